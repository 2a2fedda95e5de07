// Arithmetic over named inputs, compiled by playbook/model/formula.py: the same tree, the same numbers.

/** A number, the name of an input, or an operation and what it takes. @typedef {number | string | [string, ...any[]]} Tree */
/** @typedef {Record<string, number>} Inputs */

const LARGEST = 1e15;
const DIGITS = 15;
const GRID = 120;
const HALVINGS = 200;
const TRUE_TO = 1e-9;

/** Why there is no value: "division-by-zero", "too-large-to-compute", "no-input". */
export class Unreckoned extends Error {}

/**
 * @param {Tree} tree
 * @param {Inputs} inputs
 * @returns {number} never NaN, nor beyond what a double says truly
 */
export function evaluate(tree, inputs) {
  const found = valueOf(tree, inputs);
  if (Math.abs(found) > LARGEST) throw new Unreckoned("too-large-to-compute");
  return found;
}

/** @param {Tree} tree @param {Inputs} inputs @returns {number} */
function valueOf(tree, inputs) {
  const found = Array.isArray(tree) ? operation(tree[0], tree.slice(1).map((part) => valueOf(part, inputs))) : typeof tree === "string" ? inputs[tree] : tree;
  if (found === undefined) throw new Unreckoned("no-input");
  if (!Number.isFinite(found)) throw new Unreckoned("too-large-to-compute");
  return found;
}

/** @param {string} sign @param {number[]} parts */
function operation(sign, parts) {
  const [first, last] = parts;
  switch (sign) {
    case "+":
      return first + last;
    case "-":
      return parts.length > 1 ? first - last : -first;
    case "*":
      return first * last;
    case "/":
      if (last === 0) throw new Unreckoned("division-by-zero");
      return first / last;
    case "abs":
      return Math.abs(first);
    case "roundup":
      return Math.sign(first) * Math.ceil(exact(Math.abs(first)));
    case "min":
      return Math.min(...parts);
    case "max":
      return Math.max(...parts);
  }
  throw new Unreckoned("not-supported");
}

/** Sixteen digits of which the last is a half of the one before. */
const HALF = /(\.\d{14})5e/;

/** What a double says truly, by how it is written: the rest of its digits is noise. @param {number} value */
export function exact(value) {
  const away = Number(value.toExponential().replace(HALF, "$1" + "6e"));
  return Number(away.toPrecision(DIGITS));
}

/**
 * Which value of the input `name` makes the tree come to `wanted`.
 * @param {Tree} tree
 * @param {Inputs} inputs
 * @param {string} name
 * @param {number} wanted
 * @param {{least?: number, most?: number | null}} limits
 * @returns {number | "none" | "any"} "any" if many do, "none" if no value within its limits does
 */
export function solve(tree, inputs, name, wanted, { least = 0, most = null }) {
  /** @param {number} at @returns {number | undefined} what lacks to `wanted` */
  const lacks = (at) => {
    try {
      return evaluate(tree, { ...inputs, [name]: at }) - wanted;
    } catch {
      return undefined;
    }
  };
  const close = (/** @type {number | undefined} */ rest) => rest !== undefined && Math.abs(rest) <= TRUE_TO * Math.max(1, Math.abs(wanted));
  let flat = 0;
  /** @type {number | undefined} */
  let found;
  /** @type {[number, number] | undefined} */
  let before;
  for (const at of grid(least, most ?? LARGEST)) {
    const rest = lacks(at);
    if (rest === undefined) continue;
    if (close(rest)) {
      found ??= at;
      flat += 1;
    } else if (before && Math.sign(before[1]) !== Math.sign(rest) && found === undefined) {
      const met = halved(lacks, before[0], at, Math.sign(before[1]));
      if (close(lacks(met))) found = met;
    }
    before = [at, rest];
  }
  return flat > 2 ? "any" : (found ?? "none");
}

/** Places to look between the limits, closer to one another where numbers are small. @param {number} least @param {number} most */
function grid(least, most) {
  const places = [least, most];
  const scale = Math.log(LARGEST) / GRID;
  for (let step = -GRID; step <= GRID; step += 1) {
    const size = Math.exp(step * scale);
    for (const at of [size, -size, least + size, most - size]) if (at > least && at < most) places.push(at);
  }
  return places.sort((one, other) => one - other);
}

/** @param {(at: number) => number | undefined} lacks @param {number} low @param {number} high @param {number} sign that at `low` */
function halved(lacks, low, high, sign) {
  for (let time = 0; time < HALVINGS && low !== high; time += 1) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (Math.sign(lacks(middle) ?? -sign) === sign) low = middle;
    else high = middle;
  }
  return Math.abs(lacks(low) ?? Infinity) < Math.abs(lacks(high) ?? Infinity) ? low : high;
}

/** One is made once: it takes longer than all that is reckoned. @type {Map<string, Intl.NumberFormat>} */
const writers = new Map();

/** @param {string} locale @param {number} decimals */
export function writer(locale, decimals) {
  const key = `${locale} ${decimals}`;
  const found = writers.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
  writers.set(key, found);
  return found;
}

/**
 * As Python shows it: at most so many decimals, halves away from zero.
 * @param {number} value
 * @param {number} decimals
 * @param {string} locale
 */
export function shown(value, decimals, locale) {
  const certain = exact(value);
  const none = Math.abs(certain) < 0.5 / 10 ** decimals; // not "-0"
  return writer(locale, decimals).format(none ? 0 : certain);
}
