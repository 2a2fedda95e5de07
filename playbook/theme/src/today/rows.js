// Rows of work: when, how far, what, and how the last fourteen days went.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { clockWords, dayWords, daysBetween, periodOf } from "../dates/period.js";
import { addressOf, far, lateness, momentOf, ring, stateOf } from "./states.js";

/** @import { Task } from "./duties.js" */

/** Where what is done would push what is next off the first screen. */
const PHONE = "(max-width: 47.5em)";
const MISSED = 5;

/**
 * @param {Task[]} found
 * @param {(one: Task) => (Node | string)[]} row what its row holds
 * @param {(one: Task) => string} [look]
 */
export function list(found, row, look = () => "") {
  return make("ul", { class: "pb-tasks" }, ...found.map((one) => make("li", {}, make("a", { class: `pb-task pb-task--${look(one)}`, href: addressOf(one) }, ...row(one)))));
}

/** What is said of a task: its title, with chips, and a line about it. @param {Task} one @param {string[]} about @param {string} [chip] */
export function said({ title }, about, chip = "") {
  const chips = chip ? [" ", make("span", { class: "pb-late" }, chip)] : [];
  return make("span", { class: "pb-task__said" }, make("strong", {}, title), ...chips, make("span", { class: "pb-task__about" }, about.filter(Boolean).join(" · ")));
}

/** The time that stands before a task. @param {Task} one */
function when(one) {
  const moment = momentOf(one);
  return make("span", { class: "pb-task__when" }, moment ? clockWords(moment) : say("any-hour"));
}

/**
 * The rows of one day in the order of the hour, with a line at the moment that it is.
 * @param {Task[]} found
 * @param {Date | null} clock the moment, if the day is today
 * @param {(one: Task) => string} note
 * @param {(one: Task) => HTMLElement[]} [strip] how its last days went
 */
export function dayRows(found, clock, note, strip = () => []) {
  const due = byHour(found);
  const open = due.filter((one) => stateOf(one) !== "done");
  const passed = clock && open.find((one) => +(momentOf(one) ?? Infinity) <= +clock);
  const first = clock && (passed ?? open.find(momentOf) ?? open[0]);
  const row = (/** @type {Task} */ one) => [when(one), ring(one), said(one, [far(one), note(one), one.about], clock ? lateness(one, clock) : ""), ...strip(one)];
  const folded = clock && matchMedia(PHONE).matches && open.length ? due.filter((one) => !open.includes(one)) : [];
  const shown = due.filter((one) => !folded.includes(one));
  const rows = list(shown, row, (one) => (one === first ? "next" : stateOf(one)));
  const later = clock ? shown.findIndex((one) => +(momentOf(one) ?? 0) > +clock) : -1;
  if (clock && later + folded.length > 0) rows.children[later]?.before(make("li", { class: "pb-tasks__now" }, clockWords(clock)));
  if (folded.length) rows.prepend(make("li", {}, make("details", { class: "pb-fold" }, make("summary", {}, say("done-count", { count: folded.length })), list(folded, row, stateOf))));
  return rows;
}

/** Those with an hour first, then what a campaign's day asks for at any; sort takes NaN for equal. @param {Task[]} due */
export function byHour(due) {
  return [...due].sort((a, b) => +(momentOf(a) ?? Infinity) - +(momentOf(b) ?? Infinity));
}

/** What was missed, the latest first; what is older, folded. @param {Task[]} late */
export function missedRows(late) {
  const found = [...late].sort((a, b) => +b.due - +a.due);
  const rows = missedList(found.slice(0, MISSED));
  const rest = found.slice(MISSED);
  if (rest.length) rows.append(make("li", {}, make("details", { class: "pb-fold" }, make("summary", {}, say("earlier-missed", { count: rest.length })), missedList(rest))));
  return rows;
}

/** @param {Task[]} found */
function missedList(found) {
  return list(found, (one) => [make("span", { class: "pb-task__when" }, dayWords(one.due)), ring(one, true), said(one, [one.period && !one.done ? `${say("missed")} ${one.done}/${one.all}` : far(one), one.about])], () => "missed");
}

/** What comes, each day said once. @param {Task[]} coming @param {(one: Task) => string} note @param {(day: Date) => string} day */
export function comingRows(coming, note, day) {
  let last = "";
  const rows = coming.map((one) => {
    const name = periodOf("day", one.from);
    const label = name === last ? "" : day(one.from);
    last = name;
    const moment = momentOf(one);
    return make("li", {}, make("span", { class: "pb-coming__day" }, label), make("a", { href: addressOf(one) }, make("strong", {}, one.title), make("span", {}, [moment && clockWords(moment), note(one), one.about].filter(Boolean).join(" · "))));
  });
  return make("ul", { class: "pb-coming" }, ...rows);
}
