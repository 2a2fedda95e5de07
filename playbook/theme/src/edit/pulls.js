// The editor's page of a published site: reads a file from its repository, checks what it can, and proposes changes.

import { say, words } from "../core/words.js";
import { answeredBy, dataOf, fieldsOf, offer, parse, pathAt, refusal, Refused } from "./editor.js";
import { PullDesk } from "./pull-desk.js";
import { faults } from "./faults.js";
import { Host } from "./host.js";
import { askToken } from "./token.js";
import { Work } from "./work.js";
import { problemsIn } from "./workflow.js";

const main = /** @type {HTMLElement} */ (document.querySelector("[data-edit]"));
const state = /** @type {HTMLElement} */ (main.querySelector("[data-part=state]"));
const lang = document.documentElement.dataset.lang ?? "";
const { host: address = "", repository = "", branch = "", folder = "" } = main.dataset;
const record = new URLSearchParams(location.search).get("record");
const FIRST_MS = 2000;
const LAST_MS = 30000;
const PATIENCE_MS = 900000;

/** One file that is edited, and who answers for it in place of the engine. */
class Editing {
  /** @param {string} name @param {import("./form.js").Made} made @param {Record<string, string>} places */
  constructor(name, made, places) {
    this.host = new Host(address, repository);
    this.work = new Work(this.host, { branch, folder }, name);
    this.known = { ...made, places };
    this.made = made;
    this.path = `${folder.split("/").at(-1)}/${name}.yml`; // as the check calls it
    this.turn = 0;
    this.isAsking = false;
    addEventListener("pagehide", () => this.host.forget());
  }

  async begin() {
    state.textContent = "";
    let opened = { text: "", digest: "" };
    await this.#askToken(async () => {
      opened = await this.work.open();
      const fields = fieldsOf(opened.text);
      if (!fields) throw new Refused("not-yaml");
      if (fields.change !== undefined) throw new Refused("is-change");
    });
    this.desk = new PullDesk(main, this.work.record, { ...opened, ...this.made }, lang);
    answeredBy((what, given) => this.answer(what, given));
    this.desk.begin();
    if (this.work.pull) this.#follow("pull-goes-on");
  }

  /** @param {() => Promise<unknown>} tried what the token must be good for */
  async #askToken(tried) {
    this.isAsking = true;
    await askToken(state, repository, async (given) => {
      this.host.take(given);
      await tried().catch((error) => {
        this.host.forget();
        throw error;
      });
    });
    this.isAsking = false;
  }

  /** @param {string} what @param {Record<string, any>} given @returns {Promise<any>} */
  async answer(what, given) {
    if (what === "check") return { path: this.path, problems: this.#problems(given.text), html: "" };
    if (what !== "save") return { said: "" }; // only the engine has these words
    try {
      const saved = await this.work.save(given.text, given.digest);
      if (this.work.pull) this.#follow("pull-open");
      return saved;
    } catch (error) {
      if (error instanceof Refused && error.message === "expired") this.#again();
      throw error;
    }
  }

  /** The token is good no longer; what has been typed waits for another. */
  async #again() {
    if (this.isAsking) return;
    await this.#askToken(() => this.host.ask("GET", ""));
    this.desk?.changed();
    if (this.work.pull) this.#follow("pull-open");
  }

  /** @param {string} text */
  #problems(text) {
    const tree = parse(text);
    const own = faults(tree && dataOf(tree), this.known).map(({ at, code, words: blanks }) => ({
      path: this.path, line: 1, column: 1, at, code, warning: false, message: say(`message-${code}`, blanks), hint: say(`hint-${code}`, blanks),
    }));
    const keys = new Set(own.map(({ at, code }) => JSON.stringify([at, code])));
    return [...own, ...(this.desk?.stillFound() ?? []).filter(({ at, code }) => !keys.has(JSON.stringify([at, code])))];
  }

  /** Look, less and less often, for what the workflow found in the newest commit. @param {string} key what to say till then */
  async #follow(key) {
    const { work, desk } = this;
    const { text, commit } = work.committed ?? { text: "", commit: "" };
    const pull = `https://github.com/${repository}/pull/${work.pull}`;
    const turn = (this.turn += 1);
    const until = Date.now() + PATIENCE_MS;
    desk?.sayPull(key, pull, { number: work.pull });
    try {
      for (let wait = FIRST_MS; Date.now() < until; wait = Math.min(wait * 1.5, LAST_MS)) {
        const found = problemsIn(await this.host.all(`/issues/${work.pull}/comments`), commit);
        if (turn !== this.turn) return; // there is a newer commit
        if (found) {
          const located = found.map((one) => (one.path === this.path ? { ...one, at: pathAt(text, one.line, one.column) } : one));
          desk?.sayPull(found.length ? "pull-faults" : "pull-clean", pull, { number: work.pull, count: found.length });
          await desk?.tellFound(located, text);
          return;
        }
        await new Promise((done) => setTimeout(done, wait));
      }
      desk?.sayPull("pull-silent", pull, { number: work.pull });
    } catch (error) {
      if (turn !== this.turn) return;
      desk?.sayPull("pull-unseen", pull, { number: work.pull, why: refusal(error) });
      if (/** @type {Error} */ (error).message === "expired") this.#again();
    }
  }
}

/** What lies beside the page. @param {string} path @returns {Promise<any>} */
async function beside(path) {
  const answer = await fetch(new URL(path, new URL("./", location.href)), { cache: "no-cache" }).catch(() => undefined);
  if (!answer?.ok) throw new Refused("site");
  return answer.json();
}

async function start() {
  await words;
  if (window.top !== window || window.opener) {
    document.body.replaceChildren(say("framed"));
    return;
  }
  for (const one of document.querySelectorAll("[data-untried]")) one.removeAttribute("data-untried");
  const { files, shipped, places } = await beside("files.json");
  if (!record) return offer(main, files, lang);
  if (shipped.includes(record)) throw new Refused("shipped", { record });
  if (!files.some((/** @type {{record: string}} */ one) => one.record === record)) throw new Refused("no-such-file");
  await new Editing(record, await beside(`forms/${record.split("/")[0]}.json`), places).begin();
}

start().catch((error) => (state.textContent = refusal(error)));
