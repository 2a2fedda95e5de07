// How values are written as YAML, in the style of the files: short texts in a line, lists of ids in brackets.

import { meant } from "./document.js";

/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {{flow?: boolean, quote?: string, eol: string}} Style */

const WIDTH = 100;
/** What means something at the beginning of a word: to YAML, or to the engine's reader, which takes it for a slip. */
const SIGNS = /^[-?:,[\]{}#&*!|>'"%@`“”‘’－—–−‐•·～=<\s]|^\.{3}/u;
/** What means something within, and how texts must not end. */
const WITHIN = /: |：\S*$| #|\t|[\n\r\u0085\u2028\u2029\ufeff]| - |[:\s]$|\{\{/u;
const IN_FLOW = /[,[\]{}:，、?#]/u;
const ESCAPED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/u;
/** What other readers of YAML take for true, false or a number. */
const DOUBTFUL = /^(?:y|n|yes|no|on|off|true|false|null|[-+.]?[0-9][0-9_.eExXoa-fA-F:+-]*|\.inf|\.nan)$/i;

/** @param {string} text @param {Style} style */
export function scalar(text, { flow, quote }) {
  const single = `'${text.replaceAll("'", "''")}'`;
  const double = JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (ESCAPED.test(text) || quote === '"') return double;
  if (quote !== "'" && isPlain(text, flow)) return text;
  return text.includes("'") && quote !== "'" && !/[\\"]/.test(text) ? double : single;
}

/** @param {string} text @param {boolean} [flow] */
function isPlain(text, flow) {
  if (text === "" || typeof meant(text) !== "string" || (DOUBTFUL.test(text) && !/^[0-9]{2}:[0-9]{2}$|^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$/.test(text))) return false;
  return !SIGNS.test(text) && !WITHIN.test(text) && !(flow && IN_FLOW.test(text));
}

/** @param {Plain} value @param {Style} style @returns {string} in one line */
export function inline(value, style) {
  if (typeof value === "string") return scalar(value, style);
  if (typeof value === "number") return number(value);
  if (typeof value !== "object" || value === null) return String(value);
  const inner = { ...style, flow: true, quote: undefined };
  if (Array.isArray(value)) return `[${value.map((one) => inline(one, inner)).join(", ")}]`;
  return `{${Object.entries(value).map(([key, one]) => `${key}: ${inline(one, inner)}`).join(", ")}}`;
}

/** Without the exponents that the engine's reader takes for text. @param {number} value */
function number(value) {
  const text = String(value);
  return /e/i.test(text) ? value.toFixed(15).replace(/\.?0+$/, "") : text;
}

/** @param {Plain} value */
function isFlat(value) {
  return typeof value !== "object" || value === null;
}

/** @param {Plain} value @param {number} room */
function fits(value, room) {
  if (isFlat(value)) return true;
  const parts = Object.values(/** @type {object} */ (value));
  if (Array.isArray(value)) return parts.every(isFlat);
  return parts.length === 0 || (parts.every((one) => isFlat(one) || (Array.isArray(one) && one.every(isFlat))) && wide(inline(value, { eol: "" })) <= room);
}

/** Columns of a text, of which Chinese takes two. @param {string} text */
function wide(text) {
  return [...text].reduce((sum, one) => sum + (one > "\u2e7f" ? 2 : 1), 0);
}

/**
 * `key: value` and what follows it, to stand at a column.
 * @param {string} key @param {Plain} value @param {number} column @param {string} eol @returns {string}
 */
export function field(key, value, column, eol) {
  if (fits(value, WIDTH - column - key.length - 2)) return `${key}: ${inline(value, { eol })}`;
  const inner = " ".repeat(column + 2);
  const lines = Array.isArray(value) ? value.map((one) => entry(one, column + 2, eol)) : [fields(value, column + 2, eol)];
  return `${key}:${lines.map((line) => `${eol}${inner}${line}`).join("")}`;
}

/** The fields of a mapping, the first of them without its indent. @param {Plain} value @param {number} column @param {string} eol @returns {string} */
function fields(value, column, eol) {
  return Object.entries(/** @type {{[key: string]: Plain}} */ (value)).map(([key, one]) => field(key, one, column, eol)).join(`${eol}${" ".repeat(column)}`);
}

/** An entry of a list with its dash, which stands at a column. @param {Plain} value @param {number} column @param {string} eol @returns {string} */
export function entry(value, column, eol) {
  if (isFlat(value) || Array.isArray(value) || !Object.keys(/** @type {object} */ (value)).length) return `- ${inline(value, { eol })}`;
  return `- ${fields(value, column + 2, eol)}`;
}
