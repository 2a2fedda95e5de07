// The files that what is due is reckoned from, each fetched once it is needed.

import { json } from "../core/fetched.js";
import { recall } from "../core/memory.js";
import { isUsed } from "./states.js";

/** @import { Duty, Known } from "./duties.js" */

const FILES = {
  duties: () => true,
  items: isUsed,
  steps: () => Boolean(recall("started")),
};

export class Files {
  /** @type {Partial<Record<keyof typeof FILES, any>>} */
  found = {};
  /** @type {Promise<void> | undefined} */
  asked;

  /** @param {string} folder the address of the language's folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** What is to be fetched first: by now there may be ticks, or a first day. */
  get lacking() {
    return /** @type {(keyof typeof FILES)[]} */ (Object.keys(FILES)).filter((name) => !this.found[name] && FILES[name]());
  }

  /** @returns {Promise<void>} rejected if one does not come; it may be asked for again */
  fetch() {
    this.asked ??= Promise.all(this.lacking.map(async (name) => {
      this.found[name] = await json(`${this.folder}${name}.json`);
      const { renamed = [] } = this.found[name];
      if (!renamed.length) return;
      const { carryOver } = await import("../ticks/carried.js");
      for (const [list, former] of renamed) carryOver(list, former);
    })).then(() => {}).finally(() => (this.asked = undefined));
    return this.asked;
  }

  /** @returns {Known} all that is there */
  get known() {
    const { duties, items, steps } = this.found;
    return joined({ ...duties, ...steps }, items);
  }
}

/**
 * Lists with the ids of their items.
 * @param {Known} known
 * @param {{ids: Record<string, Duty["ids"]>, runs: Duty[]}} [items]
 * @returns {Known}
 */
export function joined(known, items) {
  const duties = [...known.duties, ...(items?.runs ?? [])];
  return { ...known, duties: duties.map((duty) => ({ ...duty, ids: items?.ids[duty.id] ?? {} })) };
}
