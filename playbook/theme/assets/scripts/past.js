// What became of earlier periods. The newest stay whole; older ones are folded into a few letters
// each, under past:list, so that years of daily lists fit into the browser.

import { forget, keep, names, recall } from "./memory.js";
import { spanOf } from "./period.js";
import { none, parse, readTicks, rename, stateOf } from "./ticks.js";

export const PAST_VERSION = 1;
const WHOLE = 5;
const WHOLE_EVENTS = 24;
/** An item's place in its set, as a letter: "0" is the first. */
const FIRST = 48;

/**
 * `sets` are the item ids a list has had; `log` holds, by the start of the period's name, entries
 * such as "23:0!2": on the 23rd, all of set 0 was done but item 2, which did not apply.
 * @typedef {{v: number, sets: string[][], log: Record<string, string>, names: Record<string, string>,
 *   notes: Record<string, Record<string, {why?: string, note?: string}>>}} Past
 */
/** @typedef {{period: string, name: string, done: string[], na: string[], skipped: string[], all: number}} Summary */

/**
 * What cannot be read is set aside under damaged:name.
 * @param {string} list
 * @returns {Past | null} null if a later version wrote it
 */
function readPast(list) {
  const name = `past:${list}`;
  const text = recall(name);
  const past = text === null ? null : checkPast(text);
  if (past) return past.v > PAST_VERSION ? null : past;
  if (text !== null && recall(`damaged:${name}`) === null) keep(`damaged:${name}`, text);
  return { v: PAST_VERSION, sets: [], log: {}, names: {}, notes: {} };
}

/**
 * @param {string} list
 * @returns {"past-damaged" | "past-future" | undefined} what keeps the past of `list` from being read
 */
export function faultOf(list) {
  const past = readPast(list);
  if (!past) return "past-future";
  return recall(`damaged:past:${list}`) === null ? undefined : "past-damaged";
}

/**
 * @param {string} text
 * @returns {Past | null} null if it is not sound
 */
export function checkPast(text) {
  try {
    const kept = JSON.parse(text);
    const sound =
      kept.v > PAST_VERSION ||
      (kept.v === PAST_VERSION &&
        kept.sets.every((/** @type {any} */ set) => set.every((/** @type {any} */ id) => typeof id === "string")) &&
        Object.values(kept.log).every((entry) => typeof entry === "string"));
    return sound ? { ...kept, names: kept.names ?? {}, notes: kept.notes ?? {} } : null;
  } catch {
    return null;
  }
}

/**
 * Fold the oldest periods of `list` away, all but the newest few.
 * @param {string} list
 * @param {Record<string, string[]>} ids
 * @param {string} current the period in use, which stays
 */
export function fold(list, ids, current) {
  const start = `ticks:${list}@`;
  const kept = names(start).filter((name) => name !== start + current);
  const whole = spanOf(current) ? WHOLE : WHOLE_EVENTS;
  if (kept.length <= whole) return;
  const past = readPast(list);
  if (!past) return;
  const folded = kept.slice(0, kept.length - whole).filter((name) => {
    const ticks = readTicks(name);
    if (!ticks || ticks.fault) return false;
    add(past, name.slice(start.length), rename(ticks, ids), Object.keys(ids));
    return true;
  });
  if (folded.length && keep(`past:${list}`, JSON.stringify(past))) folded.forEach(forget);
}

/**
 * @param {Past} past
 * @param {string} period
 * @param {import("./ticks.js").Ticks} ticks
 * @param {string[]} ids
 */
