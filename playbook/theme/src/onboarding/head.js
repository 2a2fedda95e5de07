// What stands above a path: how far it is, what is late, due and next, what to read.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { dateOf } from "../dates/period.js";
import { works } from "../dates/working-days.js";
import { address, jump, jumpToGate } from "./board.js";
import { ME } from "./hires.js";
import { dayNumber, doubtful } from "./plan.js";
import { gateWords, short, shortWithWeekday } from "./shown.js";

/** @typedef {import("./hires.js").Hire} Hire */
/** @import { Shown } from "./shown.js" */
/** @typedef {import("./plan.js").Dated} Dated */
/** @typedef {import("./data.js").Known} Known */

const MANY = 5;
const FEW = 3;

/** One of several people, in a few lines. @param {Shown} one @param {string} today */
export function facts({ hire, role, sheet, plan: { steps, late, today: due, gate } }, today) {
  const done = steps.filter((step) => sheet.settled(step.key)).length;
  return [
    make("span", {}, `${role} · ${when(hire, today)}`),
    make("progress", { max: steps.length, value: done, "aria-label": say("path-done", { done, count: steps.length }) }),
    make("span", { class: late.length ? "pb-path__bad" : "" }, say("hire-card", { late: late.length, today: due.length })),
    ...(gate ? [make("span", {}, gateWords(gate))] : []),
  ];
}

/** The same of a role whose part is not there, in the same room. @param {Hire} hire @param {string} role @param {string} today */
export function outline(hire, role, today) {
  const line = () => make("span", {}, "\u00a0");
  return [make("span", {}, `${role} · ${when(hire, today)}`), make("progress", { value: 0, "aria-hidden": "true" }), line(), line()];
}

/** @param {Shown} one @param {Known} known @param {string} today */
export function summary(one, known, today) {
  const { hire, sheet } = one;
  const { steps, late, today: due, next, gate } = one.plan;
  const done = steps.filter((step) => sheet.settled(step.key)).length;
  const who = [hire.id === ME ? "" : hire.name, one.role].filter(Boolean).join(" · ");
  const { expected, unknown } = doubtful(known, steps);
  const years = (/** @type {string[]} */ found) => found.join(say("comma"));
  const doubts = [
    ...(works(dateOf(hire.first), known.calendar) ? [] : [say("path-day-off", { day: shortWithWeekday(hire.first) })]),
    ...(expected.length ? [say("path-expected", { years: years(expected) })] : []),
    ...(unknown.length ? [say("path-uncovered", { years: years(unknown) })] : []),
  ];
  const day = (/** @type {Dated} */ step) => short(step.on);
  const doer = (/** @type {Dated} */ step) => (one.plan.shared ? say(`who-${step.who}`) : "");
  const clear = done === steps.length ? say("path-finished") : say("path-clear");
  return [
    make("p", { class: "pb-path__who" }, make("strong", {}, when(hire, today)), ` · ${who}`),
    make("progress", { max: steps.length, value: done, "aria-label": say("progress-of-path") }),
    make("p", { role: "status", class: "pb-small" }, say("path-done", { done, count: steps.length })),
    ...(late.length || due.length ? [] : [make("p", { class: "pb-muted" }, clear)]),
    ...agenda(say("path-late"), late, "pb-path__late", day),
    ...agenda(say("path-today"), due, "pb-path__today", doer, due.length),
    ...agenda(say("path-next"), next, "pb-path__next", day, FEW),
    ...(gate ? [make("p", { class: "pb-path__gate" }, jumpToGate(gate))] : []),
    ...study(one.part),
    ...doubts.map((text) => make("p", { class: "pb-small" }, text)),
  ];
}

/** @param {Hire} hire @param {string} today */
function when({ first }, today) {
  const day = dayNumber(first, today);
  return day > 0 ? say("path-day", { count: day }) : say("path-day-before", { count: 1 - day });
}

/** What to read, and to check oneself with. @param {import("./data.js").Part} part */
function study({ study: { page, count, minutes, quizzes } }) {
  const links = [[page, say("path-reading", { count, minutes })], ...quizzes].map(([path, text]) => make("a", { href: address(path) }, text));
  return [make("p", { class: "pb-path__study" }, ...links.flatMap((link, at) => (at ? [" · ", link] : [link])))];
}

/** @param {string} title @param {Dated[]} steps @param {string} look @param {(step: Dated) => string} note */
function agenda(title, steps, look, note, most = MANY) {
  const chip = (/** @type {string} */ text) => (text ? [" ", make("span", { class: "pb-chip" }, text)] : []);
  const rows = steps.slice(0, most).map((step) => make("li", {}, jump(step), ...chip(note(step))));
  const more = steps.length > most ? [make("li", {}, make("span", { class: "pb-muted" }, say("path-more", { count: steps.length - most })))] : [];
  return steps.length ? [make("h2", {}, `${title} ${steps.length}`), make("ul", { class: `pb-path__agenda ${look}` }, ...rows, ...more)] : [];
}
