// A few words that the device keeps of what was searched for.

import { recall } from "../core/memory.js";

/**
 * Those kept under a name, in the order in which they were kept; none of what is damaged.
 * @param {string} name
 * @returns {string[]}
 */
export function recent(name) {
  try {
    const kept = JSON.parse(recall(name) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