function add(past, period, ticks, ids) {
  const items = [...new Set([...ids, ...Object.keys(ticks.marks)])];
  let set = past.sets.findIndex((known) => known.join() === items.join());
  if (set < 0) set = past.sets.push(items) - 1;
  const letters = (/** @type {string} */ state) =>
    items.map((id, at) => (stateOf(ticks.marks[id]) === state ? letter(at) : "")).join("");
  const na = letters("na");
  const entry = letter(set) + letters("open") + (na && `!${na}`);
  const [group, rest] = split(period);
  const others = (past.log[group] ?? "").split(",").filter((one) => one && !one.startsWith(`${rest}:`));
  past.log[group] = [...others, `${rest}:${entry}`].join(",");
  if (ticks.name) past.names[period] = ticks.name;
  for (const [id, { why, note }] of Object.entries(ticks.marks)) {
    if (why || note) (past.notes[period] ??= {})[id] = { why, note };
  }
}

/** @param {number} place */
function letter(place) {
  return String.fromCharCode(FIRST + place);
}

/**
 * @param {string} period
 * @returns {[string, string]}
 */
function split(period) {
  const cut = period.lastIndexOf("-") + 1;
  return [period.slice(0, cut), period.slice(cut)];
}

/** @param {Past} past @returns {string[]} the periods it holds */
export function periodsOf({ log }) {
  return Object.entries(log).flatMap(([group, entries]) => entries.split(",").map((one) => group + one.slice(0, one.indexOf(":"))));
}

/**
 * @param {Past} past
 * @param {string} group
 * @param {string} one
 * @returns {Summary}
 */
function unfold(past, group, one) {
  const cut = one.indexOf(":");
  const period = group + one.slice(0, cut);
  const items = past.sets[one.charCodeAt(cut + 1) - FIRST] ?? [];
  const [open = "", none = ""] = one.slice(cut + 2).split("!");
  const at = (/** @type {string} */ letters) => [...letters].map((one) => items[one.charCodeAt(0) - FIRST] ?? "");
  const skipped = at(open);
  const na = at(none);
  const done = items.filter((id) => !skipped.includes(id) && !na.includes(id));
  return { period, name: past.names[period] ?? "", done, na, skipped, all: items.length };
}

/**
 * The marks of a folded period, without their times; null if it is not in the past.
 * @param {string} list
 * @param {string} period
 * @returns {import("./ticks.js").Ticks | null}
 */
export function recollect(list, period) {
  const past = readPast(list);
  const [group, rest] = split(period);
  const one = past?.log[group]?.split(",").find((entry) => entry.startsWith(`${rest}:`));
  if (!past || !one) return null;
  const { done, na, name } = unfold(past, group, one);
  const ticks = none();
  if (name) ticks.name = name;
  for (const id of done) ticks.marks[id] = { at: 0 };
  for (const id of na) ticks.marks[id] = { at: 0, is: "na" };
  for (const [id, words] of Object.entries(past.notes[period] ?? {})) {
    ticks.marks[id] = { ...(ticks.marks[id] ?? { at: 0, is: "open" }), ...words };
  }
  return ticks;
}

/**
 * Every period of `list` in which something was kept, the newest first.
 * @param {string} list
 * @param {Record<string, string[]>} ids
 * @returns {Summary[]}
 */
export function history(list, ids) {
  /** @type {Map<string, Summary>} */
  const found = new Map();
  const past = readPast(list);
  for (const [group, entries] of Object.entries(past?.log ?? {})) {
    for (const one of entries.split(",")) {
      const summary = unfold(/** @type {Past} */ (past), group, one);
      found.set(summary.period, summary);
    }
  }
  for (const name of names(`ticks:${list}@`)) {
    const ticks = rename(parse(recall(name) ?? ""), ids);
    const period = name.slice(name.indexOf("@") + 1);
    const items = [...new Set([...Object.keys(ids), ...Object.keys(ticks.marks)])];
    const those = (/** @type {string} */ state) => items.filter((id) => stateOf(ticks.marks[id]) === state);
    const summary = { done: those("done"), na: those("na"), skipped: those("open"), all: items.length };
    if (summary.done.length || summary.na.length || ticks.name) {
      found.set(period, { period, name: ticks.name ?? "", ...summary });
    }
  }
  return [...found.values()].sort((a, b) => (a.period < b.period ? 1 : -1));
}
