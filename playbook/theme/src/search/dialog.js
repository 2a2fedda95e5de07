// The search dialog. Names are looked up first; the full text when no name was meant, or when the reader wants more.

import { ask, total } from "./ask.js";
import { home, loadNames, text } from "./files.js";
import { filters, folderOf } from "./filters.js";
import { held, hold } from "./held.js";
import { addTasks, look, offers } from "./offers.js";
import { openAt } from "./passage.js";
import { rank } from "./ranking.js";
import { answer, entry, nearest, withSections } from "./results.js";
import { remember } from "./vain.js";

export { ask, total };

/** @import { Named, Names } from "./names.js" */

const PAGE_OF_RESULTS = 8;
const WAIT_MS = 120;
/** Who types at once is not shown what is due. */
const IDLE_MS = 400;
const COMPOSING = 229;

/** @type {Dialog | undefined} */
let dialog;

/** @param {HTMLDialogElement} element */
export function start(element) {
  dialog ??= new Dialog(element);
  dialog.open();
}

class Dialog {
  timer = 0;
  latest = 0;
  /** The query whose results stand in the list. */
  answered = "";
  /** The folder whose pages are shown alone. */
  kind = "";
  /** The last query, if it has no answer. */
  vain = "";
  next = async () => {}; // shows more results

