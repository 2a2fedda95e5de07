// A mark is a register: a value, when it was set, and by which device. The later one counts, on
// whatever way the two came together. Knows no page, no storage and no clock.

/**
 * The value of an item is `is`, with `by` and `why`; of an item's note, `note`; of a list's period, `name`, and in
 * `left` what earlier periods hand on to it. Without any of them nothing is said any more: an item is open.
 * @typedef {{at: number, device?: string, is?: "done" | "na", by?: string, why?: string, note?: string,
 *   name?: string, left?: string[]}} Mark
 */
/** @typedef {Record<string, Mark>} Marks by what they are of: an item, its note, the period */
/** @typedef {Omit<Mark, "at" | "device">} Value */

/**
 * @param {Mark} one
 * @param {Mark} other
 * @returns {number} below zero if `one` is the earlier mark, or the same with less in it; zero if both are the same
 */
export function compareMarks(one, other) {
  const texts = [spelled(one), spelled(other)];
  return one.at - other.at || order(one.device ?? "", other.device ?? "") || texts[0].length - texts[1].length || order(texts[0], texts[1]);
}

/** @param {string} one @param {string} other */
function order(one, other) {
  return one < other ? -1 : Number(one > other);
}

/** @param {object} found @returns {string} the same for what holds the same */
export function spelled(found) {
  return JSON.stringify(inOrder(found));
}

/** @param {object} found @returns {object} the same, its parts by name */
export function inOrder(found) {
  return Object.fromEntries(Object.entries(found).sort(([one], [other]) => order(one, other)));
}

/**
 * All marks of both; of two of one thing the later.
 * @param {Marks} one
 * @param {Marks} other
 * @returns {Marks}
 */
export function merge(one, other) {
  const merged = { ...one };
  for (const [key, mark] of Object.entries(other)) {
    if (!Object.hasOwn(merged, key) || compareMarks(merged[key], mark) < 0) merged[key] = mark;
  }
  return merged;
}
