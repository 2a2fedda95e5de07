// How the last fourteen days of a list went, as a strip of different shapes.

import { make, svg } from "../core/dom.js";
import { say } from "../core/words.js";
import { addDays, daysBetween, now, periodOf } from "../dates/period.js";
import { dueDays } from "../dates/recurrence.js";
import { isMissed, progress } from "./duties.js";

/** @import { Known, Task } from "./duties.js" */

const DAYS = 14;
const STEP = 11;
const LOOKS = /** @type {const} */ (["done", "half", "missed", "free", "today"]);

/**
 * @param {Known} known
 * @param {Task} task
 * @param {Date} day the last of them
 * @param {number} since when the first tick was
 * @returns {HTMLElement[]} nothing where there is nothing to look back on
 */
export function strip({ duties }, task, day, since) {
  const duty = duties.find(({ id }) => id === task.key);
  if (!duty?.schedule) return [];
  const first = addDays(day, 1 - DAYS);
  /** @type {(typeof LOOKS[number])[]} */
  const looks = Array(DAYS).fill("free");
  for (const due of dueDays(duty.schedule, first, addDays(day, 1))) {
    looks[daysBetween(first, due)] = lookOf({ ...task, due, ...progress(duty.id, periodOf(duty.period, due), duty.ids) }, since);
  }
  const count = (/** @type {string} */ look) => looks.filter((one) => one === look).length;
  const [done, before] = [count("done"), count("half") + count("missed")];
  if (done + before < 2) return [];
  const drawn = svg("svg", { class: "pb-days", width: DAYS * STEP - 3, height: 16, "aria-hidden": "true" }, ...looks.map((look, place) => shape(look, place * STEP)));
  return [make("span", { class: "pb-task__days" }, drawn, make("span", {}, say("days-done", { done, count: done + before })))];
}

/** @param {Task} task of one day @param {number} since */
function lookOf(task, since) {
  if (task.done >= task.all) return "done";
  const today = now();
  if (!daysBetween(task.due, today)) return "today";
  if (task.due > today) return "free";
  if (task.done) return "half";
  return isMissed(task, addDays(today, 0), since) ? "missed" : "free";
}

/** @param {string} look @param {number} x */
function shape(look, x) {
  if (look === "free") return svg("circle", { class: "pb-days--free", cx: x + 4, cy: 8, r: 1.6 });
  const box = (/** @type {import("../core/elements.js").Props} */ more) => svg("rect", { x: x + 0.75, y: 0.75, width: 6.5, height: 14.5, rx: 1.5, ...more });
  const parts = [box({ class: `pb-days--${look}` })];
  if (look === "half") parts.push(box({ class: "pb-days--done", y: 8, height: 7.25 }));
  if (look === "missed") parts.push(svg("path", { class: "pb-days--missed", d: `M${x + 1.5} 14L${x + 6.5} 2` }));
  return svg("g", {}, ...parts);
}

/** What the shapes mean. */
export function key() {
  return make("p", { class: "pb-days__key" }, ...LOOKS.map((look) => make("span", {}, svg("svg", { class: "pb-days", width: 8, height: 16, "aria-hidden": "true" }, shape(look, 0)), say(`day-${look}`))));
}