  /** @param {HTMLDialogElement} element */
  constructor(element) {
    this.element = element;
    this.input = this.part(HTMLInputElement, "input");
    this.list = this.part(HTMLOListElement, "ol");
    this.status = this.part(HTMLElement, "[role=status]");
    this.begin = this.status.textContent ?? "";
    this.more = this.part(HTMLButtonElement, ".pb-search__more");
    this.kinds = document.createElement("div");
    this.kinds.className = "pb-search__offers pb-search__kinds";
    this.kinds.role = "group";
    this.more.addEventListener("click", () => this.next());
    this.list.before(this.kinds);
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.latest++;
      this.kind = "";
      this.busy(true);
      this.timer = setTimeout(() => this.search(), WAIT_MS);
    });
    element.addEventListener("keydown", (event) => this.press(event));
    element.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a");
      const aside = event.ctrlKey || event.metaKey || event.shiftKey; // in a tab or window of its own
      if (link) this.follow(link, event, aside);
      if ((link && !aside) || event.target === element) element.close();
    });
    element.addEventListener("close", () => this.leave());
    addEventListener("popstate", () => {
      if (!held() || element.open) return;
      element.showModal();
      this.open();
    });
  }

  /**
   * @template {HTMLElement} T
   * @param {new () => T} type
   * @param {string} selector
   */
  part(type, selector) {
    const found = this.element.querySelector(selector);
    if (!(found instanceof type)) throw new Error(selector);
    return found;
  }

  get query() {
    return this.input.value.trim();
  }

  async open() {
    const before = held();
    hold(); // once: a page that is then loaded anew is not one that is come back to
    this.input.focus();
    if (before) {
      this.input.value = before.query;
      this.kind = before.kind;
    } else this.input.select();
    if (!this.list.childElementCount || !this.query || this.answered !== this.query) await this.search();
    if (before) await this.back(before);
  }

  /** Show as many results as there were, and stand on the one that was opened. @param {import("./held.js").Held} before */
  async back({ href, rows }) {
    const { children } = this.list;
    for (let shown = -1; shown < children.length && children.length < rows && !this.more.hidden; await this.next()) shown = children.length;
    this.links.find((link) => link.href === href)?.focus();
  }

  /**
   * Keep what to come back to, and open a page that was found by its text at the passage.
   * @param {HTMLAnchorElement} link
   * @param {MouseEvent} event
   * @param {boolean} aside the reader stays here
   */
  follow(link, event, aside) {
    const { href } = link;
    const site = location.origin + home;
    if (href.startsWith(site) && href !== site) look(href.slice(site.length).replace(/#(?!term-).*/, ""));
    if (aside) return;
    if (this.query) hold({ query: this.query, kind: this.kind, href, rows: this.list.childElementCount });
    if (!link.classList.contains("pb-search__inside")) return;
    event.preventDefault();
    openAt(href, this.query);
  }

  /** Keep a query without an answer that is not typed on. */
  leave() {
    if (this.vain) remember(this.vain);
    this.vain = "";
  }

  get links() {
    return [...this.list.querySelectorAll("a")];
  }

  async search() {
    clearTimeout(this.timer);
    const turn = ++this.latest;
    const { query } = this;
    this.answered = "";
    this.busy(true);
    this.more.hidden = true;
    if (query) this.vain = "";
    else this.leave();
    this.kinds.replaceChildren();
    if (!query) await this.offer(() => turn === this.latest);
    else {
      this.say(this.element.dataset.busy ?? "");
      try {
        await this.answer(query, () => turn === this.latest);
        if (turn === this.latest) this.answered = query;
      } catch {
        if (turn === this.latest) this.say(this.element.dataset.failed ?? "");
      }
    }
    if (turn === this.latest) this.busy(false);
  }

  /** @param {() => boolean} current false once the reader has typed */
  async offer(current) {
    const known = await loadNames().catch(() => undefined); // it will be said once something is asked
    if (!current()) return;
    const rows = known ? offers(known, home) : [];
    this.show(rows, this.begin);
    if (!rows.length) return;
    setTimeout(async () => {
      if (!current()) return;
      const { dueToday } = await import("../today/agenda.js");
      addTasks(rows[0], await dueToday());
    }, IDLE_MS);
  }

  /**
   * @param {string} typed
   * @param {() => boolean} current false once the reader has typed on
   */
  async answer(typed, current) {
    const found = await ask(typed, current);
    if (!found || !current()) return;
    const { known, query, ranking } = found;
    if (ranking.nothing) this.nothing(known, ranking.found, query);
    else this.results(known, ranking, query, current);
  }

  /**
   * Say that the handbook has nothing on a query, and what comes nearest.
   * @param {Names} known
   * @param {Named[]} found
   * @param {string} query
   */
  nothing(known, found, query) {
    this.vain = query;
    this.show(nearest(known, found, query, home), known.say(found.length ? "near" : "none", { query }));
  }

  /**
   * @param {Names} known
   * @param {import("./ranking.js").Ranking} ranking
   * @param {string} query
   * @param {() => boolean} current
   * @param {boolean} [whole] whether the text was looked into
   */
  results(known, ranking, query, current, whole = !ranking.sure) {
    const ofKind = (/** @type {Named[]} */ all) => all.filter((one) => !this.kind || folderOf(one) === this.kind);
    let all = ranking.found;
    const found = ofKind(all);
    const row = (/** @type {Named} */ one) => entry(known, one, query, home, !ranking.sure);
    const choose = (/** @type {string} */ folder) => {
      const here = [...this.kinds.children].findIndex((one) => one === document.activeElement);
      this.kind = folder;
      this.results(known, { ...ranking, found: all }, query, current, whole);
      if (this.kinds.children[here] instanceof HTMLElement) this.kinds.children[here].focus();
    };
    const offerKinds = () => this.kinds.replaceChildren(...filters(known, all, this.kind, choose));
    offerKinds();
    const shown = found.slice(0, PAGE_OF_RESULTS);
    const first = shown.map(row);
    answer(known, shown[0], first[0], query);
    this.show(first, known.say(whole ? "some" : "named", { count: found.length, query }));
    if (!ranking.sure) withSections(shown, first, query);
    let waiting = found.slice(PAGE_OF_RESULTS);
    const offer = () => {
      this.more.hidden = whole && !waiting.length;
      this.more.textContent = known.say(waiting.length ? "more" : "deeper", {});
    };
    offer();
    this.next = async () => {
      if (!waiting.length) {
        const more = await rank(known, text, query, true).catch(() => undefined);
        if (!current()) return;
        if (!more) return this.say(this.element.dataset.failed ?? "");
        const fresh = more.found.filter((one) => !all.includes(one));
        all = [...all, ...fresh];
        waiting = ofKind(fresh);
        whole = true;
        offerKinds();
        this.say(known.say("some", { count: found.length + waiting.length, query }));
      }
      const next = waiting.splice(0, PAGE_OF_RESULTS);
      const fresh = next.map(row);
      this.list.append(...fresh);
      withSections(next, fresh, query);
      offer();
      fresh[0]?.querySelector("a")?.focus();
    };
  }

  /**
   * Show other rows. Who stands on one that goes is taken back to the box.
   * @param {HTMLElement[]} rows
   * @param {string} words
   */
  show(rows, words) {
    const here = this.list.contains(document.activeElement);
    this.list.replaceChildren(...rows);
    if (here) this.input.focus();
    this.list.classList.toggle("pb-search__none", Boolean(this.vain));
    this.say(words);
  }

  /** @param {string} words */
  say(words) {
    this.status.textContent = words;
  }

  /** @param {boolean} is */
  busy(is) {
    this.list.setAttribute("aria-busy", String(is));
  }

  /**
   * Arrow keys walk through the results; Enter in the box opens the first. Keys that an input method
   * composes with are its own; some browsers tell so by the code alone.
   * @param {KeyboardEvent} event
   */
  press(event) {
    if (event.isComposing || event.keyCode === COMPOSING) return;
    const { input, links } = this;
    const here = links.findIndex((link) => link === document.activeElement);
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      this.openFirst();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = here + (event.key === "ArrowDown" ? 1 : -1);
      (next < 0 ? input : links[Math.min(next, links.length - 1)])?.focus();
    }
  }

  /** Open the first result of what stands in the box, once it is there; nothing if none answers it. */
  async openFirst() {
    const { query } = this;
    if (!query) return;
    if (this.answered !== query) await this.search();
    if (this.answered === query && this.query === query && !this.vain) this.links[0]?.click();
  }
}
