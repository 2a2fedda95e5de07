// The editor's page: opens a file in a form, or offers all files.

import { button, make } from "../core/dom.js";
import { say, words } from "../core/words.js";
import { command } from "./commands.js";
import { ask, fieldsOf, offer, refusal, Refused, takeToken } from "./editor.js";
import { LocalDesk } from "./local-desk.js";

const main = /** @type {HTMLElement} */ (document.querySelector("[data-edit]"));
const state = /** @type {HTMLElement} */ (main.querySelector("[data-part=state]"));
const given = new URLSearchParams(location.search);
const record = given.get("record");
const from = given.get("from");
const lang = document.documentElement.dataset.lang ?? "";

/** What begins a record of a kind. @param {{kind: string, id: string, title: string}} kind */
function beginning({ kind, id, title }) {
  const name = say("new-of", { name: title });
  return button("＋", () => command("new", `${kind}/${id}`, lang), { class: "pb-editor__small", "aria-label": name, title: name });
}

async function start() {
  await words;
  if (!record) {
    const { files, kinds } = await ask("files", { lang });
    return offer(main, files, lang, new Map(kinds.map((/** @type {{kind: string, id: string, title: string}} */ kind) => [kind.title, beginning(kind)])));
  }
  const opened = await ask("open", { record: from ?? record, lang });
  if (!fieldsOf(opened.text)) {
    const { problems } = await ask("look", { record, lang, text: opened.text });
    const told = problems.map((/** @type {{line: number, message: string, hint: string}} */ { line, message, hint }) => make("li", {}, `${line}: ${message} ${hint}`));
    state.after(make("ul", {}, ...told));
    throw new Refused("not-yaml");
  }
  new LocalDesk(main, record, opened, lang, from !== null).begin();
}

takeToken();
if (main.dataset.readOnly === undefined) start().catch((error) => (state.textContent = refusal(error)));
