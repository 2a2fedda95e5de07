// One change of a file: a value, a field, an entry of a list. All else stays as it was typed, to the byte.

import { isMap, isScalar, isSeq } from "yaml";
import { at, below, dataOf, endOf, isBlock, items, pairs, parse, startOf, valueAt } from "./document.js";
import { entry, field, inline } from "./written.js";

/** @typedef {import("./document.js").Node} Node */
/** @typedef {import("./document.js").Path} Path */
/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {import("./document.js").Pair} Pair */
/**
 * @typedef {{do: "set", at: Path, value: Plain} | {do: "remove", at: Path}
 *   | {do: "insert", at: Path, value: Plain} | {do: "move", at: Path, to: number}} Change
 *   what `insert` puts in goes before what is there; `move` is of an entry to where another is
 */
/** @typedef {(path: Path) => string[]} Order the fields of the mapping at a path, in their order */

/** Thrown when a file cannot be changed so without touching more than was asked for. */
export class Unwritable extends Error {}

/** @param {Plain} data @param {Change} change @returns {Plain} the data as it should be after it */
export function applied(data, change) {
  const whole = structuredClone(data);
  const [last] = change.at.slice(-1);
  let holder = /** @type {any} */ (whole);
  for (const [number, step] of change.at.slice(0, -1).entries()) {
    holder[step] ??= typeof change.at[number + 1] === "number" ? [] : {};
    holder = holder[step];
  }
  if (change.do === "set") holder[last] = structuredClone(change.value);
  else if (change.do === "insert") holder.splice(Number(last), 0, structuredClone(change.value));
  else if (change.do === "move") holder.splice(change.to, 0, ...holder.splice(Number(last), 1));
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return whole;
}

/**
 * @param {string} text @param {Change} change @param {Order} order
 * @returns {string} the text after it; throws Unwritable if that would not be read as it is meant
 */
export function changed(text, change, order) {
  const before = parse(text);
  if (!before) throw new Unwritable("not-yaml");
  const after = new Changing(text, before, order).made(change);
  const found = parse(after);
  if (!found || !same(dataOf(found), applied(dataOf(before), change))) throw new Unwritable(change.do);
  return after;
}

/** @param {Plain} one @param {Plain} other @returns {boolean} */
export function same(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => same(/** @type {any} */ (one)[key], /** @type {any} */ (other)[key]) && key in other);
}

/**
 * A file that differs from its base's, once it is to differ otherwise: only what is another difference is changed in it.
 * @param {string} text @param {Plain} before what it says beyond the base @param {Plain} now what it is to say
 */
export function toward(text, before, now) {
  const steps = /** @type {Change[]} */ ([]);
  const follow = (/** @type {any} */ own, /** @type {any} */ old, /** @type {any} */ fresh, /** @type {Path} */ path) => {
    for (const key of new Set([...Object.keys(fresh), ...Object.keys(old)])) {
      const at = [...path, key];
      const found = [own[key], old[key], fresh[key]];
      if (same(old[key], fresh[key])) continue;
      if (found.every((one) => one && typeof one === "object" && !Array.isArray(one))) follow(found[0], found[1], found[2], at);
      else if (key in fresh) steps.push({ do: "set", at, value: fresh[key] });
      else if (key in own) steps.push({ do: "remove", at });
    }
  };
  follow(dataOf(parse(text)), before, now, []);
  return steps.reduce((so, step) => reached(so, step, now), text);
}

/** Where a part cannot be changed by itself, all around it is. @param {string} text @param {Change} step @param {Plain} now @returns {string} */
function reached(text, step, now) {
  try {
    return changed(text, step, () => []);
  } catch (error) {
    const at = step.at.slice(0, -1);
    if (!at.length) throw error;
    return reached(text, { do: "set", at, value: /** @type {Plain} */ (valueAt(now, at)) }, now);
  }
}

/** A text that is being changed in one place. */
class Changing {
  /** @param {string} text @param {Node} top @param {Order} order */
  constructor(text, top, order) {
    this.text = text;
    this.top = top;
    this.order = order;
    this.eol = text.includes("\r\n") ? "\r\n" : "\n";
  }

  /** @param {Change} change */
  made(change) {
    const holder = change.at.slice(0, -1);
    const last = change.at[change.at.length - 1];
    const node = at(this.top, holder);
    if (change.do === "move") return this.moved(/** @type {import("yaml").YAMLSeq} */ (node), Number(last), change.to);
    if (change.do === "remove") return isSeq(node) ? this.without(node, Number(last)) : this.withoutField(/** @type {import("yaml").YAMLMap} */ (node), String(last));
    if (isSeq(node) && (change.do === "insert" || !items(node)[Number(last)])) return this.inserted(node, Number(last), change.value);
    const there = change.do === "set" ? at(this.top, change.at) : undefined;
    return there ? this.put(there, change.at, change.value) : this.added(change.at, change.value);
  }

