// All that a reader keeps, as one file, and what comes back from one. Knows storage, not the page.

import { forget, keep, names, recall } from "../core/memory.js";
import { isDay, kindOf } from "../dates/period.js";
import { difference, notAhead, undoing } from "./changes.js";
import { readHire } from "./hire.js";
import { parsePast, periodsOf, unfold } from "./past.js";
import { merge } from "./registers.js";
import { read, wholePeriods } from "./store.js";
import { isTable, parse } from "./ticks.js";
import { add, addPast, set, storeAgain } from "./writing.js";

/** @import { Marks } from "./registers.js" */
/** @typedef {{list: string, period: string, items: string[], marks: Marks}} Kept the marks of a list in a period; `items` if it was folded */
/** @typedef {{sheets: Map<string, Kept>, settings: Map<string, string>, unread: string[]}} Content `unread` names what is damaged, or of a later version */

const FORMAT = "team-playbook-ticks";
const VERSION = 1;
const SHEET = /^ticks:([\w:-]+)@([\w.-]+)$/;
const PAST = /^past:([\w:-]+)$/;
const KEPT = /^(?:(?:ticks|past|damaged|chosen|hire|quiz):[\w:.@-]{1,160}|me|role|started|asked|path-id|path-now|path-view)$/;

/** @param {string} [part] what names must hold @returns {Record<string, string>} what an export holds, by name */
export function everything(part = "") {
  storeAgain();
  return Object.fromEntries(names("").filter((name) => KEPT.test(name) && name.includes(part)).map((name) => [name, recall(name) ?? ""]));
}

/** @param {string} period of a list, or whose path it is */
function isPeriod(period) {
  return kindOf(period) || period.startsWith("hire-");
}

/** @param {string} name of what is no mark @param {string} text @returns {unknown} whether it can be believed */
function isSound(name, text) {
  if (name === "started") return !text || isDay(text);
  if (name === "me") return text.length <= 60;
  if (name === "asked") return JSON.parse(text).every((/** @type {unknown} */ query) => typeof query === "string");
  if (name.startsWith("quiz:")) return Object.values(JSON.parse(text)).every((answer) => typeof answer === "string");
  if (name.startsWith("hire:")) return readHire(text);
  return name.startsWith("damaged:") || /^[\w.*-]{0,80}$/.test(text);
}

/** @param {string} site @param {Date} now @param {string} [part] what names must hold @returns {string} */
export function writeFile(site, now, part) {
  return `${JSON.stringify({ format: FORMAT, v: VERSION, site, at: now, kept: everything(part) }, null, 1)}\n`;
}

/**
 * @param {string} text
 * @returns {Content & {site: string} | "import-bad" | "import-future"}
 */
export function readFile(text) {
  try {
    const { format, v, kept, site } = JSON.parse(text);
    if (format !== FORMAT || !Number.isInteger(v) || !isTable(kept)) return "import-bad";
    return v > VERSION ? "import-future" : { ...readKept(kept), site: `${site ?? ""}` };
  } catch {
    return "import-bad";
  }
}

/**
 * Record by record, so that one which is damaged does not keep the others out.
 * @param {Record<string, unknown>} kept
 * @returns {Content}
 */
export function readKept(kept) {
  /** @type {Content} */
  const content = { sheets: new Map(), settings: new Map(), unread: [] };
  for (const [name, text] of Object.entries(kept)) {
    if (typeof text !== "string" || !KEPT.test(name) || !readInto(content, name, text)) content.unread.push(name);
  }
  return content;
}

/**
 * @param {Content} content
 * @param {string} name
 * @param {string} text
 * @returns {unknown} whether all of it could be read
 */
