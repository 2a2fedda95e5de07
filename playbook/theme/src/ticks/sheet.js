// One list in one period: what is marked, and what each change does. Knows storage, not the page.

import { recall } from "../core/memory.js";
import { difference, undoing } from "./changes.js";
import { faultOf, read, wholePeriods } from "./store.js";
import { LEFT, NAME, nameOf, noteOf, rename, stateOf } from "./ticks.js";
import { add, carryOver, fold, heard, history, set } from "./writing.js";

/** @import { Mark, Marks, Value } from "./registers.js" */

export class Sheet {
  /**
   * @param {string} list
   * @param {import("./writing.js").Ids} ids
   * @param {string[]} [aliases] the former ids of the list
   */
  constructor(list, ids, aliases = []) {
    carryOver(list, aliases);
    this.list = list;
    /** What links may call it. */
    this.names = [list, ...aliases];
    this.ids = ids;
    this.period = "";
    /** The marks of a shared sheet that is only looked at. @type {Marks | null} */
    this.shown = null;
    /** Marks under today's ids, by those under the ids they were kept with. @type {WeakMap<Marks, Marks>} */
    this.renamed = new WeakMap();
  }

  /** @param {string} period */
  open(period) {
    this.period = period;
  }

  /** Make earlier periods small. @param {string} current */
  tidy(current) {
    fold(this.list, this.ids, current);
  }

  /** The shown period's marks. */
  get marks() {
    return this.shown ?? this.marksIn(this.period);
  }

  /**
   * The marks of `period` as they are kept at this moment.
   * @param {string} period
   * @returns {Marks}
   */
  marksIn(period) {
    const { marks } = read(this.list, period);
    const renamed = this.renamed.get(marks) ?? rename(marks, this.ids);
    this.renamed.set(marks, renamed);
    return renamed;
  }

  /**
   * @param {string} key an item, or item@period for one carried over
   * @returns {[Marks, string, string]} the marks it is among, its id, its period
   */
  place(key) {
    const [id, period = this.period] = key.split("@");
    return [period === this.period ? this.marks : this.marksIn(period), id, period];
  }

  /**
   * @param {string} key
   * @returns {Mark | undefined} with the item's note
   */
  mark(key) {
    const [marks, id] = this.place(key);
    const note = marks[noteOf(id)];
    return note?.note ? { ...(marks[id] ?? { at: note.at }), note: note.note } : marks[id];
  }

  /** @param {string} key */
  state(key) {
    return stateOf(this.mark(key));
  }

  /**
   * Set an item, and leave its note.
   * @param {string} key
   * @param {Mark["is"]} is
   * @param {string} [why]
   */
  change(key, is, why) {
    const [, id, period] = this.place(key);
    const by = recall("me");
    this.set({ [id]: { ...(is && { is }), ...(by && { by }), ...(why && { why }) } }, period);
  }

  /** @param {string} key @param {string} note */
  annotate(key, note) {
    const [marks, id, period] = this.place(key);
    if (note !== (marks[noteOf(id)]?.note ?? "")) this.set({ [noteOf(id)]: note ? { note } : {} }, period);
  }

  /**
   * @param {Record<string, Value>} values
   * @param {string} [period]
   * @param {number} [after] a time they must be later than
   */
  set(values, period = this.period, after = 0) {
    set(this.list, period, values, this.ids, after);
  }

  /**
   * Do something to the marks shown.
   * @param {() => void} act
   * @returns {() => void} takes back what still stands of it
   */
  undoable(act) {
    const { period, marks: before } = this;
    act();
    const { marks: after } = this;
    return () => this.set(undoing(before, after, this.marksIn(period)), period);
  }

  /** Open every item again, without its note. @returns {() => void} takes it back */
  reset() {
    const { [NAME]: _name, [LEFT]: _left, ...items } = this.marks;
    return this.undoable(() => this.set(difference(items, {})));
  }

  /** Merge what came from elsewhere, its times checked. @param {Marks} theirs @returns {() => void} takes it back */
  take(theirs) {
    return this.undoable(() => this.add(rename(theirs, this.ids)));
  }

  /** @param {Marks} marks */
  add(marks) {
    add(this.list, this.period, marks, this.ids);
  }

  /** @param {string} [period] what the reader has called it */
  nameIn(period = this.period) {
    return this.place(`@${period}`)[0][NAME]?.name ?? "";
  }

  /** @param {string} name */
  rename(name) {
    this.set({ [NAME]: name ? { name } : {} });
  }

  /** What earlier periods handed on, as item@period; nothing if it was left behind; undefined until that is decided. */
  get left() {
    return this.marks[LEFT]?.left;
  }

  /** @param {string[]} left */
  leave(left) {
    this.set({ [LEFT]: { left } });
  }

  /**
   * What was not finished in `period`: its own items, and those it had been handed itself.
   * @param {string} period
   */
  unfinished(period) {
    const marks = this.marksIn(period);
    const open = Object.keys(this.ids).filter((id) => stateOf(marks[id]) === "open");
    const handed = (marks[LEFT]?.left ?? []).filter((key) => this.state(key) === "open");
    return [...open.map((id) => `${id}@${period}`), ...handed];
  }

  /** What is wrong with what was kept, until the reader has seen it, and its name. @returns {[string | undefined, string]} */
  get trouble() {
    const { fault } = read(this.list, this.period);
    return fault ? [fault, nameOf(this.list, this.period)] : [faultOf(this.list), `past:${this.list}`];
  }

  /** The periods that are kept whole, the oldest first. */
  get kept() {
    return wholePeriods(this.list);
  }

  history() {
    return history(this.list, this.ids);
  }

  /**
   * Another tab wrote.
   * @param {string | null} name null if that may be anything
   * @returns {boolean} whether that concerns this list
   */
  hear(name) {
    return name === null || heard(this.list, name);
  }
}
