// Writes the marks kept in this browser. What is stored is the truth: it is read before each write, and
// whatever is written is merged into it, so that nobody's later mark is lost.

import { forget, keep, onOtherTab, recall, refusal, write } from "../core/memory.js";
import { spanOf } from "../dates/period.js";
import { latestIn } from "./changes.js";
import { current, putInto } from "./folding.js";
import { periodsOf, unfold } from "./past.js";
import { merge } from "./registers.js";
import { own, read, readPast, stored, wholePeriods } from "./store.js";
import { format, NAME, nameOf, rename, stateOf } from "./ticks.js";

/** @import { Folded } from "./past.js" */
/** @import { Marks, Value } from "./registers.js" */
/** @typedef {Record<string, string[]>} Ids each item's former ids */
/** @typedef {{period: string, name: string, done: string[], na: string[], skipped: string[], all: number}} Summary */

const WHOLE = 5;
const WHOLE_EVENTS = 24;
const AT_ONCE = 100;

onOtherTab((name, cleared) => cleared && own.clear());

/**
 * Merge `marks` into what is stored.
 * @param {string} list
 * @param {string} period
 * @param {Marks} marks
 * @param {Ids} [ids]
 * @returns {boolean} whether all of it is stored now
 */
export function add(list, period, marks, ids = {}) {
  const name = nameOf(list, period);
  own.set(name, merge(own.get(name) ?? {}, marks));
  const { marks: before, fault } = stored(list, period);
  const text = format(rename(merge(before, own.get(name) ?? {}), ids));
  if (recall(name) === null && text === format(before)) return true;
  return fault !== "future" && keep(name, text); // again, for what is read may live in the page only
}

/**
 * Set new values, later than anything that is stored.
 * @param {string} list
 * @param {string} period
 * @param {Record<string, Value>} values
 * @param {Ids} [ids]
 * @param {number} [after] a time they must be later than
 * @returns {boolean} whether they are stored now
 */
export function set(list, period, values, ids, after = 0) {
  const at = Math.max(Date.now(), latestIn(read(list, period).marks) + 1, after + 1);
  const device = thisDevice();
  const marks = Object.entries(values).map(([key, value]) => [key, { ...value, at, device }]);
  return add(list, period, Object.fromEntries(marks), ids);
}

function thisDevice() {
  if (recall("device") === null) keep("device", Math.random().toString(36).slice(2, 8));
  return recall("device") ?? "";
}

/** Try again to store what this page has set: storage may have refused it, or another page written since. */
export function storeAgain() {
  for (const name of own.keys()) {
    const [list, period] = name.slice("ticks:".length).split("@");
    add(list, period, {});
  }
}

/**
 * Another page wrote under `name`, perhaps before it heard of what this one had written.
 * @param {string} list
 * @param {string} name
 * @returns {boolean} whether that concerns `list`
 */
export function heard(list, name) {
  const start = nameOf(list, "");
  const folded = name === `past:${list}`;
  for (const one of own.keys()) if (one.startsWith(start) && (folded || one === name)) add(list, one.slice(start.length), {});
  return folded || name.startsWith(start);
}

/**
 * Merge periods into the past of `list`.
 * @param {string} list
 * @param {Iterable<[string, Folded]>} periods
 * @returns {boolean} whether it is stored now
 */
export function addPast(list, periods) {
  const { past, fault } = readPast(list);
  if (fault === "future") return false;
  const mine = current(past);
  for (const [period, { items, marks }] of periods) {
    const before = unfold(mine, period);
    putInto(mine, period, { items: [...new Set([...(before?.items ?? []), ...items])], marks: merge(before?.marks ?? {}, marks) });
  }
  return write(`past:${list}`, JSON.stringify(mine));
}

/**
 * Bring to `list` what is kept under its former ids, where it goes once its copy is stored.
 * @param {string} list
 * @param {string[]} former
 */
export function carryOver(list, former) {
  for (const old of former) {
    const { past, fault } = readPast(old);
    const periods = periodsOf(past).map((period) => /** @type {[string, Folded]} */ ([period, unfold(past, period)])).filter(([, folded]) => folded);
    if (periods.length && !addPast(list, periods)) for (const [period, { marks }] of periods) add(list, period, marks);
    else if (!fault) forget(`past:${old}`);
    for (const period of wholePeriods(old)) {
      const { marks, fault } = stored(old, period);
      if (add(list, period, marks) && !fault && !refusal()) forget(nameOf(old, period));
    }
  }
}

/**
 * Bring what earlier versions kept of `list` into today's form, and fold its oldest periods into its past: all but
 * the newest, and no more than a visit has time for.
 * @param {string} list
 * @param {Ids} ids
 * @param {string} used the period in use, which stays
 */
export function fold(list, ids, used) {
  const periods = wholePeriods(list).filter((period) => !stored(list, period).fault);
  for (const period of periods) add(list, period, {}, ids);
  if (readPast(list).past.v === 1) addPast(list, []);
  const older = periods.filter((period) => period !== used);
  for (const period of older.slice(0, Math.max(0, older.length - (spanOf(used) ? WHOLE : WHOLE_EVENTS))).slice(0, AT_ONCE)) {
    if (!foldOne(list, ids, period)) return;
  }
}

/**
 * The whole period is kept until its folded copy was read back. Where storage is too full for both it makes room for
 * its copy, and goes back if that is not enough.
 * @param {string} list
 * @param {Ids} ids
 * @param {string} period
 */
function foldOne(list, ids, period) {
  const name = nameOf(list, period);
  const text = recall(name) ?? "";
  const marks = rename(stored(list, period).marks, ids);
  /** @type {[string, Folded][]} */
  const copy = [[period, { items: itemsOf(Object.keys(ids), marks, ids), marks }]];
  if (!addPast(list, copy)) {
    if (!write(name, text)) return false; // storage has an older text: what it refused would not fit again
    forget(name);
    if (addPast(list, copy)) return true;
    keep(name, text);
    return false;
  }
  const folded = unfold(readPast(list).past, period)?.marks ?? {};
  if (format(merge(folded, marks)) !== format(folded)) return false;
  own.set(name, marks); // should another page fold at the same moment, and write over it
  forget(name);
  return true;
}

/** @param {string[]} items what the list had @param {Marks} marks @param {Ids} ids @returns {string[]} these and those that have a mark, under today's ids */
function itemsOf(items, marks, ids) {
  const had = Object.fromEntries(items.map((id) => [id, { at: 0 }]));
  return Object.keys(rename({ ...had, ...marks }, ids)).filter((key) => !key.includes("."));
}

/**
 * Every period of `list` in which something was kept, the newest first.
 * @param {string} list
 * @param {Ids} ids
 * @returns {Summary[]}
 */
export function history(list, ids) {
  const { past } = readPast(list);
  const periods = [...new Set([...periodsOf(past), ...wholePeriods(list)])].sort().reverse();
  return periods.flatMap((period) => {
    const folded = unfold(past, period)?.items;
    const marks = rename(stored(list, period).marks, ids);
    const items = itemsOf(folded ?? Object.keys(ids), marks, ids);
    const those = (/** @type {string} */ state) => items.filter((id) => stateOf(marks[id]) === state);
    const [done, na, skipped] = ["done", "na", "open"].map(those);
    const name = marks[NAME]?.name ?? "";
    return folded || done.length || na.length || name ? [{ period, name, done, na, skipped, all: items.length }] : [];
  });
}
