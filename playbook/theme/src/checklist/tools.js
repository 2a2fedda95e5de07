// The buttons of a list, by their names in `data-do`.

import { button, make } from "../core/dom.js";
import { keep, recall } from "../core/memory.js";
import { say, speaking } from "../core/words.js";
import { beside } from "../dates/period.js";

/** @import { Notice } from "../core/notice.js" */
/** @import { Page } from "./checklist.js" */

/** @param {Page} page @param {Notice} notice @returns {Record<string, () => unknown>} what each does */
export function toolsOf(page, notice) {
  const { root, sheet, open } = page;
  return {
    reset: () => reset(page, notice),
    earlier: () => open(beside(sheet.period, -1)),
    later: () => open(beside(sheet.period, 1)),
    hide: () => (keep("hide-done", recall("hide-done") ? "" : "1"), hideDone(root)),
    print: () => print(),
    blank: () => (root.classList.add("pb-blank"), print(), root.classList.remove("pb-blank")),
    history: () => speaking(import("./history.js")).then((part) => part.openHistory(page)),
    text: () => speaking(import("../share/share.js")).then((part) => part.copyAs(page, "text")),
    markdown: () => speaking(import("../share/share.js")).then((part) => part.copyAs(page, "markdown")),
    share: () => speaking(import("../share/share.js")).then((part) => part.openShare(page)),
    export: () => speaking(import("../ticks/transfer.js")).then((part) => part.exportAll()),
    import: () => speaking(import("../ticks/transfer.js")).then((part) => part.openImport(() => open(sheet.period))),
  };
}

/** @param {Element} root @param {string} name @returns {HTMLElement} the button of that name */
export function toolOf(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-do="${name}"]`) ?? make("p"));
}

/** Hide what is done, if the reader wants it so. @param {HTMLElement} root */
export function hideDone(root) {
  const on = Boolean(recall("hide-done"));
  root.classList.toggle("pb-hide-done", on);
  toolOf(root, "hide").setAttribute("aria-pressed", `${on}`);
}

/** @param {Page} page @param {Notice} notice */
function reset({ root, sheet, show }, notice) {
  const restore = sheet.reset();
  show();
  const undo = button(say("undo"), () => (restore(), notice("undo", ""), show(), toolOf(root, "hide").focus()), { "data-do": "undo" });
  notice("undo", say("was-reset"), undo);
  undo.focus();
}
