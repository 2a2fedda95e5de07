// The ticks of one list in one period, kept as {v, done: {item: time}} under ticks:list@period.

import { keep, recall } from "./memory.js";

const VERSION = 1;

/** @typedef {{v: number, done: Record<string, number>}} Ticks */

/**
 * @param {string} list
 * @param {string} period
 */
export function nameOf(list, period) {
  return `ticks:${list}@${period}`;
}

/**
 * The ticks kept under `name`. What cannot be read counts as none; what a newer version wrote is
 * marked by its own `v` and never written over.
 * @param {string} name
 * @returns {Ticks}
 */
export function readTicks(name) {
  try {
    const kept = JSON.parse(recall(name) ?? "");
    if (kept && typeof kept.done === "object" && kept.done && Number.isInteger(kept.v)) return kept;
  } catch {
    // Nothing kept, or not ours.
  }
  return { v: VERSION, done: {} };
}

/**
 * @param {string} name
 * @param {Ticks} ticks
 */
export function writeTicks(name, ticks) {
  if (ticks.v === VERSION) keep(name, JSON.stringify(ticks));
}

/**
 * Move ticks of former ids to today's ones. Ids the list no longer has are left as they are.
 * @param {Ticks} ticks
 * @param {Record<string, string[]>} ids each item's former ids
 */
export function rename(ticks, ids) {
  for (const [id, former] of Object.entries(ids)) {
    for (const old of former) {
      if (old in ticks.done) {
        ticks.done[id] ??= ticks.done[old];
        delete ticks.done[old];
      }
    }
  }
  return ticks;
}
