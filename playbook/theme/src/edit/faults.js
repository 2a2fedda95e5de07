// What can be checked without the engine: the form of each value by its schema, and that what is named is there. The
// words are the check's own.

import { say } from "../core/words.js";
import { choicesOf, refersTo, shapeOf } from "./schema.js";
import { nearest } from "./nearest.js";

/** @typedef {import("./document.js").Path} Path */
/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {{schema: Schema, choices: Record<string, Record<string, string>>, pages: Record<string, string>, places: Record<string, string>}} Known what there is: ids by kind, pages, and where the entries of a list are */
/** @typedef {{at: Path, code: string, words: Record<string, string | number>}} Fault */

const ID = "^[a-z0-9]+(-[a-z0-9]+)*$";
/** Forms by their pattern, as the engine calls them. @type {Record<string, string>} */
const FORMS = {
  "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": "form-date",
  "^([01][0-9]|2[0-3]):[0-5][0-9]$": "form-time",
  "^#[0-9a-f]{6}$": "form-colour",
  "^[A-Z]{2}$": "form-country",
  "^[A-Z]{3}$": "form-currency",
  "^https://\\S+$": "form-address",
  "^https?://\\S+$": "form-address",
  "^[a-z-]+(/[a-z0-9-]+)?$": "form-page",
  "^[a-z][a-z0-9_]*$": "form-input",
  "^s[1-4](\\.[a-z0-9]+)+$": "form-point",
  "^s[1-4]$": "form-point",
};
/** @type {Record<string, [wanted: string, advice: string]>} */
const WANTED = {
  text: ["type-sides", "advice-sides"], words: ["type-mapping", "advice-mapping"], fields: ["type-mapping", "advice-mapping"],
  list: ["type-list", "advice-list"], flag: ["type-true-or-false", "advice-yes"], string: ["type-text", "advice-quote"],
  reference: ["type-text", "advice-quote"], number: ["type-number", "advice-number"], integer: ["type-whole-number", "advice-number"],
};
const LIMITS = /** @type {const} */ ([["minimum", "ge"], ["exclusiveMinimum", "gt"], ["maximum", "le"], ["exclusiveMaximum", "lt"]]);
const MAX_SHOWN = 40;
const LINK = /\[[^\]]*\]\(([a-z-]+)\/([a-z0-9-]+)(?:#[^)]*)?\)/g;

/** @param {Plain} data @param {Known} known @returns {Fault[]} in the order of the schema */
export function faults(data, known) {
  const looking = new Looking(known);
  looking.value(data, known.schema, []);
  return looking.found;
}

class Looking {
  /** @param {Known} known */
  constructor(known) {
    this.known = known;
    /** @type {Fault[]} */
    this.found = [];
  }

  /** @param {Path} at @param {string} code @param {Record<string, string | number>} [words] */
  tell(at, code, words = {}) {
    this.found.push({ at, code, words });
  }

  /** The field that a path is about. @param {Path} at */
  name(at) {
    return String(at.findLast((step) => typeof step === "string") ?? "");
  }

  /** @param {Plain} value @param {Schema} schema @param {Path} at */
  value(value, schema, at) {
    const { kind, schema: own, optional } = shapeOf(schema, this.known.schema, value);
    if (value === null) {
      if (!optional) this.tell(at, "empty-value", { name: this.name(at) });
    } else if (kind === "choice") {
      const choices = choicesOf(own);
      if (!choices.includes(/** @type {string} */ (value))) this.tell(at, "not-a-choice", { value: short(value), near: nearest(String(value), choices.map(String)) });
    } else if (kind !== "any") this.typed(value, kind, own, at);
  }

  /** @param {Exclude<Plain, null>} value @param {string} kind @param {Schema} own @param {Path} at */
  typed(value, kind, own, at) {
    const isMapping = typeof value === "object" && !Array.isArray(value);
    if (kind === "text" || kind === "words") return isMapping ? this.sides(value, kind, own, at) : this.wrongType(value, kind, at);
    if (kind === "fields") return isMapping ? this.fields(value, own, at) : this.wrongType(value, kind, at);
    if (kind === "list") return Array.isArray(value) ? this.list(value, own, at) : this.wrongType(value, kind, at);
    if (kind === "flag") return typeof value === "boolean" ? undefined : this.wrongType(value, kind, at);
    if (kind === "number") return this.number(value, own, at);
    if (typeof value !== "string") return this.wrongType(value, kind, at);
    return kind === "reference" ? this.reference(value, refersTo(own), at) : this.string(value, own, at);
  }

  /** @param {Plain} value @param {string} kind @param {Path} at */
  wrongType(value, kind, at) {
    const [wanted, advice] = WANTED[kind];
    const isPart = kind === "integer" && typeof value === "number";
    const isPlain = typeof value !== "string" && typeof value !== "object";
    const quoted = isPlain ? said("plain-value", { value: short(value) }) : typeof value === "string" ? `“${short(value)}”` : short(value);
    this.tell(at, "wrong-type", { name: this.name(at), wanted: said(wanted), value: quoted, advice: said(isPart ? "advice-whole" : advice) });
  }

  /** @param {Record<string, Plain>} value @param {string} kind @param {Schema} own @param {Path} at */
  sides(value, kind, own, at) {
    const [pattern, side] = Object.entries(/** @type {Record<string, Schema>} */ (own.patternProperties))[0];
    for (const [key, one] of Object.entries(value)) {
      const schema = own.properties?.[key] ?? (new RegExp(pattern).test(key) ? side : undefined);
      if (schema) this.value(one, schema, [...at, key]);
      else this.unknown(key, Object.keys(own.properties), at);
    }
    if (kind === "words") return;
    const isSame = value.same === true;
    for (const code of isSame ? [] : own.required ?? []) if (!(code in value)) this.tell([...at, code], "missing-language", { name: code });
    const texts = Object.entries(value).filter(([key]) => key !== "same").map(([, text]) => text);
    const isWhole = texts.every((text) => typeof text === "string" && text) && (own.required ?? []).every((/** @type {string} */ code) => isSame || code in value);
    const isAlike = new Set(texts).size === 1;
    if (isWhole && !isSame && isAlike && texts.length > 1) this.tell(at, "same-text");
    if (isWhole && isSame && !isAlike) this.tell([...at, "same"], "not-the-same");
    for (const [key, text] of Object.entries(value)) if (typeof text === "string") this.links(text, [...at, key]);
  }

  /** @param {string} text @param {Path} at */
  links(text, at) {
    const pages = Object.keys(this.known.pages);
    for (const [, kind, id] of text.matchAll(LINK)) {
      const ids = pages.filter((page) => page.startsWith(`${kind}/`)).map((page) => page.slice(kind.length + 1));
      if (ids.length && !ids.includes(id)) this.tell(at, "unknown-id", { id, kind, near: nearest(id, ids) });
    }
  }

  /** @param {Record<string, Plain>} value @param {Schema} own @param {Path} at */
  fields(value, own, at) {
    for (const [key, one] of Object.entries(value)) {
      if (key in own.properties) this.value(one, own.properties[key], [...at, key]);
      else if (own.additionalProperties === false) this.unknown(key, Object.keys(own.properties), at);
    }
    for (const key of own.required ?? []) if (!(key in value)) this.tell([...at, key], "missing-field", { name: key });
  }

  /** @param {string} key @param {string[]} fields @param {Path} at */
  unknown(key, fields, at) {
    this.tell([...at, key], "unknown-field", { name: short(key), near: nearest(key, fields) });
  }

  /** @param {Plain[]} value @param {Schema} own @param {Path} at */
  list(value, own, at) {
    const words = { name: this.name(at), actual: value.length };
    if (value.length < (own.minItems ?? 0)) this.tell(at, "too-few", { ...words, least: own.minItems });
    if (value.length > (own.maxItems ?? Infinity)) this.tell(at, "too-many", { ...words, most: own.maxItems });
    value.forEach((one, index) => this.value(one, own.items ?? {}, [...at, index]));
  }

  /** @param {Plain} value @param {Schema} own @param {Path} at */
  number(value, own, at) {
    const kind = own.type === "integer" ? "integer" : "number";
    if (typeof value !== "number" || (kind === "integer" && !Number.isInteger(value))) return this.wrongType(value, kind, at);
    const limit = LIMITS.find(([key, how]) => own[key] !== undefined && !{ ge: value >= own[key], gt: value > own[key], le: value <= own[key], lt: value < own[key] }[how]);
    if (limit) this.tell(at, "out-of-range", { name: this.name(at), value: short(value), detail: said(`range-${limit[1]}`, { limit: own[limit[0]] }) });
  }

  /** @param {string} value @param {Schema} own @param {Path} at */
  string(value, own, at) {
    const name = this.name(at);
    if (value.length < (own.minLength ?? 0) || (own.pattern === "\\S" && !value.trim())) return this.tell(at, "empty-value", { name });
    if (own.maxLength && [...value].length > own.maxLength) return this.tell(at, "too-long", { name, most: own.maxLength });
    if (!own.pattern || new RegExp(own.pattern, "u").test(value)) return undefined;
    if (own.pattern === ID) return this.tell(at, "bad-id", { value: short(value) });
    return this.tell(at, "bad-form", { value: short(value), form: said(FORMS[own.pattern] ?? "form-any") });
  }

  /** @param {string} id @param {string[]} kinds @param {Path} at */
  reference(id, kinds, at) {
    const { choices, places } = this.known;
    if (!id) return this.tell(at, "empty-value", { name: this.name(at) });
    const ids = kinds.flatMap((kind) => Object.keys(choices[kind] ?? {}));
    if (!ids.includes(id)) this.tell(at, "unknown-id", { id, kind: places[kinds[0]] ?? kinds.join(" / "), near: nearest(id, ids) });
    return undefined;
  }
}

/** A message of the check, which fills a blank of another. @param {string} code @param {Record<string, string | number>} [words] */
function said(code, words) {
  return say(`message-${code}`, words);
}

/** @param {Plain} value @returns {string} as a message can show it */
function short(value) {
  if (typeof value === "object" && value) return said(Array.isArray(value) ? "a-list" : "a-mapping");
  const text = String(value);
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`;
}
