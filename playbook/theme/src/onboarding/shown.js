// One person's path as it is shown, and how its days and gates are called.

import { say } from "../core/words.js";
import { briefDay, dateOf, dayWords } from "../dates/period.js";
import { ME } from "./hires.js";

/**
 * @typedef {{hire: import("./hires.js").Hire, role: string, part: import("./data.js").Part,
 *   plan: import("./plan.js").Plan, sheet: import("./path-sheet.js").PathSheet}} Shown
 */

/** @param {string} on */
export function short(on) {
  return dayWords(dateOf(on));
}

/** The same with its weekday. @param {string} on */
export function shortWithWeekday(on) {
  return briefDay(dateOf(on));
}

/** @param {import("./plan.js").DatedGate} gate */
export function gateWords({ day, on }) {
  return `${say(`gate-${day}`)} · ${shortWithWeekday(on)}`;
}

/** @param {Shown} shown @returns {string} what the person is called; "" if that is not known */
export function nameOf({ hire }) {
  return hire.name || (hire.id === ME ? say("me-name") : "");
}
