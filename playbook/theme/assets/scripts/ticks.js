// The marks of one list in one period, kept as JSON under ticks:list@period.

import { keep, recall } from "./memory.js";

export const VERSION = 2;
const LONGEST = 500;

/**
 * What was said of one item, and when; without `is` it is done. An open mark says that it was
 * unticked, or holds a note, so that tabs and devices can tell which word is the later one.
 * @typedef {{at: number, is?: "na" | "open", by?: string, why?: string, note?: string}} Mark
 */
/**
 * `carried` names items of earlier periods as item@period; `left` means they were left behind.
 * @typedef {{v: number, marks: Record<string, Mark>, name?: string, carried?: string[], left?: boolean,
 *   fault?: "future" | "damaged"}} Ticks
 */

/**
 * @param {string} list
 * @param {string} period
 */
export function nameOf(list, period) {
  return `ticks:${list}@${period}`;
}

/**
 * The ticks kept under `name`, or null if nothing is. What cannot be read is set aside under
 * damaged:name; what a later version wrote is not touched.
 * @param {string} name
 * @returns {Ticks | null}
 */
export function readTicks(name) {
  const text = recall(name);
  if (text === null) return null;
  const ticks = parse(text);
  if (ticks.fault === "damaged" && recall(`damaged:${name}`) === null) keep(`damaged:${name}`, text);
  if (recall(`damaged:${name}`) !== null) ticks.fault = "damaged";
  return ticks;
}

/**
 * @param {string} text
 * @returns {Ticks}
 */
export function parse(text) {
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    return { ...none(), fault: "damaged" };
  }
  if (!Number.isInteger(kept?.v)) return { ...none(), fault: "damaged" };
  if (kept.v > VERSION) return { ...none(), fault: "future" };
  if (kept.v === 1) {
    const done = Object.entries(kept.done ?? {});
    return { ...none(), marks: Object.fromEntries(done.map(([id, at]) => [id, { at: Number(at) || 0 }])) };
  }
  const { marks, whole } = checkMarks(kept.marks);
  /** @type {Ticks} */
  const ticks = { v: VERSION, marks };
  if (typeof kept.name === "string") ticks.name = kept.name.slice(0, LONGEST);
  if (Array.isArray(kept.carried)) ticks.carried = kept.carried.filter((/** @type {unknown} */ one) => typeof one === "string");
  if (kept.left === true) ticks.left = true;
  return whole ? ticks : { ...ticks, fault: "damaged" };
}

/**
 * The marks that can be trusted, from a file, a link or storage; `whole` if that is all of them.
 * @param {any} found
 * @returns {{marks: Record<string, Mark>, whole: boolean}}
 */
export function checkMarks(found) {
  /** @type {Record<string, Mark>} */
  const marks = {};
  if (typeof found !== "object" || !found || Array.isArray(found)) return { marks, whole: false };
  let whole = true;
  for (const [id, mark] of Object.entries(found)) {
    if (!/^[a-z0-9-]{1,80}$/.test(id) || !Number.isFinite(mark?.at)) {
      whole = false;
      continue;
    }
    marks[id] = { at: mark.at };
    if (mark.is === "na" || mark.is === "open") marks[id].is = mark.is;
    for (const part of /** @type {const} */ (["by", "why", "note"])) {
      if (typeof mark[part] === "string" && mark[part]) marks[id][part] = mark[part].slice(0, LONGEST);
    }
  }
  return { marks, whole };
}

/** @returns {Ticks} */
export function none() {
  return { v: VERSION, marks: {} };
}

/**
 * @param {string} name
 * @param {Ticks} ticks
 */
export function writeTicks(name, ticks) {
  if (ticks.fault !== "future") keep(name, JSON.stringify({ ...ticks, fault: undefined }));
}

/**
 * Both, item by item: the later word counts, whoever writes first.
 * @param {Ticks} ours
 * @param {Ticks} theirs
 * @returns {Ticks}
 */
export function merge(ours, theirs) {
  const marks = { ...ours.marks };
  for (const [id, mark] of Object.entries(theirs.marks)) {
    const mine = marks[id];
    const later = !mine || mark.at > mine.at || (mark.at === mine.at && JSON.stringify(mark) > JSON.stringify(mine));
    if (later) marks[id] = mark;
  }
  const merged = { ...ours, ...theirs, marks };
  const carried = [...new Set([...(ours.carried ?? []), ...(theirs.carried ?? [])])];
  return carried.length ? { ...merged, carried } : merged;
}

/**
 * Move marks of former ids to today's ones. Ids the list no longer has are left as they are.
 * @param {Ticks} ticks
 * @param {Record<string, string[]>} ids each item's former ids
 */
export function rename(ticks, ids) {
  for (const [id, former] of Object.entries(ids)) {
    for (const old of former) {
      if (old in ticks.marks) {
        ticks.marks[id] ??= ticks.marks[old];
        delete ticks.marks[old];
      }
    }
  }
  return ticks;
}

/** @param {Mark | undefined} mark */
export function stateOf(mark) {
  return mark ? (mark.is ?? "done") : "open";
}
