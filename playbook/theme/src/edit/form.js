// A form for one file: sections that open one at a time, their fields, and beside each what is wrong with it.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { pathAt, valueAt } from "./document.js";
import { entries, relabel } from "./entries.js";
import { fieldOf } from "./fields.js";
import { choice, takeOut } from "./choice.js";
import { inWords, sayAll } from "./inwords.js";
import { found, showProblems } from "./problems.js";
import { shapeAt, shapeOf } from "./schema.js";
import { idOf, idsIn, listChanges } from "./session.js";

/** @typedef {import("./document.js").Path} Path */
/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {import("./change.js").Change} Change */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {{path: string, line: number, column: number, code: string, warning: boolean, quick?: boolean, at?: Path, message: string, hint: string}} Problem */
/** @typedef {{code: string, name: string, tag: string, direction: string}} Language */
/** @typedef {{schema: Schema, languages: Language[], choices: Record<string, Record<string, string>>, fields: Record<string, string>, pages: Record<string, string>, says: string[], base: boolean, html: string}} Made what a form is made of; `html` is the page as it is saved */

export class Form {
  /** @param {HTMLElement} root @param {import("./session.js").Session} session @param {Made} made @param {string} lang @param {() => void} changed */
  constructor(root, session, made, lang, changed) {
    this.schema = made.schema;
    this.languages = made.languages;
    this.pages = made.pages;
    this.says = made.says ?? [];
    this.choices = made.choices;
    this.words = made.fields;
    this.codes = made.languages.map(({ code }) => code);
    this.root = root;
    this.session = session;
    this.lang = lang;
    this.changed = changed;
    /** Ids made here, which still follow the words. @type {Set<string>} */
    this.made = new Set();
    /** @type {{at: Path, problem: Problem}[]} */
    this.problems = [];
    /** @type {Map<Element, () => void>} */
    this.unfolded = new Map();
  }

  /** @param {Path} path */
  key(path) {
    return JSON.stringify(path);
  }

  /** @param {Path} path */
  valueAt(path) {
    return valueAt(this.session.data, path);
  }

  /** @param {Schema} schema @param {Plain} [value] */
  shape(schema, value) {
    return shapeOf(schema, this.schema, value);
  }

  /** What a field or a value is called. @param {string} key */
  name(key) {
    return this.words[key.replaceAll("_", "-")] ?? key;
  }

  /** @param {string[]} kinds @returns {Record<string, string>} names by id, of whatever may be referred to */
  named(kinds) {
    return Object.assign({}, ...kinds.map((kind) => this.choices[kind] ?? {}));
  }

  /** @param {Change[]} changes @param {string} [focus] the key of what is to be in focus, if the form changes @param {string} [way] */
  make(changes, focus, way) {
    if (!changes.length) return;
    const { text } = this.session;
    if (!this.session.make(changes)) this.refuse();
    if (focus) this.refresh(focus, way);
    else if (text === this.session.text) return; // a field that is left tells again what was typed
    else for (const { at } of changes) relabel(this, at);
    this.changed();
  }

  refuse() {
    const told = make("p", { class: "pb-editor__refused", role: "alert" }, say("unwritable"));
    this.root.prepend(told);
    setTimeout(() => told.remove(), 8000);
  }

  /** @param {Path} path @param {Plain[]} after */
  putList(path, after) {
    const before = this.valueAt(path);
    if (after.length || !before) this.make(before ? listChanges(path, /** @type {Plain[]} */ (before), after) : after.length ? [{ do: "set", at: path, value: after }] : []);
    else this.make([{ do: "remove", at: path }]);
  }

  /** Take a side out of a text, and the text with its last side. @param {Path} path @param {string} code @param {boolean} required */
  empty(path, code, required) {
    const sides = /** @type {Record<string, Plain> | undefined} */ (this.valueAt(path));
    if (!sides || !(code in sides)) return;
    const others = Object.keys(sides).some((one) => one !== code && this.codes.includes(one) && sides[one] !== "");
    if (required || others) this.make([{ do: "set", at: [...path, code], value: "" }]);
    else this.make([{ do: "remove", at: path }]);
  }

