// What changes marks: the values that lead from some to others. Knows no page, no storage and no clock.

import { compareMarks, spelled } from "./registers.js";

/** @import { Mark, Marks, Value } from "./registers.js" */

const AHEAD_MS = 864e5;

/** @param {Marks} marks @returns {number} the time of the latest, 0 without any */
export function latestIn(marks) {
  return Math.max(0, ...Object.values(marks).map(({ at }) => at));
}

/**
 * Marks from elsewhere: what a clock set more than a day ahead counts as set now.
 * @param {Marks} marks
 * @param {number} now
 * @returns {Marks}
 */
export function notAhead(marks, now) {
  return Object.fromEntries(Object.entries(marks).map(([key, mark]) => [key, mark.at > now + AHEAD_MS ? { ...mark, at: now } : mark]));
}

/**
 * The values that must be set to make `now` say what `wanted` says.
 * @param {Marks} now
 * @param {Marks} wanted
 * @returns {Record<string, Value>}
 */
export function difference(now, wanted) {
  const values = Object.keys({ ...now, ...wanted }).map((key) => /** @type {const} */ ([key, valueIn(wanted[key])]));
  return Object.fromEntries(values.filter(([key, value]) => spelled(valueIn(now[key])) !== spelled(value)));
}

/** @param {Mark | undefined} mark @returns {Value} */
function valueIn(mark) {
  const { at: _at, device: _device, ...value } = mark ?? { at: 0 };
  return value;
}

/**
 * The values that take `taken` back to `before`, where it still stands `now`.
 * @param {Marks} before
 * @param {Marks} taken
 * @param {Marks} now
 * @returns {Record<string, Value>}
 */
export function undoing(before, taken, now) {
  const stands = (/** @type {string} */ key) => taken[key] && now[key] && !compareMarks(now[key], taken[key]);
  return Object.fromEntries(Object.entries(difference(now, before)).filter(([key]) => stands(key)));
}
