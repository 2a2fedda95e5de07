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
    /** @type {Map<string, Ticks>} */
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
   * @param {string} period
   * @returns {Ticks}
   */
  doc(period) {
    let ticks = this.docs.get(period);
    if (!ticks) {
      ticks = rename(readTicks(nameOf(this.list, period)) ?? recollect(this.list, period) ?? none(), this.ids);
      this.docs.set(period, ticks);
    }
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
    const at = Math.max(Date.now(), (before?.at ?? 0) + 1);
    const by = recall("me") || undefined;
    ticks.marks[id] = clean({ ...before, by, ...change, at });
    this.save(period);
  }

  /** @param {string} period */
  save(period) {
    writeTicks(nameOf(this.list, period), this.doc(period));
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
    this.docs.set(this.period, merge(this.doc(this.period), rename(theirs, this.ids)));
    this.save(this.period);
  }

  /** The shown period's ticks, to be put back later. @returns {Ticks} */
  copy() {
    return structuredClone(this.ticks);
  }

  /** @param {Ticks} ticks */
  put(ticks) {
    this.docs.set(this.period, ticks);
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
   * @param {string | null} name null if everything was cleared
   * @returns {boolean} whether that concerns this list
   */
  hear(name) {
    if (name === null) this.docs.clear();
    const start = `ticks:${this.list}@`;
    if (!name?.startsWith(start)) return name === null;
    const period = name.slice(start.length);
    const ours = this.docs.get(period);
    this.docs.delete(period);
    if (!ours || ours.fault === "future") return true;
    const theirs = this.doc(period);
    if (theirs.fault === "future") return true;
    const both = merge(ours, theirs);
    this.docs.set(period, both);
    if (recall(name) !== null && JSON.stringify(sorted(both)) !== JSON.stringify(sorted(theirs))) this.save(period);
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

/** @param {Mark} mark */
function later(mark) {
  return Math.max(Date.now(), mark.at + 1);
}

/** @param {Ticks} ticks */
function sorted(ticks) {
  return [Object.entries(ticks.marks).sort(), ticks.carried ?? [], ticks.left ?? false, ticks.name ?? ""];
}