  /** @param {number} start @param {number} end @param {string} put */
  spliced(start, end, put) {
    return this.text.slice(0, start) + put + this.text.slice(end);
  }

  /** @param {number} place */
  lineStart(place) {
    return this.text.lastIndexOf("\n", place - 1) + 1;
  }

  /** After the end of the line. @param {number} place */
  lineEnd(place) {
    const end = this.text.indexOf("\n", place);
    return end < 0 ? this.text.length : end + 1;
  }

  /** A byte order mark, where a file begins with one, has no column. @param {number} place */
  column(place) {
    const start = this.lineStart(place);
    return place - start - Number(start === 0 && this.text.startsWith("\ufeff"));
  }

  /** Whether it stands within brackets. @param {Path} path */
  inFlow(path) {
    return path.some((_, length) => {
      const node = at(this.top, path.slice(0, length));
      return (isMap(node) || isSeq(node)) && node.flow;
    });
  }

  /** Another value in place of one. @param {Node} node @param {Path} path @param {Plain} value @returns {string} */
  put(node, path, value) {
    const isFlat = typeof value !== "object" || value === null;
    const style = { flow: this.inFlow(path), eol: this.eol };
    if (isScalar(node) && isFlat) {
      const quote = dataOf(node) === "" ? undefined : { QUOTE_SINGLE: "'", QUOTE_DOUBLE: '"' }[String(node.type)];
      return this.putIn(node, inline(value, { ...style, quote: typeof value === "string" ? quote : undefined }));
    }
    const isOwn = isScalar(node) || ((isMap(node) || isSeq(node)) && node.flow);
    if (isOwn || style.flow) return this.putIn(node, inline(value, style));
    return this.added(path, value, this.withoutField(/** @type {import("yaml").YAMLMap} */ (at(this.top, path.slice(0, -1))), String(path.at(-1))));
  }

  /** What was written in a node's place; in that of nothing, apart from what is before and behind. @param {Node} node @param {string} put */
  putIn(node, put) {
    const [start, end] = [startOf(node), endOf(node, this.text)];
    if (isBlock(node) || end > start) return this.spliced(start, end, put);
    return this.spliced(start, end, `${/\s/.test(this.text[start - 1]) ? "" : " "}${put}${this.text[start] === "#" ? " " : ""}`);
  }

  /** A field that is not there yet; with all that leads to it. @param {Path} path @param {Plain} value @param {string} [text] @returns {string} */
  added(path, value, text) {
    if (text !== undefined) return new Changing(text, /** @type {Node} */ (parse(text)), this.order).added(path, value);
    let depth = path.length - 1;
    while (depth > 0 && !at(this.top, path.slice(0, depth))) depth -= 1;
    const whole = path.slice(depth + 1).reduceRight((/** @type {Plain} */ inner, step) => (typeof step === "number" ? [inner] : { [step]: inner }), value);
    const node = at(this.top, path.slice(0, depth));
    const key = path[depth];
    if (isSeq(node)) return this.inserted(node, Number(key), whole);
    if (isScalar(node) && dataOf(node) === null) return this.put(node, path.slice(0, depth), { [key]: whole });
    if (!isMap(node)) throw new Unwritable("set");
    const empty = below(node, key);
    if (empty !== undefined) throw new Unwritable("set");
    return this.withField(node, path.slice(0, depth), String(key), whole);
  }

  /** @param {import("yaml").YAMLMap} map @param {Path} path @param {string} key @param {Plain} value */
  withField(map, path, key, value) {
    const known = this.order(path);
    const place = known.indexOf(key);
    const all = pairs(map);
    const before = all.findLastIndex((pair) => place < 0 || (known.indexOf(pair.key.value) >= 0 && known.indexOf(pair.key.value) < place));
    const flow = map.flow || this.inFlow(path);
    if (flow) {
      const put = `${key}: ${inline(value, { flow: true, eol: this.eol })}`;
      if (!all.length) return this.spliced(startOf(map), endOf(map, this.text), `{${put}}`);
      if (before < 0) return this.spliced(startOf(all[0].key), startOf(all[0].key), `${put}, `);
      const end = this.endOfPair(all[before]);
      return this.spliced(end, end, `, ${put}`);
    }
    const column = this.column(startOf(all[0].key));
    const put = field(key, value, column, this.eol);
    if (before < 0) return this.spliced(startOf(all[0].key), startOf(all[0].key), `${put}${this.eol}${" ".repeat(column)}`);
    return this.below(this.endOfPair(all[before]), `${" ".repeat(column)}${put}`);
  }

  /** A line more below the one that a place is in. @param {number} place @param {string} line */
  below(place, line) {
    const end = this.lineEnd(place);
    const isCut = end === this.text.length && !this.text.endsWith("\n");
    return this.spliced(end, end, `${isCut ? this.eol : ""}${line}${this.eol}`);
  }

  /** @param {Pair} pair */
  endOfPair({ key, value }) {
    return value && endOf(value, this.text) > endOf(key, this.text) ? endOf(value, this.text) : endOf(key, this.text) + 1;
  }

