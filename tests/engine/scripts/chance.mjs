// Chance that is the same in every run, and marks that it makes.

export class Chance {
  /** @param {number} seed */
  constructor(seed) {
    this.state = (seed % 2147483646) + 1;
  }

  /** @param {number} limit @returns {number} a whole number below it */
  below(limit) {
    this.state = (this.state * 48271) % 2147483647;
    return Math.floor((this.state / 2147483647) * limit);
  }

  /** @template T @param {readonly T[]} all @returns {T} one of them */
  one(all) {
    return all[this.below(all.length)];
  }

  /** @param {number} percent */
  often(percent) {
    return this.below(100) < percent;
  }
}

const DAY = Date.UTC(2026, 10, 24);
const ITEMS = ["price", "page", "stock", "gone"];

/** A mark of `key` as any browser may have set it; times and devices are few, so that they meet. */
export function someMark(chance, key) {
  const at = chance.one([0, 9, DAY - 288e5, DAY, DAY + 1, DAY + 5e7, DAY + 9e9]);
  const device = chance.one([undefined, "aaa", "bbb"]);
  const by = chance.one([undefined, undefined, "Li", "a,b"]);
  const ofItem = [{}, { by }, { is: "done" }, { is: "done", by }, { is: "na", why: chance.one(["x", "夜班"]) }, { is: "na", by, why: "y" }];
  const ofKey = { ".name": [{}, { name: "SKU 7" }], ".left": [{ left: [] }, { left: ["page@2026-11-23"] }] };
  const value = key.endsWith(".note") ? chance.one([{}, { note: "a" }, { note: "b,:D" }]) : chance.one(ofKey[key] ?? ofItem);
  return JSON.parse(JSON.stringify({ at, device, ...value }));
}

/** Marks of a list in a period. */
export function someMarks(chance) {
  const keys = [...ITEMS, ...ITEMS.map((id) => `${id}.note`), ".name", ".left"].filter(() => chance.often(40));
  return Object.fromEntries(keys.map((key) => [key, someMark(chance, key)]));
}
