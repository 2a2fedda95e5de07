// What is said above a list: that it is not the period of now, that an earlier one was left unfinished.

import { button, listed, textOf } from "../core/dom.js";
import { say } from "../core/words.js";
import { periodWords, spanOf } from "../dates/period.js";
import { lastDue } from "../dates/recurrence.js";
import { showTrouble } from "../ticks/trouble.js";
import { keyOf, rowsOf } from "./rows.js";

/** @import { Notice } from "../core/notice.js" */
/** @import { Page } from "./checklist.js" */

/**
 * @param {Page} page
 * @param {Notice} notice
 * @param {string} current the period that it is now
 * @param {any} schedule when the list is due, if that is known
 */
export function showUnfinished(page, notice, current, schedule) {
  const { root, sheet, show, open } = page;
  const { shown, left: handed, period } = sheet;
  showTrouble(notice, ...sheet.trouble);
  const other = !shown && spanOf(period) && period !== current;
  notice("other", other ? say("other-period") : "", button(say("back-to-now"), () => open(current)));
  const last = shown || other || handed ? "" : lastDue(schedule, period);
  const left = last && sheet.kept.some((one) => one <= last) ? sheet.unfinished(last) : [];
  const names = rowsOf(root).filter((row) => left.some((key) => key.startsWith(`${keyOf(row)}@`))).map(textOf);
  const some = listed(names.slice(0, 3)) + (names.length > 3 ? say("and-more") : "");
  notice(
    "left",
    left.length ? say("left-open", { period: periodWords(last), count: left.length, names: some }) : "",
    button(say("carry"), () => (sheet.leave(left), show(), root.querySelector("input")?.focus())),
    button(say("look"), () => open(last)),
    button(say("leave"), () => (sheet.leave([]), show())),
  );
}
