// The marks of one list in one period: as the text that is kept, and as a page shows them.

import { spanOf } from "../dates/period.js";
import { compareMarks, inOrder } from "./registers.js";

/** @import { Mark, Marks } from "./registers.js" */
/** @typedef {"future" | "damaged" | undefined} Fault why a text could not be read, or not all of it */

export const VERSION = 3;
/** The marks that are not of items. */
export const NAME = ".name";
export const LEFT = ".left";
const LONGEST = 500;
const LATEST = 8639e12; // nearly the last moment that a Date can say: there must be later ones
const KEY = /^(?:[a-z0-9-]{1,80}(?:\.note)?|\.name|\.left)$/;
/** What a period hands on: an item, and the stretch of the calendar that it is of. */
const HANDED = /^[a-z0-9-]{1,80}@(.+)$/;

/** @param {string} item */
export function noteOf(item) {
  return `${item}.note`;
}

/**
 * @param {string} list
 * @param {string} period
 */
export function nameOf(list, period) {
  return `ticks:${list}@${period}`;
}

/**
 * @param {string | null} text as any version kept it
 * @returns {{marks: Marks, fault: Fault}} what can be trusted of it
 */
export function parse(text) {
  if (text === null) return { marks: {}, fault: undefined };
  try {
    const kept = JSON.parse(text);
    if (kept.v > VERSION) return { marks: {}, fault: "future" };
    if (kept.v === VERSION) return checkMarks(kept.marks);
    if (kept.v === 2) return ofSecond(kept);
    if (kept.v === 1) return ofSecond({ marks: Object.fromEntries(Object.entries(kept.done ?? {}).map(([id, at]) => [id, { at: Number(at) || 0 }])) });
  } catch {
    // It is damaged.
  }
  return { marks: {}, fault: "damaged" };
}

/**
 * The second version: a mark without `is` was done, and held its item's note.
 * @param {any} kept
 */
function ofSecond({ marks, name, carried, left }) {
  if (!isTable(marks)) return checkMarks(marks);
  /** @type {Record<string, any>} */
  const found = {};
  for (const [id, mark] of Object.entries(marks)) {
    const { is = "done", note, ...rest } = Object(mark);
    found[id] = is === "open" ? { at: rest.at, by: rest.by } : { ...rest, is };
    if (note) found[noteOf(id)] = { at: rest.at, note };
  }
  if (name) found[NAME] = { at: 0, name };
  if (carried || left) found[LEFT] = { at: 0, left: carried ?? [] };
  return checkMarks(found);
}

/**
 * The marks that can be trusted, from a file, a link or storage.
 * @param {any} found
 * @returns {{marks: Marks, fault: Fault}}
 */
export function checkMarks(found) {
  /** @type {Marks} */
  const marks = {};
  if (!isTable(found)) return { marks, fault: "damaged" };
  /** @type {Fault} */
  let fault;
  for (const [key, mark] of Object.entries(found)) {
    const { at, is, left } = Object(mark);
    if (!KEY.test(key) || !Number.isFinite(at) || at < 0 || at > LATEST) {
      fault = "damaged";
      continue;
    }
    marks[key] = { at: Math.floor(at) };
    if (is === "done" || is === "na") marks[key].is = is;
    for (const part of /** @type {const} */ (["device", "by", "why", "note", "name"])) {
      if (typeof mark[part] === "string" && mark[part]) marks[key][part] = mark[part].slice(0, LONGEST);
    }
    if (Array.isArray(left)) marks[key].left = left.filter((/** @type {unknown} */ one) => typeof one === "string" && spanOf(HANDED.exec(one)?.[1] ?? ""));
  }
  return { marks, fault };
}

/** @param {any} found */
export function isTable(found) {
  return typeof found === "object" && found && !Array.isArray(found);
}

/** @param {Marks} marks @returns {string} the same for the same marks */
export function format(marks) {
  const parts = Object.entries(marks).map(([key, mark]) => [key, inOrder(mark)]);
  return JSON.stringify({ v: VERSION, marks: inOrder(Object.fromEntries(parts)) });
}

/**
 * Marks of former ids under today's. Ids the list no longer has are left as they are.
 * @param {Marks} marks
 * @param {Record<string, string[]>} ids each item's former ids
 * @returns {Marks}
 */
export function rename(marks, ids) {
  const renamed = { ...marks };
  for (const [id, former] of Object.entries(ids)) {
    for (const [old, now] of former.flatMap((one) => [[one, id], [noteOf(one), noteOf(id)]])) {
      const mark = renamed[old];
      delete renamed[old];
      if (mark && (!renamed[now] || compareMarks(renamed[now], mark) < 0)) renamed[now] = mark;
    }
  }
  return renamed;
}

/** @param {Mark | undefined} mark @returns {"done" | "na" | "open"} */
export function stateOf(mark) {
  return mark?.is ?? "open";
}