function readInto({ sheets, settings }, name, text) {
  /** @param {string} list @param {string} period @param {Marks} marks @param {string[]} items */
  const put = (list, period, marks, items) => {
    const before = sheets.get(`${list}@${period}`);
    sheets.set(`${list}@${period}`, { list, period, items: before?.items.concat(items) ?? items, marks: merge(before?.marks ?? {}, marks) });
  };
  const [, list, period] = SHEET.exec(name) ?? PAST.exec(name) ?? [];
  if (period) {
    if (!isPeriod(period)) return false;
    const { marks, fault } = parse(text);
    if (!fault || Object.keys(marks).length) put(list, period, marks, []);
    return !fault;
  }
  if (list) {
    const { past, fault } = parsePast(text);
    const all = periodsOf(past);
    for (const one of all.filter(isPeriod)) {
      const folded = unfold(past, one);
      if (folded) put(list, one, folded.marks, folded.items);
    }
    return !fault && all.every(isPeriod);
  }
  try {
    if (/^(ticks|past):/.test(name) || !isSound(name, text)) return false;
    settings.set(name, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Merge `theirs` into what is kept or, to `replace` it, set whatever then says something else.
 * @param {Content} theirs
 * @param {boolean} replace
 * @returns {{stored: boolean, undo: () => void}} `undo` takes back what still stands
 */
export function bring(theirs, replace) {
  const ours = readKept(everything());
  const sheets = new Map([...(replace ? ours.sheets : []), ...theirs.sheets]);
  const marks = () => new Map([...sheets].map(([key, { list, period }]) => [key, read(list, period).marks]));
  const before = marks();
  let stored = addSheets([...theirs.sheets.values()]);
  for (const { list, period } of replace ? sheets.values() : []) {
    const wanted = theirs.sheets.get(`${list}@${period}`)?.marks ?? {};
    const values = difference(read(list, period).marks, wanted);
    if (Object.keys(values).length) stored = set(list, period, values) && stored;
  }
  const after = marks();
  const settings = bringSettings(theirs.settings, replace ? ours.settings : new Map());
  const undo = () => {
    for (const [key, { list, period }] of sheets) {
      const values = undoing(before.get(key) ?? {}, after.get(key) ?? {}, read(list, period).marks);
      if (Object.keys(values).length) set(list, period, values);
    }
    settings.undo();
  };
  return { stored: stored && settings.stored, undo };
}

/** @param {Kept[]} sheets @returns {boolean} whether all are stored now */
function addSheets(sheets) {
  const now = Date.now();
  /** @type {Map<string, [string, import("./past.js").Folded][]>} */
  const folded = new Map();
  let stored = true;
  for (const { list, period, items, marks } of sheets) {
    const sound = notAhead(marks, now);
    if (items.length && !wholePeriods(list).includes(period)) folded.set(list, [...(folded.get(list) ?? []), [period, { items, marks: sound }]]);
    else stored = add(list, period, sound) && stored;
  }
  for (const [list, periods] of folded) {
    if (!addPast(list, periods)) for (const [period, { marks }] of periods) stored = add(list, period, marks) && stored;
  }
  return stored;
}

/**
 * @param {Map<string, string>} theirs
 * @param {Map<string, string>} replaced
 */
function bringSettings(theirs, replaced) {
  /** @type {[string, string | null, string | null][]} */
  const changes = [];
  let stored = true;
  for (const name of new Set([...replaced.keys(), ...theirs.keys()])) {
    const before = recall(name);
    const wanted = replaced.has(name) ? theirs.get(name) : settingOf(name, before, theirs.get(name) ?? "");
    if (wanted === undefined) forget(name);
    else if (wanted !== before) stored = keep(name, wanted) && stored;
    changes.push([name, before, wanted ?? null]);
  }
  const undo = () => {
    for (const [name, before, wanted] of changes) {
      if (before === wanted || recall(name) !== wanted) continue;
      if (before === null) forget(name);
      else keep(name, before);
    }
  };
  return { stored, undo };
}

/** @param {string} name @param {string | null} ours @param {string} theirs @returns {string} ours where there is one; of a quiz, first answers count */
function settingOf(name, ours, theirs) {
  if (ours === null || !name.startsWith("quiz:")) return ours ?? theirs;
  const answers = readKept({ [name]: ours }).settings.get(name) ?? "{}";
  return JSON.stringify({ ...JSON.parse(theirs), ...JSON.parse(answers) });
}