  /** @param {import("yaml").YAMLMap} map @param {string} name */
  withoutField(map, name) {
    const all = pairs(map);
    const number = all.findIndex(({ key }) => key.value === name);
    const [start, end] = [startOf(all[number].key), this.endOfPair(all[number])];
    if (map.flow) return this.withoutPart(all.map((pair) => [startOf(pair.key), this.endOfPair(pair)]), number);
    if (all.length === 1) throw new Unwritable("remove");
    if (number === 0) return this.spliced(start, startOf(all[1].key), "");
    return this.spliced(this.lineStart(start), this.lineEnd(end), "");
  }

  /** @param {number[][]} parts of brackets: where each begins and ends @param {number} number */
  withoutPart(parts, number) {
    if (number + 1 < parts.length) return this.spliced(parts[number][0], parts[number + 1][0], "");
    return this.spliced(number ? parts[number - 1][1] : parts[0][0], parts[number][1], "");
  }

  /** Each entry's lines, from its dash on. @param {import("yaml").YAMLSeq} list @returns {number[][]} */
  entries(list) {
    return items(list).map((item, number) => {
      const token = /** @type {any} */ (list.srcToken)?.items?.[number];
      const dash = token?.start?.find((/** @type {{type: string}} */ one) => one.type === "seq-item-ind")?.offset;
      const start = dash === undefined ? 0 : this.lineStart(dash);
      if (dash === undefined || this.text.slice(start, dash).trim()) throw new Unwritable("list");
      return [start, this.lineEnd(Math.max(dash, endOf(item, this.text) - (isBlock(item) ? 1 : 0)))];
    });
  }

  /** @param {import("yaml").YAMLSeq} list */
  flowParts(list) {
    return items(list).map((item) => [startOf(item), endOf(item, this.text)]);
  }

  /** @param {import("yaml").YAMLSeq} list @param {number} number @param {Plain} value */
  inserted(list, number, value) {
    const all = items(list);
    const style = { flow: true, eol: this.eol };
    if (!all.length) {
      const isFlat = typeof value !== "object" || value === null;
      const column = this.column(this.lineStart(startOf(list)) + (/^[\s-]*/.exec(this.text.slice(this.lineStart(startOf(list))))?.[0].length ?? 0));
      const opens = /:\s*$/.test(this.text.slice(this.lineStart(startOf(list)), startOf(list)));
      if (isFlat || !opens || this.text.slice(this.lineStart(startOf(list)), startOf(list)).includes("{")) return this.spliced(startOf(list), endOf(list, this.text), `[${inline(value, style)}]`);
      const put = `${this.eol}${" ".repeat(column + 2)}${entry(value, column + 2, this.eol)}`;
      const start = this.text.slice(0, startOf(list)).trimEnd().length;
      return this.spliced(start, endOf(list, this.text), put);
    }
    if (list.flow) {
      const parts = this.flowParts(list);
      const put = inline(value, style);
      return number < parts.length ? this.spliced(parts[number][0], parts[number][0], `${put}, `) : this.spliced(parts[parts.length - 1][1], parts[parts.length - 1][1], `, ${put}`);
    }
    const lines = this.entries(list);
    const column = this.text.slice(lines[0][0]).search(/\S/);
    const put = `${" ".repeat(column)}${entry(value, column, this.eol)}`;
    if (number < lines.length) return this.spliced(lines[number][0], lines[number][0], `${put}${this.eol}`);
    return this.below(lines[lines.length - 1][1] - 1, put);
  }

  /** @param {import("yaml").YAMLSeq} list @param {number} number */
  without(list, number) {
    if (list.flow) return this.withoutPart(this.flowParts(list), number);
    const lines = this.entries(list);
    if (lines.length > 1) return this.spliced(lines[number][0], lines[number][1], "");
    const key = this.text.slice(0, lines[0][0]).trimEnd();
    if (!key.endsWith(":")) throw new Unwritable("remove");
    return `${key} []${this.text.slice(key.length, lines[0][0])}${this.text.slice(lines[0][1])}`;
  }

  /** Entries change places; what stands between them stays. @param {import("yaml").YAMLSeq} list @param {number} from @param {number} to */
  moved(list, from, to) {
    const parts = list.flow ? this.flowParts(list) : this.entries(list);
    const texts = parts.map(([start, end]) => this.text.slice(start, end)).map((one) => (list.flow || one.endsWith("\n") ? one : one + this.eol));
    texts.splice(to, 0, ...texts.splice(from, 1));
    let made = this.text.slice(0, parts[0][0]);
    for (const [number, one] of texts.entries()) {
      made += one + this.text.slice(parts[number][1], parts[number + 1]?.[0]);
    }
    return made;
  }
}

/** @param {string} text @param {Path} path */
export function read(text, path) {
  return valueAt(dataOf(parse(text)), path);
}