  /** An id that was made here follows the first words in Latin letters. @param {Path} path of the text @param {string} typed */
  nameEntry(path, typed) {
    const at = [...path.slice(0, -1), "id"];
    const id = this.valueAt(at);
    if (typeof id !== "string" || !this.made.has(id) || !/^[\u0000-\u024f]*$/.test(typed) || !/[a-z]/i.test(typed)) return;
    const taken = idsIn(this.session.data);
    taken.delete(id);
    const now = idOf(typed, id, taken);
    this.made.delete(id);
    this.session.make([{ do: "set", at, value: now }]);
    const shown = found(this.root, "input", "pointer", this.key(at));
    if (shown instanceof HTMLInputElement) shown.value = now;
    this.changed();
  }

  /** The first words that tell an entry from others. @param {Plain} value @returns {string} */
  summary(value) {
    if (typeof value !== "object" || !value) return String(value ?? "");
    if (this.lang in value || this.codes.some((code) => code in value)) {
      const sides = /** @type {Record<string, string>} */ (value);
      return String(sides[this.lang] ?? Object.values(sides)[0] ?? "");
    }
    const parts = Object.entries(value).filter(([key]) => key !== "id" && key !== "sources");
    const text = parts.map(([, one]) => one).find((one) => one && typeof one === "object" && !Array.isArray(one) && this.codes.some((code) => one[code]));
    if (text) return this.summary(text);
    return this.name(String(/** @type {any} */ (value).id ?? parts.map(([, one]) => one).find((one) => typeof one !== "object") ?? ""));
  }

  /** All of it. */
  draw() {
    const data = /** @type {{[key: string]: Plain}} */ (this.session.data ?? {});
    const shape = this.shape(this.schema);
    const { simple, large } = this.parted([], shape.schema, data);
    const first = this.fold([], "pb-ed-top", [say("basics"), " ", this.glance(data)], () => simple());
    this.root.replaceChildren(first, ...large());
    if (first instanceof HTMLDetailsElement) first.open = true;
    this.unfolded.get(first)?.();
    this.showProblems();
  }

  /** @param {Plain} data */
  glance(data) {
    return make("span", { class: "pb-ed-fold__glance" }, this.summary(data));
  }

  /**
   * The fields of a mapping: those that stand for themselves, and those that fold.
   * @param {Path} path @param {Schema} schema @param {Plain} value
   */
  parted(path, schema, value) {
    const data = /** @type {{[key: string]: Plain}} */ (value ?? {});
    const all = Object.entries(/** @type {Record<string, Schema>} */ (schema.properties ?? {})).map(([key, one]) => {
      const shape = this.shape(one, data[key]);
      const required = (schema.required ?? []).includes(key);
      return { key, schema: one, shape, required, at: [...path, key], value: data[key] };
    });
    const simple = () =>
      all.filter(({ shape }) => !this.isLarge(shape)).flatMap(({ key, shape, required, at, value: now }) => {
        const isDate = shape.schema.pattern?.startsWith("^[0-9]{4}-(0");
        const said = key === "expression" ? [inWords(this, path, "Formula")] : isDate ? [inWords(this, at, "Date")] : [];
        return [fieldOf({ form: this, path: at, shape, label: this.name(key), value: now, required }) ?? [], said].flat();
      });
    const large = () => all.filter(({ shape }) => this.isLarge(shape)).map((one) => this.section(one, path.length ? `pb-ed-${this.key(path)}` : "pb-ed-top"));
    return { simple, large };
  }

  /** Whether it folds. @param {import("./schema.js").Shape} shape */
  isLarge(shape) {
    const inner = shape.kind === "list" ? this.shape(shape.schema.items ?? {}) : shape;
    return shape.branches.length > 0 || inner.branches.length > 0 || inner.kind === "fields" || (inner !== shape && inner.kind === "text");
  }

  /** @param {{key: string, schema: Schema, shape: import("./schema.js").Shape, at: Path, value: Plain | undefined, required: boolean}} one @param {string} group */
  section({ key, schema, shape, at, value, required }, group) {
    const label = this.name(key);
    if (shape.kind === "list" && !shape.branches.length) {
      const values = Array.isArray(value) ? value : [];
      const inside = () => [entries(this, at, shape.schema.items, values, label)];
      return this.fold(at, group, [label, " ", make("span", { class: "pb-ed-fold__glance" }, say("count", { count: values.length }))], inside);
    }
    const inside = () => [...this.valueFields(at, schema, value ?? (shape.kind === "list" ? [] : {})), ...(required || value === undefined ? [] : [takeOut(this, at, label)])];
    return this.fold(at, group, [label, " ", value === undefined ? make("span", { class: "pb-ed-fold__glance" }, say("nothing-yet")) : this.glance(value)], inside);
  }

