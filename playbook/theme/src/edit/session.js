// One file that is being edited: its text now, what it was before each change, and what is on disk.

import { forget, keep, recall } from "../core/memory.js";
import { changed, read, Unwritable } from "./change.js";
import { dataOf, parse } from "./document.js";

/** @typedef {import("./document.js").Path} Path */
/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {import("./change.js").Change} Change */

const STEPS = 200;

export class Session {
  /** @param {string} record @param {{text: string, digest: string}} opened @param {import("./change.js").Order} order */
  constructor(record, opened, order) {
    this.record = record;
    this.order = order;
    this.saved = opened;
    this.text = opened.text;
    /** @type {{text: string, at: string}[]} */
    this.history = [];
  }

  get data() {
    return dataOf(parse(this.text));
  }

  get isChanged() {
    return this.text !== this.saved.text;
  }

  get #draft() {
    return `edit:${this.record}`;
  }

  /** Make changes, which are undone together. @param {Change[]} changes @returns {boolean} whether they could be written */
  make(changes) {
    let text = this.text;
    try {
      for (const change of changes) text = this.#changed(text, change);
    } catch (error) {
      if (error instanceof Unwritable) return false;
      throw error;
    }
    this.put(text, changes.length === 1 && changes[0].do === "set" ? JSON.stringify(changes[0].at) : "");
    return true;
  }

  /** Be a new record, a draft with an id of its own, which is on no disk yet. @param {string} id */
  begin(id) {
    /** @type {Change[]} */
    const changes = [{ do: "set", at: ["id"], value: id }, { do: "set", at: ["draft"], value: true }];
    if (read(this.text, ["aliases"]) !== undefined) changes.push({ do: "remove", at: ["aliases"] });
    for (const change of changes) this.text = this.#changed(this.text, change);
    this.saved = { text: "", digest: "" };
  }

  /** @param {string} text @param {Change} change */
  #changed(text, change) {
    try {
      return changed(text, change, this.order);
    } catch (error) {
      const isField = change.do === "remove" && typeof change.at.at(-1) === "string";
      if (!isField || !(error instanceof Unwritable)) throw error;
      return changed(text, { do: "set", at: change.at, value: "" }, this.order); // it is the only field
    }
  }

  /** Another text. What is typed into one field is undone at once. @param {string} text @param {string} [at] */
  put(text, at = "") {
    if (text === this.text) return;
    const last = this.history.at(-1);
    if (!at || last?.at !== at) this.history.push({ text: this.text, at });
    this.history.splice(0, this.history.length - STEPS);
    this.text = text;
    this.keep();
  }

  /** @returns {boolean} whether there was something to undo */
  undo() {
    const last = this.history.pop();
    if (last) this.text = last.text;
    this.keep();
    return Boolean(last);
  }

  /** For a page that is loaded again, or a browser that crashes. */
  keep() {
    if (this.isChanged) keep(this.#draft, JSON.stringify({ text: this.text, digest: this.saved.digest }));
    else forget(this.#draft);
  }

  /** @param {{text: string, digest: string}} now what is on disk */
  settle(now) {
    this.saved = now;
    this.keep();
  }

  /** @returns {{text: string, digest: string} | undefined} what was typed and not saved, and over which version */
  draft() {
    try {
      const kept = JSON.parse(recall(this.#draft) ?? "null");
      return kept && typeof kept.text === "string" && parse(kept.text) && kept.text !== this.text ? kept : undefined;
    } catch {
      return undefined;
    }
  }
}

/** The changes that make one list of plain values of another. @param {Path} path @param {Plain[]} before @param {Plain[]} after @returns {Change[]} */
export function listChanges(path, before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  /** @type {Change[]} */
  const changes = [];
  const [gone, come] = [before.length - end, after.length - end];
  for (let index = start; index < Math.min(gone, come); index += 1) changes.push({ do: "set", at: [...path, index], value: after[index] });
  for (let index = gone - 1; index >= come; index -= 1) changes.push({ do: "remove", at: [...path, index] });
  for (let index = gone; index < come; index += 1) changes.push({ do: "insert", at: [...path, index], value: after[index] });
  return changes;
}

/** All ids in the data. @param {Plain} data @returns {Set<string>} */
export function idsIn(data) {
  /** @type {Set<string>} */
  const found = new Set();
  const look = (/** @type {any} */ value) => {
    if (!value || typeof value !== "object") return;
    if (typeof value.id === "string") found.add(value.id);
    Object.values(value).forEach(look);
  };
  look(data);
  return found;
}

/** An id made of words, or numbered where there are none in Latin letters. @param {string} words @param {string} other @param {Set<string>} taken */
export function idOf(words, other, taken) {
  const slug = words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+/g)?.slice(0, 4).join("-").slice(0, 50) ?? "";
  const stem = slug.replace(/-$/, "") || other;
  if (slug && !taken.has(stem)) return stem;
  for (let number = slug ? 2 : 1; ; number += 1) if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}

/** A copy with ids of its own. @param {Plain} value @param {Set<string>} taken @returns {Plain} */
export function copyOf(value, taken) {
  if (!value || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((one) => copyOf(one, taken));
  const entries = Object.entries(value).filter(([key]) => key !== "aliases");
  return Object.fromEntries(
    entries.map(([key, one]) => {
      if (key !== "id" || typeof one !== "string") return [key, copyOf(one, taken)];
      const id = idOf(one.replace(/-\d+$/, "").replaceAll("-", " "), "", taken);
      taken.add(id);
      return [key, id];
    }),
  );
}
