// The marks kept in this browser, as they are read; what writes them is in writing.js, which a page of
// today alone does not fetch.

import { keep, names, recall } from "../core/memory.js";
import { parsePast, unfold } from "./past.js";
import { merge } from "./registers.js";
import { nameOf, parse } from "./ticks.js";

/** @import { Marks } from "./registers.js" */
/** @import { Fault } from "./ticks.js" */

/** What this page has written, by name: it is merged in again should another page have written over it. @type {Map<string, Marks>} */
export const own = new Map();
/** What was read last, by name, and from what. @type {Map<string, {from: unknown[], found: {marks: Marks, fault: Fault}}>} */
const known = new Map();
/** @type {Map<string, {text: string | null, found: ReturnType<typeof parsePast>}>} */
const pasts = new Map();

/**
 * The marks of `list` in `period` as they are at this moment, whole and folded ones merged.
 * @param {string} list
 * @param {string} period
 * @returns {{marks: Marks, fault: Fault}}
 */
export function read(list, period) {
  const name = nameOf(list, period);
  const from = [recall(name), recall(`past:${list}`), own.get(name), recall(`damaged:${name}`)];
  const last = known.get(name);
  if (last && from.every((one, at) => one === last.from[at])) return last.found;
  const { marks, fault } = stored(list, period);
  const found = { marks: merge(marks, own.get(name) ?? {}), fault };
  known.set(name, { from, found });
  return found;
}

/**
 * @param {string} list
 * @param {string} period
 * @returns {{marks: Marks, fault: Fault}}
 */
export function stored(list, period) {
  const name = nameOf(list, period);
  const text = recall(name);
  const { marks, fault } = parse(text);
  const folded = unfold(readPast(list).past, period)?.marks ?? {};
  return { marks: merge(folded, marks), fault: faultIn(name, text, fault) };
}

/** @param {string} list */
export function readPast(list) {
  const name = `past:${list}`;
  const text = recall(name);
  const last = pasts.get(list);
  if (last?.text === text) return last.found;
  const found = parsePast(text);
  faultIn(name, text, found.fault);
  pasts.set(list, { text, found });
  return found;
}

/**
 * Damaged text is set aside under damaged:name, the first there is.
 * @param {string} name
 * @param {string | null} text
 * @param {Fault} fault
 * @returns {Fault} damaged until the reader has seen it
 */
function faultIn(name, text, fault) {
  const aside = recall(`damaged:${name}`);
  if (fault === "damaged" && aside === null) keep(`damaged:${name}`, text ?? "");
  return aside === null ? fault : "damaged";
}

/**
 * @param {string} list
 * @returns {"past-damaged" | "past-future" | undefined} what keeps the past of `list` from being read
 */
export function faultOf(list) {
  const { fault } = readPast(list);
  if (fault === "future") return "past-future";
  return recall(`damaged:past:${list}`) === null ? undefined : "past-damaged";
}

/**
 * @param {string} list
 * @returns {string[]} the periods that are kept whole, the oldest first
 */
export function wholePeriods(list) {
  const start = nameOf(list, "");
  return names(start).map((name) => name.slice(start.length));
}
