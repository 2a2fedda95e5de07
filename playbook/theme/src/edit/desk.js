// One file on the desk: its form, the page beside it, what is wrong with it, and saving it.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { toward } from "./change.js";
import { Form } from "./form.js";
import { sayAll } from "./inwords.js";
import { pageView } from "./preview.js";
import { orderIn } from "./schema.js";
import { ask, refusal } from "./server.js";
import { Session } from "./session.js";
import { otherTabs } from "./tabs.js";
import { bothVersions } from "./versions.js";

/** @typedef {import("./form.js").Problem} Problem */
/** @typedef {{text: string, digest: string}} Version */

const LOOK_MS = 150;
const CHECK_MS = 450; // after it

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
    this.others = make("div", { class: "pb-editor__others" });
    this.form = new Form(this.root, this.session, opened, lang, () => this.changed());
    this.view = this.viewed();
    this.undo = button(say("undo"), () => this.back());
    this.save = button(say("save"), () => this.store(), { class: "pb-button pb-editor__save" });
    /** @type {number | undefined} */
    this.waiting = undefined;
    this.turn = 0;
    this.checking = false;
    this.storing = false;
    /** How many errors other files have. */
    this.elsewhere = 0;
    this.ofBase = opened.base && !isCopy;
    setTimeout(() => this.view.show(opened.html)); // the fields come first
    this.tabs = otherTabs(record, (key) => this.others.before(make("p", { class: "pb-editor__tab", role: "status" }, say(key))));
  }

  begin() {
    const { main, session, form } = this;
    document.querySelector("[data-part=tools]")?.replaceChildren(...this.tools());
    const title = main.querySelector("h1");
    if (title) title.textContent = form.summary(session.data) || this.record;
    main.append(make("div", { class: "pb-editor__panes" }, make("div", { class: "pb-editor__fields" }, this.others, ...(this.ofBase ? [make("p", { class: "pb-editor__tab" }, say("only-differing"))] : []), this.root, this.ends()), this.view.element));
    const { saved } = session;
    const draft = session.draft();
    if (draft) session.put(draft.text);
    form.draw();
    this.changed();
    if (draft?.digest === saved.digest) this.tell("draft-back");
    else if (draft) this.differ(saved);
    this.listen();
  }

  tools() {
    return [...(this.record.includes("/") ? [this.flip()] : []), this.undo, this.save];
  }

  /** What is beside the form. */
  viewed() {
    return pageView(`../${this.lang}/${this.record}/`);
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
    sayAll(this.form);
    this.turn += 1;
    this.wait(() => this.look(), LOOK_MS);
  }

  /** @param {() => void} then @param {number} time */
  wait(then, time) {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(then, time);
  }

  get asked() {
    return { record: this.record, lang: this.lang, text: this.session.text };
  }

  /** At the file alone, which takes no time; all of it is checked a moment later. */
  async look() {
    const { turn } = this;
    const { problems } = await ask("look", this.asked).catch(() => ({}));
    if (turn !== this.turn) return;
    if (problems) this.form.tell(problems, true);
    this.count();
    this.wait(() => this.check(), CHECK_MS);
  }

  /** Say how many faults there are. */
  count() {
    const count = this.elsewhere + this.form.problems.filter(({ problem }) => !problem.warning).length;
    if (count) this.tell("faults-now", { count });
  }

  back() {
    flush();
    if (!this.session.undo()) return;
    this.form.refresh();
    this.changed();
  }

  async check() {
    if (this.checking) return this.wait(() => this.check(), CHECK_MS); // one at a time: it takes seconds
    const { turn } = this;
    this.checking = true;
    try {
      const found = await ask("check", this.asked);
      if (turn === this.turn) this.show(found); // else something was typed since
    } catch (error) {
      this.state.textContent = refusal(error);
    }
    this.checking = false;
  }

  /** @param {{path: string, problems: Problem[], html: string}} found */
  show({ path, problems, html }) {
    this.form.tell(problems.filter((one) => one.path === path));
    const elsewhere = problems.filter((one) => one.path !== path);
    this.others.replaceChildren(...elsewhere.map((one) => make("p", { class: "pb-ed-fault" }, `${one.path}:${one.line} `, one.message)));
    this.elsewhere = elsewhere.filter(({ warning }) => !warning).length;
    this.count();
    this.view.show(html);
  }

  async store() {
    flush();
    const { session, record, lang } = this;
    if (!session.isChanged || this.storing) return; // twice at once it would be two pull requests
    this.storing = true;
    this.tell("being-saved");
    try {
      const change = this.ofBase ? await this.difference() : undefined;
      const { changed, ...now } = await ask("save", { ...this.asked, change, digest: session.saved.digest });
      if (changed) return this.differ(now);
      session.settle(now);
      history.replaceState(null, "", `?${new URLSearchParams({ record, lang })}`); // no longer a copy to be made
      this.tabs.saved();
      this.changed();
    } catch (error) {
      this.state.textContent = refusal(error);
    } finally {
      this.storing = false;
    }
  }

  /** What the team's file is to hold for the whole to be what is in the form. */
  async difference() {
    const { text, before, now } = await ask("differ", this.asked);
    try {
      return toward(text, before, now);
    } catch (error) {
      this.form.refuse();
      throw error;
    }
  }

  /** What is done with the file as a whole. @returns {Node | string} */
  ends() {
    return "";
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
