// After the tick: a group that is finished folds, and a list that is says what comes next.

import { button, make } from "../core/dom.js";
import { say, speaking } from "../core/words.js";

/** @typedef {import("./checklist.js").Page} Page */

const PAUSE_MS = 200;

/**
 * @param {Page} page
 * @param {Element} group the one that was finished just now: what was before stays as the reader found it
 * @returns {() => void} shows it; called after each change
 */
export function start(page, group) {
  const after = new After(page, group);
  return () => after.show();
}

class After {
  /** Groups that were finished when they were last seen. @type {Set<Element>} */
  finished = new Set();
  seen = "";
  panel = make("section", { class: "pb-finished", "aria-label": say("list-done") });
  next = make("div", { class: "pb-finished__next", role: "status" });

  /** @param {Page} page @param {Element} group */
  constructor(page, group) {
    this.page = page;
    this.seen = page.sheet.period;
    for (const one of page.root.querySelectorAll(".pb-whole")) if (one !== group) this.finished.add(one);
  }

  show() {
    const { root, sheet } = this.page;
    const first = this.seen !== sheet.period;
    this.seen = sheet.period;
    for (const group of root.querySelectorAll("fieldset")) {
      const done = sheet.shown === null && group.classList.contains("pb-whole");
      if (done === this.finished.has(group)) continue;
      this.finished[done ? "add" : "delete"](group);
      if (!done || first) this.unfold(group);
      else setTimeout(() => this.finished.has(group) && this.fold(group), PAUSE_MS);
    }
    if (first || sheet.shown || !root.classList.contains("pb-complete")) this.panel.remove();
    else this.sayDone();
  }

  /** @param {Element} group */
  fold(group) {
    if (group.querySelector(".pb-unfold, .pb-check__drawer, :target")) return;
    const toggle = button("", () => show(!group.classList.contains("pb-folded")), { class: "pb-button pb-unfold" });
    const show = (/** @type {boolean} */ folded) => {
      close(group, folded);
      toggle.ariaExpanded = String(!folded);
      toggle.textContent = say(folded ? "unfold" : "fold");
    };
    group.querySelector("legend")?.append(toggle);
    group.addEventListener("beforematch", () => show(false));
    show(true);
    if (group.contains(document.activeElement)) toggle.focus();
  }

  /** @param {Element} group */
  unfold(group) {
    group.querySelector(".pb-unfold")?.remove();
    close(group, false);
  }

  sayDone() {
    const { root, sheet } = this.page;
    if (this.panel.isConnected) return;
    const undo = button(say("undo-last"), () => this.undo());
    this.panel.replaceChildren(make("p", {}, make("strong", {}, say("list-done"))), undo, this.next);
    root.querySelector(".pb-checklist__bar")?.after(this.panel);
    speaking(import("../today/follows.js")).then(({ follows }) => follows(sheet.list)).then((said) => this.next.replaceChildren(...said), () => this.next.replaceChildren());
  }

  /** Open again what was ticked last. */
  undo() {
    const { root, sheet, show } = this.page;
    const boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".pb-check--settled input[data-item]")]);
    const at = (/** @type {HTMLInputElement} */ box) => sheet.mark(box.dataset.item ?? "")?.at ?? 0;
    const last = boxes.sort((a, b) => at(a) - at(b)).at(-1);
    if (!last) return;
    sheet.change(last.dataset.item ?? "", undefined);
    show();
    last.focus();
  }
}

/** What is folded is still found by the browser's own search, where it knows how. @param {Element} group @param {boolean} folded */
function close(group, folded) {
  group.classList.toggle("pb-folded", folded);
  if (!("onbeforematch" in group)) return;
  for (const part of group.querySelectorAll(":scope > :not(legend)")) {
    if (folded) part.setAttribute("hidden", "until-found");
    else part.removeAttribute("hidden");
  }
}
