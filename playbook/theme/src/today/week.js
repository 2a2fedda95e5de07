// The week around a day: what is due on each of its days.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { addDays, dateOf, dayWords, daysBetween, periodOf, spanOf, weekday } from "../dates/period.js";
import { firstTick, isMissed, tasks } from "./duties.js";

/** @import { Known } from "./duties.js" */

/**
 * @param {Known} known
 * @param {string} role
 * @param {string} day
 * @param {(day: string) => void} choose
 * @param {Date} today what was due before it and is not done was missed
 */
export function week(known, role, day, choose, today) {
  const { start } = /** @type {import("../dates/period.js").Span} */ (spanOf(periodOf("week", dateOf(day))));
  const since = firstTick();
  const lines = [...Array(7).keys()].map((step) => {
    const one = addDays(start, step);
    const name = periodOf("day", one);
    const due = tasks(known, role, one, addDays(one, 1)).filter((task) => !daysBetween(task.due, one));
    const titles = make("span", {}, ...due.map((task) => make("span", {}, (task.done >= task.all ? "✓ " : isMissed(task, today, since) ? "✗ " : "") + task.title)));
    if (!due.length) titles.append(say("week-free"));
    const label = [`${weekday(one, "short")} `, make("small", {}, dayWords(one))];
    return make("li", {}, make("button", { type: "button", class: "pb-button", click: () => choose(name), "aria-current": name === day && "date" }, ...label), titles);
  });
  return make("ul", { class: "pb-week" }, ...lines);
}
