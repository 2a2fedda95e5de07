// One checklist on the page: what the reader sees and does. What is kept is in sheet.js.

import { button, make } from "../core/dom.js";
import { keep, onOtherTab, recall } from "../core/memory.js";
import { notices } from "../core/notice.js";
import { say, speaking, words as loaded } from "../core/words.js";
import { kindOf, onClock, periodWords, spanOf } from "../dates/period.js";
import { Sheet } from "../ticks/sheet.js";
import { sayBothClocks } from "./elsewhere.js";
import { occasionOf } from "./occasion.js";
import { showCounts, showProgress } from "./progress.js";
import { showUnfinished } from "./unfinished.js";
import { idsOf, keyOf, move, rowsOf, showCarried, showMark, showState } from "./rows.js";
import { hideDone, toolOf, toolsOf } from "./tools.js";

/**
 * @typedef {{root: HTMLElement, sheet: Sheet, title: string, words: (period?: string) => string,
 *   show: () => void, open: (period: string) => void}} Page
 */

/** @param {HTMLElement} root the element with data-checklist */
export function start(root) {
  const list = new Checklist(root);
  list.listen();
  list.begin();
  void sayBothClocks(root);
}

/** @implements {Page} */
class Checklist {
  /** The period that it is now. */
  current = "";
  /** Boxes do not wait for words; all else does. */
  speaks = false;
  /** Shows how far its rounds are, once that is there. @type {(() => void) | undefined} */
  rounds;
  /** What follows the tick, once a group is finished. @type {(() => void) | undefined} */
  after;

  /** @param {HTMLElement} root */
  constructor(root) {
    const { checklist: list = "", aliases, period: kind = "always", title = document.title, schedule } = root.dataset;
    this.root = root;
    this.title = title;
    this.kind = kind;
    this.schedule = JSON.parse(schedule || "null");
    this.sheet = new Sheet(list, idsOf(root), aliases?.split(" "));
    this.notice = notices(this.part("notices"));
    this.occasion = occasionOf(kind, this.sheet, root, this.open);
    this.tools = toolsOf(this, this.notice);
    this.me = /** @type {HTMLInputElement} */ (root.querySelector("input[name=me]") ?? make("input"));
  }

  part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (this.root.querySelector(`[data-part="${name}"]`) ?? make("p"));

  words = (/** @type {string} */ period = this.sheet.period) => periodWords(period) || this.occasion.words(period);

  open = (/** @type {string} */ period) => {
    const { root, sheet } = this;
    /** @type {HTMLElement | null} */ (root.querySelector("[type=text]:focus"))?.blur(); // kept in the period it was typed in
    sheet.shown = null;
    sheet.open(period);
    for (const drawer of root.querySelectorAll(".pb-check__drawer")) drawer.remove();
    for (const more of root.querySelectorAll(".pb-check__more")) more.setAttribute("aria-expanded", "false");
    this.show();
  };

  /** Whether a period that a link names is one of this list. */
  accepts = (/** @type {string} */ period) => kindOf(period) === this.kind || period === this.current;

  /** Go on to the new period once the old one is over, but for whoever looks at another or at what was handed over. */
  roll = () => {
    const now = this.occasion.current();
    const before = this.current;
    if (now === before) return;
    this.current = now;
    if (before && (this.sheet.shown || this.sheet.period !== before)) return this.show();
    this.open(now);
    if (before) this.notice("roll", say("rolled", { period: this.words() }), button(say("ok"), () => this.notice("roll", "")));
  };

  show = () => {
    const { root, sheet } = this;
    if (this.speaks) showCarried(root, sheet);
    for (const row of rowsOf(root)) {
      showState(row, sheet);
      if (this.speaks) showMark(row, sheet, this.toggle);
    }
    if (!this.speaks) return;
    this.rounds?.();
    showCounts(root, sheet);
    showProgress(root, sheet, this.part);
    this.part("period").textContent = this.words();
    toolOf(root, "earlier").hidden = !spanOf(sheet.period);
    toolOf(root, "later").hidden = !spanOf(sheet.period) || sheet.period >= this.current;
    this.occasion.show();
    showUnfinished(this, this.notice, this.current, this.schedule);
    root.classList.toggle("pb-readonly", sheet.shown !== null);
    root.querySelector(".pb-checklist__bar")?.removeAttribute("hidden");
    this.after?.();
  };

  /** Open or close an item's drawer. */
  toggle = (/** @type {HTMLElement} */ row) => {
    this.notice.later(speaking(import("../ticks/item.js")).then(({ toggle }) => toggle(row, this, keyOf(row))));
  };

  /** @param {Event} event */
  changed({ target }) {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "me") keep("me", target.value.trim());
    if (!target.dataset.item) return;
    const done = target.checked;
    this.roll();
    this.sheet.change(target.dataset.item, done ? "done" : undefined);
    this.notice("undo", "");
    const row = target.closest(".pb-check");
    this.show();
    const group = row?.closest(".pb-whole");
    if (group && !this.after) void speaking(import("./after.js")).then(({ start }) => (this.after ??= start(this, group))());
    if (done && row && !row.getClientRects().length) move(this.root, row, 1);
  }

  /** @param {Event} event */
  clicked({ target }) {
    const name = target instanceof Element ? target.closest("[data-do]")?.getAttribute("data-do") : "";
    if (!name || !this.tools[name]) return;
    this.closeMenu();
    this.notice.later(this.tools[name]());
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const row = event.target instanceof Element && event.target.matches("[data-item]") && event.target.closest(".pb-check");
    if (event.key === "Escape") this.closeMenu();
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(this.root, row, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "n") this.toggle(/** @type {HTMLElement} */ (row));
    else return;
    event.preventDefault();
  }

  closeMenu() {
    const summary = /** @type {HTMLElement | null} */ (this.root.querySelector(".pb-more[open] summary"));
    summary?.focus(); // what has focus within the menu is hidden next
    summary?.click();
  }

  listen() {
    const { root } = this;
    root.addEventListener("change", (event) => this.changed(event));
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("keydown", (event) => this.pressed(event));
    onOtherTab((name) => {
      if (this.sheet.hear(name)) this.show();
      hideDone(root);
      if (name === "me" || name === null) this.me.value = recall("me") ?? "";
    });
    onClock(this.roll);
    if (root.dataset.rounds) import("./rounds.js").then(({ start }) => start(this));
  }

  begin() {
    this.me.value = recall("me") ?? "";
    hideDone(this.root);
    this.roll();
    setTimeout(() => this.sheet.tidy(this.current));
    this.follow();
    addEventListener("hashchange", this.follow);
    loaded.then(() => {
      this.speaks = true;
      this.show();
      this.follow();
    });
  }

  /** Where the address leads: to the period that the Today page means, or to someone's ticks. */
  follow = () => {
    const asked = /^#at=([\w.-]{1,80})$/.exec(location.hash)?.[1];
    if (asked) {
      history.replaceState(null, "", location.pathname + location.search);
      if (this.accepts(asked)) this.open(asked);
    } else if (this.speaks && location.hash.startsWith("#share=")) {
      const open = (/** @type {string} */ period) => this.open(period || this.current);
      this.notice.later(speaking(import("../share/share.js")).then(({ receive }) => receive(this, this.notice, this.accepts, open)));
    }
  };
}
