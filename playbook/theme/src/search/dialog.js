// The search dialog. Names are looked up first, in one small file; the full text is asked when no
// name was meant, or when the reader wants more.

import { json } from "../core/fetched.js";
import { FullText } from "./full-text.js";
import { Names } from "./names.js";
import { look, offers } from "./offers.js";
import { meant, rank } from "./ranking.js";
import { addSections, answer, entry, proposal } from "./results.js";
import { remember } from "./vain.js";
import { speak } from "./words.js";

/** @import { Named } from "./names.js" */

const PAGE_OF_RESULTS = 8;
/** Each is a page to fetch, 10 kB. */
const SECTIONS_OF = 1;
const WAIT_MS = 120;
const COMPOSING = 229;
/** How many pages are named when none answers. */
const NEAR = 3;
/** The page that says how the handbook is changed, for a handbook whose repository takes no proposals. */
const HOW_TO_EDIT = "about/edit/";

const root = new URL(document.documentElement.dataset.base ?? ".", location.href).pathname.replace(/\/?$/, "/");
const home = `${root}${document.documentElement.dataset.lang}/`;
/** @type {Promise<Names> | undefined} */
let names;
/** @type {Promise<import("./spelling.js").Spelling> | undefined} */
let spelling;
const text = new FullText(home);
/** @type {Dialog | undefined} */
let dialog;

/** @param {HTMLDialogElement} element */
export function start(element) {
  dialog ??= new Dialog(element);
  dialog.open();
}

function loadNames() {
  names ??= Promise.all([json(`${home}names.json`), text.listing()]).then(([found, { stems }]) => {
    speak(found.words, stems); // before the names are cut into words
    return new Names(found);
  });
  names.catch(() => (names = undefined));
  return names;
}

function loadSpelling() {
  spelling ??= json(`${home}spelling.json`);
  spelling.catch(() => (spelling = undefined));
  return spelling;
}

class Dialog {
  timer = 0;
  latest = 0;
  /** The query whose results stand in the list. */
  answered = "";
  /** The last query, if it has no answer. */
  vain = "";

  /** @param {HTMLDialogElement} element */
  constructor(element) {
    this.element = element;
    this.input = this.part(HTMLInputElement, "input");
    this.list = this.part(HTMLOListElement, "ol");
    this.status = this.part(HTMLElement, "[role=status]");
    this.begin = this.status.textContent ?? "";
    this.more = this.part(HTMLButtonElement, ".pb-search__more");
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.latest++;
      this.busy(true);
      this.timer = setTimeout(() => this.search(), WAIT_MS);
    });
    element.addEventListener("keydown", (event) => this.press(event));
    element.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a");
      const { href = "" } = link || {};
      const own = href.startsWith(location.origin + home) && href.slice((location.origin + home).length);
      if (own) look(own.replace(/#(?!term-).*/, ""));
      if (link || event.target === element) element.close();
    });
    element.addEventListener("close", () => this.leave());
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

  open() {
    this.input.focus();
    this.input.select();
    if (!this.list.childElementCount || !this.query) this.search();
  }

  /** Keep a query without an answer that is not typed on. */
  leave() {
    if (this.vain) remember(this.vain);
    this.vain = "";
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
    if (current()) this.show(known ? offers(known, home) : [], this.begin);
  }

  /**
   * @param {string} typed
   * @param {() => boolean} current false once the reader has typed on
   */
  async answer(typed, current) {
    const known = await loadNames();
    if (!current()) return;
    const query = await meant(known, typed, loadSpelling).catch(() => typed);
    const ranking = await rank(known, text, query);
    if (!current()) return;
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
    const near = found.slice(0, NEAR);
    const rows = near.map((one) => entry(known, one, query, home));
    const where = known.propose ? known.propose + encodeURIComponent(query) : known.at(HOW_TO_EDIT) && home + HOW_TO_EDIT;
    if (where) rows.push(proposal(where, known.say("propose", {})));
    this.vain = query;
    this.show(rows, known.say(near.length ? "near" : "none", { query }));
  }

  /**
   * @param {Names} known
   * @param {import("./ranking.js").Ranking} ranking
   * @param {string} query
   * @param {() => boolean} current
   */
  results(known, { found, sure }, query, current) {
    const shown = found.slice(0, PAGE_OF_RESULTS);
    const first = shown.map((one) => entry(known, one, query, home));
    answer(known, shown[0], first[0], query);
    this.show(first, known.say(sure ? "named" : "some", { count: found.length, query }));
    if (!sure) withSections(shown, first, query);
    let waiting = found.slice(PAGE_OF_RESULTS);
    let whole = !sure;
    const offer = () => {
      this.more.hidden = whole && !waiting.length;
      this.more.textContent = known.say(waiting.length ? "more" : "deeper", {});
    };
    offer();
    this.more.onclick = async () => {
      if (!waiting.length) {
        const all = await rank(known, text, query, true).catch(() => undefined);
        if (!current()) return;
        if (!all) return this.say(this.element.dataset.failed ?? "");
        waiting = all.found.filter((one) => !found.includes(one));
        whole = true;
        this.say(known.say("some", { count: found.length + waiting.length, query }));
      }
      const next = waiting.splice(0, PAGE_OF_RESULTS);
      const fresh = next.map((one) => entry(known, one, query, home));
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
    const { input } = this;
    const links = [...this.list.querySelectorAll("a")];
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
    if (this.answered === query && this.query === query && !this.vain) this.list.querySelector("a")?.click();
  }
}

/**
 * Say where on it the first pages among the results hold the words. A term is its own place.
 * @param {Named[]} found
 * @param {HTMLElement[]} rows one for each of `found`
 * @param {string} query
 */
function withSections(found, rows, query) {
  const pages = rows.filter((_, at) => found[at].page === undefined);
  for (const row of pages.slice(0, SECTIONS_OF)) addSections(row, query).catch(() => {});
}
