// Earlier periods of a list as one text: a few letters an item, and nothing of it is lost, so that
// years of daily lists fit into the browser. Knows no page and no storage.

import { beginningOf } from "../dates/period.js";
import { checkMarks, isTable, NAME, noteOf } from "./ticks.js";

/** @import { Marks } from "./registers.js" */
/** @typedef {{items: string[], marks: Marks}} Folded `items` are what the list had then */

export const PAST_VERSION = 2;
/** A place in a table, as a letter: "0" is the first. */
export const FIRST = 48;
const STATES = /** @type {const} */ ({ D: "done", N: "na", O: undefined });

/**
 * `sets` are the item ids a list has had, `hands` devices with whoever used them. `log` holds, by the start of the
 * period's name, entries such as "23:0D0k4x.O1-2s": on the 23rd, of set 0, the first item was done by hand 0 so many
 * milliseconds after the period began, the second never touched, the third opened again that much before the one
 * before it. Marks that say more than that are in `more`, as they were.
 * @typedef {{v: 2, sets: string[][], hands: [string, string][], log: Record<string, string>, more: Record<string, Marks>}} Past
 */
/**
 * The first version, without times: "23:0!2" says that all of set 0 was done but item 2, which did not apply.
 * @typedef {{v: 1, sets: string[][], log: Record<string, string>, names?: Record<string, string>,
 *   notes?: Record<string, Record<string, {why?: string, note?: string}>>}} FirstPast
 */

/** @returns {Past} */
export function noPast() {
  return { v: PAST_VERSION, sets: [], hands: [], log: {}, more: {} };
}

/**
 * @param {string | null} text as any version kept it
 * @returns {{past: Past | FirstPast, fault: import("./ticks.js").Fault}}
 */
export function parsePast(text) {
  if (text === null) return { past: noPast(), fault: undefined };
  try {
    const kept = JSON.parse(text);
    if (kept.v > PAST_VERSION) return { past: noPast(), fault: "future" };
    const sound =
      (kept.v === 1 || (kept.v === PAST_VERSION && areTexts(kept.hands) && isTable(kept.more))) && areTexts(kept.sets) && isTable(kept.log) && Object.values(kept.log).every(isText);
    if (sound) return { past: kept, fault: undefined };
  } catch {
    // It is damaged.
  }
  return { past: noPast(), fault: "damaged" };
}

/** @param {any[][]} table */
function areTexts(table) {
  return table.every((row) => row.every(isText));
}

/** @param {unknown} found */
function isText(found) {
  return typeof found === "string";
}

/** @param {Past | FirstPast} past @returns {string[]} the periods it holds */
export function periodsOf({ log }) {
  return Object.entries(log).flatMap(([group, entries]) => entries.split(",").map((one) => group + one.slice(0, one.indexOf(":"))));
}

/**
 * @param {Past | FirstPast} past
 * @param {string} period
 * @returns {Folded | undefined}
 */
export function unfold(past, period) {
  const [group, rest] = split(period);
  const entry = past.log[group]?.split(",").find((one) => one.startsWith(`${rest}:`))?.slice(rest.length + 1);
  if (!entry) return undefined;
  const items = past.sets[entry.charCodeAt(0) - FIRST] ?? [];
  const marks = past.v === 1 ? firstMarks(past, period, items, entry) : marksIn(past, period, items, entry);
  return { items, marks };
}

/**
 * @param {Past} past
 * @param {string} period
 * @param {string[]} items
 * @param {string} entry
 */
function marksIn({ hands, more }, period, items, entry) {
  /** @type {Marks} */
  const marks = { ...more[period] };
  let time = beginningOf(period);
  for (const [at, [, state, hand, after]] of [...entry.slice(1).matchAll(/\.|([DNO])(.)(-?[0-9a-z]+)/gsu)].entries()) {
    if (!state || !items[at]) continue;
    time += parseInt(after, 36);
    const [device, by] = hands[hand.charCodeAt(0) - FIRST] ?? [];
    const is = STATES[/** @type {keyof STATES} */ (state)];
    marks[items[at]] = { at: time, ...(device && { device }), ...(is && { is }), ...(by && { by }) };
  }
  return checkMarks(marks).marks;
}

/**
 * @param {FirstPast} past
 * @param {string} period
 * @param {string[]} items
 * @param {string} entry
 */
function firstMarks({ names, notes }, period, items, entry) {
  const [open, na = ""] = entry.slice(1).split("!");
  /** @type {Record<string, object>} */
  const found = {};
  for (const [at, id] of items.entries()) {
    const place = String.fromCharCode(FIRST + at);
    const { why, note } = notes?.[period]?.[id] ?? {};
    if (na.includes(place)) found[id] = { at: 0, is: "na", why };
    else if (!open.includes(place)) found[id] = { at: 0, is: "done" };
    if (note) found[noteOf(id)] = { at: 0, note };
  }
  if (names?.[period]) found[NAME] = { at: 0, name: names[period] };
  return checkMarks(found).marks;
}

/**
 * @param {string} period
 * @returns {[string, string]}
 */
export function split(period) {
  const cut = period.lastIndexOf("-") + 1;
  return [period.slice(0, cut), period.slice(cut)];
}
