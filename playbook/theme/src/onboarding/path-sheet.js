// The ticks of one person's path. They live in the lists of the plain pages, a list a stage, so
// that a step ticked there is ticked here, and a step that moved to another stage keeps its tick.

import { latestIn } from "../ticks/changes.js";
import { merge } from "../ticks/registers.js";
import { Sheet } from "../ticks/sheet.js";
import { noteOf } from "../ticks/ticks.js";

/** @import { Marks } from "../ticks/registers.js" */

/**
 * @param {import("./plan.js").Path} path
 * @returns {[string, string[]][]} the key of each of its steps, with the keys it had
 */
function keysOf({ id, aliases, steps }) {
  return steps.map((step) => {
    const all = [id, ...aliases].flatMap((path) => [step.id, ...step.aliases].map((one) => `${path}-${one}`));
    return [all[0], all.slice(1)];
  });
}

export class PathSheet extends Sheet {
  /**
   * @param {import("./plan.js").Path[]} paths
   * @param {string} list what the ticks are called when they are handed over
   * @param {string} period "always" for the reader, or whom the ticks belong to
   * @param {string[]} names what else they may be called then
   */
  constructor(paths, list, period, names) {
    super(list, Object.fromEntries(paths.flatMap(keysOf)));
    this.names.push(...names);
    this.open(period);
    /** @type {Map<string, {id: string, home: Sheet, all: Sheet[]}>} */
    this.places = new Map();
    /** @type {Sheet[]} */
    this.sheets = [];
    for (const path of paths) {
      const ids = Object.fromEntries(path.steps.map((step) => [step.id, step.aliases]));
      const at = (/** @type {string} */ stage) => [path.id, ...path.aliases].map((id) => `onboarding-${id}-${stage}`);
      const sheetOf = (/** @type {string} */ stage) => new Sheet(at(stage)[0], ids, at(stage).slice(1));
      const stages = new Map([...new Set(path.steps.map((step) => step.stage))].map((stage) => [stage, sheetOf(stage)]));
      for (const sheet of stages.values()) sheet.open(period);
      const all = [...stages.values()];
      this.sheets.push(...all);
      for (const { id, stage } of path.steps) {
        this.places.set(`${path.id}-${id}`, { id, home: /** @type {Sheet} */ (stages.get(stage)), all });
      }
    }
  }

  /** Every step's marks in one, by key. */
  marksIn() {
    return /** @type {Marks} */ (Object.assign({}, ...[...this.places.keys()].map((key) => this.marksOf(key))));
  }

  /** @param {string} key @returns {Marks} of a step and its note: the later, wherever it was set */
  marksOf(key) {
    const { id = "", all = [] } = this.places.get(key) ?? {};
    const kept = all.map(({ marks }) => [[key, marks[id]], [noteOf(key), marks[noteOf(id)]]].filter(([, mark]) => mark));
    return kept.map((found) => /** @type {Marks} */ (Object.fromEntries(found))).reduce(merge, {});
  }

  /** @param {string} key @returns {[Marks, string, string]} */
  place(key) {
    return [this.shown ?? this.marksOf(key), key, this.period];
  }

  /** @param {string} key */
  settled(key) {
    return this.state(key) !== "open";
  }

  /** @param {Record<string, import("../ticks/registers.js").Value>} values */
  set(values) {
    for (const [home, found] of this.byHome(values)) home.set(found, this.period, latestIn(this.marks));
  }

  /** @param {Marks} marks */
  add(marks) {
    for (const [home, found] of this.byHome(marks)) home.add(found);
  }

  /**
   * @template T
   * @param {Record<string, T>} found by key
   * @returns {Map<Sheet, Record<string, T>>} the same by id, for the list each lives in
   */
  byHome(found) {
    /** @type {Map<Sheet, Record<string, T>>} */
    const homes = new Map();
    for (const [key, one] of Object.entries(found)) {
      const [step, note] = key.split(".");
      const place = this.places.get(step);
      if (place) homes.set(place.home, { ...homes.get(place.home), [note ? noteOf(place.id) : place.id]: one });
    }
    return homes;
  }

  /** Another tab wrote. @param {string | null} name @returns {boolean} whether that concerns this path */
  hear(name) {
    return this.sheets.map((sheet) => sheet.hear(name)).some(Boolean);
  }
}
