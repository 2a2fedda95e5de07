// One file on the desk: its form, the page beside it, what is wrong with it, and saving it.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { copyButton } from "./copy.js";
import { Form } from "./form.js";
import { preview } from "./preview.js";
import { orderIn } from "./schema.js";
import { ask, refusal } from "./server.js";
import { Session } from "./session.js";
import { otherTabs } from "./tabs.js";
import { bothVersions } from "./versions.js";

/** @typedef {import("./form.js").Problem} Problem */
/** @typedef {{text: string, digest: string}} Version */

const CHECK_MS = 600;

export class Desk {
  /** @param {HTMLElement} main @param {string} record @param {Version & import("./form.js").Made} opened @param {string} lang @param {boolean} [isCopy] whether it is a new record, and `opened` what it is made of */
  constructor(main, record, opened, lang, isCopy) {
    this.main = main;
    this.record = record;
    this.lang = lang;
    this.state = /** @type {HTMLElement} */ (main.querySelector("[data-part=state]"));
    this.session = new Session(record, opened, orderIn(opened.schema, opened.languages.map(({ code }) => code)));
    if (isCopy) this.session.begin(record.split("/")[1]);
    this.root = make("form", { class: "pb-editor__form", novalidate: true, autocomplete: "off" });
    this.frame = make("iframe", { class: "pb-editor__page", title: say("page"), sandbox: "allow-same-origin" });
    this.others = make("div", { class: "pb-editor__others" });
    this.form = new Form(this.root, this.session, opened, lang, () => this.changed());
    this.undo = button(say("undo"), () => this.back());
    this.save = button(say("save"), () => this.store(), { class: "pb-button pb-editor__save" });
    /** @type {number | undefined} */
    this.waiting = undefined;
    this.turn = 0;
    this.tabs = otherTabs(record, (key) => this.others.before(make("p", { class: "pb-editor__tab", role: "status" }, say(key))));
  }

  begin() {
    const { main, session, form } = this;
    document.querySelector("[data-part=tools]")?.replaceChildren(this.flip(), ...(this.record.includes("/") ? [copyButton(this.record, this.lang)] : []), this.undo, this.save);
    const title = main.querySelector("h1");
    if (title) title.textContent = form.summary(session.data) || this.record;
    main.append(make("div", { class: "pb-editor__panes" }, make("div", { class: "pb-editor__fields" }, this.others, this.root), this.frame));
    const { saved } = session;
    const draft = session.draft();
    if (draft) session.put(draft.text);
    form.draw();
    this.changed();
    if (draft?.digest === saved.digest) this.tell("draft-back");
    else if (draft) this.differ(saved);
    this.listen();
  }

  listen() {
    this.root.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("beforeunload", (event) => {
      flush();
      if (this.session.isChanged) event.preventDefault();
    });
    addEventListener("pagehide", flush);
    document.addEventListener("keydown", (event) => {
      const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!command || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      this.store();
    });
    document.addEventListener("focusin", ({ target }) => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      for (const one of document.querySelectorAll("[data-last]")) one.removeAttribute("data-last");
      target.dataset.last = "";
    });
  }

  /** @param {string} key @param {Record<string, string | number>} [blanks] */
  tell(key, blanks) {
    this.state.textContent = say(key, blanks);
  }

  changed() {
    const { session } = this;
    this.undo.disabled = !session.history.length;
    this.save.disabled = !session.isChanged;
    this.tell(session.isChanged ? "unsaved" : "all-saved");
    this.form.sayAll();
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.check(), CHECK_MS);
  }

  back() {
    flush();
    if (!this.session.undo()) return;
    this.form.refresh();
    this.changed();
  }

  async check() {
    const turn = (this.turn += 1);
    try {
      const found = await ask("check", { record: this.record, lang: this.lang, text: this.session.text });
      if (turn === this.turn) this.show(found); // else another check has begun since
    } catch (error) {
      this.state.textContent = refusal(error);
    }
  }

  /** @param {{path: string, problems: Problem[], html: string}} found */
  show({ path, problems, html }) {
    this.form.tell(problems.filter((one) => one.path === path));
    const elsewhere = problems.filter((one) => one.path !== path);
    this.others.replaceChildren(...elsewhere.map((one) => make("p", { class: "pb-ed-fault" }, `${one.path}:${one.line} `, one.message)));
    const count = problems.filter(({ warning }) => !warning).length;
    if (count) this.tell("faults-now", { count });
    if (html) preview(this.frame, html, `../${this.lang}/${this.record}/`);
  }

  async store() {
    flush();
    const { session, record, lang } = this;
    if (!session.isChanged) return;
    try {
      const { changed, ...now } = await ask("save", { record, lang, text: session.text, digest: session.saved.digest });
      if (changed) return this.differ(now);
      session.settle(now);
      history.replaceState(null, "", `?${new URLSearchParams({ record, lang })}`); // no longer a copy to be made
      this.tabs.saved();
      this.changed();
    } catch (error) {
      this.state.textContent = refusal(error);
    }
  }

  /** Somebody else has changed the file: both versions are shown. @param {Version} now */
  differ(now) {
    const { session } = this;
    this.tell("changed-meanwhile");
    this.main.querySelector(".pb-ed-versions")?.remove();
    const shown = bothVersions(session.text, now.text, (isMine) => {
      shown.remove();
      session.settle(now);
      if (!isMine) session.put(now.text);
      this.form.refresh();
      this.changed();
      if (isMine) this.store();
    });
    this.root.before(shown);
    shown.querySelector("h2")?.focus();
  }

  /** On a narrow screen, the form or the page. */
  flip() {
    const turn = () => (flip.ariaPressed = String(this.main.toggleAttribute("data-page")));
    const flip = button(say("page"), turn, { class: "pb-button pb-editor__flip", "aria-pressed": "false" });
    return flip;
  }
}

/** What is being typed counts as typed. */
function flush() {
  const { activeElement } = document;
  if (activeElement?.matches("textarea, input")) activeElement.dispatchEvent(new Event("change", { bubbles: true }));
}