  /** What is within a mapping, or a text that is an entry. @param {Path} path @param {Schema} schema @param {Plain} value @returns {HTMLElement[]} */
  valueFields(path, schema, value) {
    const shape = this.shape(schema, value);
    const before = choice(this, path, schema, value);
    if (shape.kind !== "fields") {
      const name = String(path.at(typeof path.at(-1) === "number" ? -2 : -1));
      const made = fieldOf({ form: this, path, shape, label: this.name(name), value, required: true });
      return [...before, ...(made ? [made] : [])];
    }
    const { simple, large } = this.parted(path, shape.schema, value);
    return [...before, ...simple(), ...large(), ...(this.says.includes(shape.title) ? [inWords(this, path, shape.title)] : [])];
  }

  /** A part that is drawn when it opens; of its group, one is open. @param {Path} path @param {string} group @param {(Node | string)[]} head @param {() => HTMLElement[]} inside */
  fold(path, group, head, inside) {
    const body = make("div", { class: "pb-ed-fold__body" });
    const details = make("details", { class: "pb-ed-fold", name: group, "data-fold": this.key(path) }, make("summary", {}, ...head), body);
    const unfold = () => {
      if (body.childElementCount) return;
      body.append(...inside());
      this.showProblems();
      sayAll(this);
    };
    this.unfolded.set(details, unfold);
    details.addEventListener("toggle", () => details.open && unfold());
    return details;
  }

  /** Draw it anew, with what was open open again. @param {string} [focus] @param {string} [way] */
  refresh(focus, way) {
    const open = [...this.root.querySelectorAll("details[open]")].map((one) => /** @type {HTMLElement} */ (one).dataset.fold ?? "");
    this.unfolded.clear();
    this.draw();
    for (const key of open) this.open(JSON.parse(key));
    if (!focus) return;
    if (way === "open") this.open(JSON.parse(focus));
    this.focusOn(focus, way);
  }

  /** @param {string} key @param {string} [way] */
  focusOn(key, way) {
    const fold = found(this.root, "details", "fold", key);
    const entry = fold?.closest(".pb-ed-entry");
    const tool = way && entry?.querySelector(`[data-way=${way}]:not(:disabled)`);
    const first = way === "open" ? fold?.querySelector("textarea, input:not([data-pointer$='\"id\"]']), select") : undefined;
    const wanted = tool || first || (entry ?? fold)?.querySelector("summary") || found(this.root, "*", "focus", key);
    if (wanted instanceof HTMLElement) wanted.focus();
  }

  /** Open all that a path leads through. @param {Path} path */
  open(path) {
    for (let length = 0; length <= path.length; length += 1) {
      if (length === 0 && path.length > 0 && this.foldAt(path.slice(0, 1))) continue;
      const fold = this.foldAt(path.slice(0, length));
      if (!fold) continue;
      fold.open = true;
      this.unfolded.get(fold)?.();
    }
  }

  /** @param {Path} path */
  foldAt(path) {
    return /** @type {HTMLDetailsElement | undefined} */ (found(this.root, "details", "fold", this.key(path)));
  }

  /** @param {Problem[]} problems those of this file @param {boolean} [quick] whether only what a look at the file alone tells, which then is new */
  tell(problems, quick) {
    const { text } = this.session;
    const others = quick ? this.problems.filter(({ problem }) => !problem.quick) : [];
    const now = problems.map((problem) => ({ at: problem.at ?? pathAt(text, problem.line, problem.column), problem: { ...problem, quick: quick || problem.quick } }));
    const isSame = JSON.stringify(this.problems) === JSON.stringify([...now, ...others]);
    this.problems = [...now, ...others];
    if (!isSame) this.showProblems();
  }

  showProblems() {
    showProblems(this);
  }
}
