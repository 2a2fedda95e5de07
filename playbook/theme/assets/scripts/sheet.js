// One list in one period: what is marked, and what each change does. Knows storage, not the page.

import { names, recall } from "./memory.js";
import { faultOf, fold, history, recollect } from "./past.js";
import { merge, nameOf, none, readTicks, rename, stateOf, writeTicks } from "./ticks.js";

/** @typedef {import("./ticks.js").Mark} Mark */
/** @typedef {import("./ticks.js").Ticks} Ticks */

export class Sheet {
  /**
   * @param {string} list
   * @param {Record<string, string[]>} ids each item's former ids
   */
  constructor(list, ids) {
    this.list = list;
    this.ids = ids;
    this.period = "";
    /** A shared sheet that is only looked at. @type {Ticks | null} */
    this.shown = null;
    /** What was read, beside the text it was read from: true as long as that text is kept. @type {Map<string, {text: string | null, ticks: Ticks}>} */
    this.docs = new Map();
  }

  /** @param {string} period */
  open(period) {
    this.period = period;
    this.docs.clear();
    this.pastFault = faultOf(this.list);
  }

  /** Make earlier periods small. @param {string} current */
  tidy(current) {
    fold(this.list, this.ids, current);
  }

  /** The shown period's ticks. */
  get ticks() {
    return this.shown ?? this.doc(this.period);
  }

  /**
   * The ticks of `period` as they are kept at this moment.
   * @param {string} period
   * @returns {Ticks}
   */
  doc(period) {
    const name = nameOf(this.list, period);
    const text = recall(name);
    const read = this.docs.get(period);
    if (read?.text === text) return read.ticks;
    const ticks = rename(readTicks(name) ?? recollect(this.list, period) ?? none(), this.ids);
    this.docs.set(period, { text, ticks });
    return ticks;
  }

  /**
   * @param {string} key an item, or item@period for one carried over
   * @returns {[Ticks, string, string]} its ticks, its id, its period
   */
  place(key) {
    const [id, period = this.period] = key.split("@");
    return [period === this.period ? this.ticks : this.doc(period), id, period];
  }

  /**
   * @param {string} key
   * @returns {Mark | undefined}
   */
  mark(key) {
    const [ticks, id] = this.place(key);
    return ticks.marks[id];
  }

  /** @param {string} key */
  state(key) {
    return stateOf(this.mark(key));
  }

  /**
   * Say something new of an item; parts not named stay.
   * @param {string} key
   * @param {Partial<Mark>} change
   */
  change(key, change) {
    const [ticks, id, period] = this.place(key);
    const before = ticks.marks[id];
    const by = recall("me") || undefined;
    ticks.marks[id] = clean({ ...before, by, ...change, at: later(before) });
    this.save(period);
  }

  /** @param {string} period */
  save(period) {
    const name = nameOf(this.list, period);
    const ticks = this.doc(period);
    writeTicks(name, ticks);
    this.docs.set(period, { text: recall(name), ticks });
  }

  /**
   * Open every item again.
   * @returns {Record<string, Mark>} the marks there were, for `restore`
   */
  reset() {
    const before = { ...this.ticks.marks };
    for (const id of Object.keys(before)) this.ticks.marks[id] = { at: later(before[id]), is: "open" };
    this.save(this.period);
    return before;
  }

  /** @param {Record<string, Mark>} before */
  restore(before) {
    for (const [id, mark] of Object.entries(before)) {
      this.ticks.marks[id] = { ...mark, at: later(this.ticks.marks[id] ?? mark) };
    }
    this.save(this.period);
  }

  /**
   * What was not finished in `period`: its own items, and those it had been handed itself.
   * @param {string} period
   */
  unfinished(period) {
    const carried = this.doc(period).carried ?? [];
    const open = Object.keys(this.ids).filter((id) => stateOf(this.doc(period).marks[id]) === "open");
    return [...open.map((id) => `${id}@${period}`), ...carried.filter((key) => this.state(key) === "open")];
  }

  /** @param {Partial<Ticks>} change such as a name, what is carried over, or that it is left */
  set(change) {
    Object.assign(this.ticks, change);
    this.save(this.period);
  }

  /** @param {Ticks} theirs */
  take(theirs) {
    this.set(merge(this.doc(this.period), rename(theirs, this.ids)));
  }

  /**
   * Undo `take`: what is still as it was taken becomes what it was before.
   * @param {Ticks} before
   * @param {Ticks} taken
   */
  put(before, taken) {
    const { ticks } = this;
    for (const [id, { at }] of Object.entries(taken.marks)) {
      if (ticks.marks[id]?.at === at) ticks.marks[id] = { ...(before.marks[id] ?? { is: "open" }), at: at + 1 };
    }
    if (ticks.name === taken.name) ticks.name = before.name;
    this.save(this.period);
  }

  /** What is wrong with what was kept, until the reader has seen it, and its name. @returns {[string | undefined, string]} */
  get trouble() {
    /** @type {[string | undefined, string][]} */
    const faults = [[this.ticks.fault, nameOf(this.list, this.period)], [this.pastFault, `past:${this.list}`]];
    const told = faults.find(([fault, name]) => fault && !(fault.endsWith("damaged") && recall(`damaged:${name}`) === null));
    return told ?? [undefined, ""];
  }

  /** The periods that are kept whole, the oldest first. */
  get kept() {
    const start = `ticks:${this.list}@`;
    return names(start).map((name) => name.slice(start.length));
  }

  history() {
    return history(this.list, this.ids);
  }

  /**
   * Another tab wrote: take its word where it is the later one, and tell it ours where not.
   * @param {string | null} name null if that may be anything
   * @returns {boolean} whether that concerns this list
   */
  hear(name) {
    const start = `ticks:${this.list}@`;
    if (!name?.startsWith(start)) return name === null;
    const period = name.slice(start.length);
    const ours = this.docs.get(period)?.ticks;
    const theirs = this.doc(period);
    if (!ours || recall(name) === null) return true;
    const before = sorted(theirs);
    if (sorted(Object.assign(theirs, merge(ours, theirs))) !== before) this.save(period);
    return true;
  }
}

/**
 * @param {Mark} mark
 * @returns {Mark} without parts that say nothing
 */
function clean(mark) {
  if (mark.is !== "na") delete mark.why;
  const { is, ...parts } = mark;
  const said = Object.entries(parts).filter(([, value]) => value !== undefined && value !== "");
  return /** @type {Mark} */ ({ ...Object.fromEntries(said), ...(is ? { is } : {}) });
}

/** @param {Mark | undefined} mark */
function later(mark) {
  return Math.max(Date.now(), (mark?.at ?? 0) + 1);
}

/** @param {Ticks} ticks @returns {string} the same for what says the same */
function sorted({ marks, carried, left, name }) {
  return JSON.stringify([Object.entries(marks).sort(), carried, left, name]);
}
