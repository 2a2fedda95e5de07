// The editor's page: opens a file in a form, or offers all files.

import { make } from "../core/dom.js";
import { say, words } from "../core/words.js";
import { Desk } from "./desk.js";
import { ask, refusal, takeToken } from "./server.js";

const main = /** @type {HTMLElement} */ (document.querySelector("[data-edit]"));
const state = /** @type {HTMLElement} */ (main.querySelector("[data-part=state]"));
const given = new URLSearchParams(location.search);
const record = given.get("record");
const from = given.get("from");
const lang = document.documentElement.dataset.lang ?? "";

/** All that can be edited. */
async function offer() {
  const { files } = await ask("files", { lang });
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map();
  for (const { record: place, kind, title } of files) {
    const list = groups.get(kind) ?? make("ul", { class: "pb-editor__files" });
    groups.set(kind, list);
    list.append(make("li", {}, make("a", { href: `?${new URLSearchParams({ record: place, lang })}` }, title || place)));
  }
  state.textContent = say("choose");
  main.append(...[...groups].flatMap(([kind, list]) => [make("h2", {}, kind), list]));
}

async function start() {
  await words;
  if (!record) return offer();
  const opened = await ask("open", { record: from ?? record, lang });
  new Desk(main, record, opened, lang, from !== null).begin();
}

takeToken();
if (main.dataset.readOnly === undefined) start().catch((error) => (state.textContent = refusal(error)));
