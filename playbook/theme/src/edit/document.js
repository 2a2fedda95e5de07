// A file of data as its text: what stands where, and what the engine reads there.

/*! yaml: (c) Eemeli Aro, ISC licence */
import { isMap, isScalar, isSeq, parseDocument } from "yaml";

/** @typedef {import("yaml").Node} Node */
/** @typedef {string | number | boolean | null | any[] | {[key: string]: any}} Plain */
/** @typedef {(string | number)[]} Path */
/** @typedef {{key: import("yaml").Scalar<string>, value: Node | null}} Pair */

const INTEGER = /^-?(?:0|[1-9][0-9]{0,14})$/;
const DECIMAL = /^-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}$/;
/** @type {Record<string, boolean | null>} */
const WORDS = { true: true, false: false, null: null, "~": null, "": null };

/** @param {string} text @returns {Node | null} what it holds, with the place of every part; null if it is no YAML */
export function parse(text) {
  const found = parseDocument(text, { schema: "failsafe", resolveKnownTags: false, keepSourceTokens: true, uniqueKeys: false, logLevel: "silent", prettyErrors: false });
  return found.errors.length ? null : /** @type {Node | null} */ (found.contents);
}

/** @param {string} text @returns {{[key: string]: Plain} | undefined} the fields of a file; undefined if it is no YAML, or has none */
export function fieldsOf(text) {
  const top = parse(text);
  return isMap(top) ? /** @type {{[key: string]: Plain}} */ (dataOf(top)) : undefined;
}

/** What the engine's reader makes of plain words: only canonical numbers, true, false and null are no text. @param {string} word */
export function meant(word) {
  if (word in WORDS) return WORDS[word];
  return INTEGER.test(word) || DECIMAL.test(word) ? Number(word) : word;
}

/** @param {Node | null} node @returns {Plain} */
export function dataOf(node) {
  if (isMap(node)) return Object.fromEntries(pairs(node).map(({ key, value }) => [key.value, dataOf(value)]));
  if (isSeq(node)) return items(node).map(dataOf);
  if (!isScalar(node)) return null;
  const text = String(node.value ?? "");
  if (node.type === "PLAIN") return meant(text);
  return isBlock(node) ? text.replace(/\n+$/, "") : text;
}

/** @param {Node | null} node */
export function isBlock(node) {
  return isScalar(node) && (node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL");
}

/** @param {import("yaml").YAMLMap} map */
export function pairs(map) {
  return /** @type {Pair[]} */ (map.items);
}

/** @param {import("yaml").YAMLSeq} list */
export function items(list) {
  return /** @type {Node[]} */ (list.items);
}

/** @param {Node | null} node @param {string | number} step @returns {Node | null | undefined} what is below it; undefined if nothing is */
export function below(node, step) {
  if (isMap(node)) return pairs(node).find(({ key }) => key.value === step)?.value;
  return isSeq(node) ? items(node)[Number(step)] : undefined;
}

/** @param {Node | null} node @param {Path} path */
export function at(node, path) {
  return path.reduce((/** @type {Node | null | undefined} */ found, step) => below(found ?? null, step), node);
}

/** @param {Plain | undefined} data @param {Path} path @returns {Plain | undefined} */
export function valueAt(data, path) {
  return path.reduce((/** @type {any} */ found, step) => found?.[step], data);
}

/** Where a node begins. @param {Node} node */
export function startOf(node) {
  return node.range?.[0] ?? 0;
}

/** Where what was typed for a node ends, without what stands behind it. @param {Node} node @param {string} text @returns {number} */
export function endOf(node, text) {
  const [start, end] = node.range ?? [0, 0];
  const isOpen = isBlock(node) || ((isMap(node) || isSeq(node)) && !node.flow);
  if (!isOpen) return end;
  const entry = isSeq(node) ? items(node).at(-1) : undefined;
  if (entry) return endOf(entry, text);
  const pair = isMap(node) ? pairs(node).at(-1) : undefined;
  if (pair) return pair.value ? endOf(pair.value, text) : endOf(pair.key, text) + 1;
  return start + text.slice(start, end).trimEnd().length;
}

/**
 * The path of what stands at a line and a column, both counted from 1, in characters.
 * @param {string} text @param {number} line @param {number} column @returns {Path}
 */
export function pathAt(text, line, column) {
  const start = text.split("\n", line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const end = text.indexOf("\n", start);
  const before = [...text.slice(start, end < 0 ? undefined : end)].slice(0, column - 1).join("");
  const place = start + before.length;
  /** @type {Path} */
  const path = [];
  for (let node = parse(text); node; ) {
    const step = stepTo(node, place, text);
    if (step === undefined) break;
    path.push(step);
    node = below(node, step) ?? null;
  }
  return path;
}

/** @param {Node} node @param {number} place @param {string} text */
function stepTo(node, place, text) {
  if (isMap(node)) {
    const found = pairs(node).findLast(({ key }) => startOf(key) <= place);
    return found && place <= (found.value ? endOf(found.value, text) : endOf(found.key, text) + 1) ? found.key.value : undefined;
  }
  if (!isSeq(node)) return undefined;
  const index = items(node).findLastIndex((item) => item && startOf(item) <= place);
  return index >= 0 && place <= endOf(items(node)[index], text) ? index : undefined;
}
