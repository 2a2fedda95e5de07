// The ticks of one person's path. They live in the lists of the plain pages, a list a stage, so
// that a step ticked there is ticked here, and a step that moved to another stage keeps its tick.

import { Sheet } from "./sheet.js";
import { none, stateOf } from "./ticks.js";

/** @typedef {import("./ticks.js").Mark} Mark */
/** @typedef {import("./ticks.js").Ticks} Ticks */

export class PathSheet {
  /**
   * @param {import("./pathplan.js").Path[]} paths
   * @param {string} list what the ticks are called when they are handed over
   * @param {string} period "always" for the reader, or whom the ticks belong to
   */
  constructor(paths, list, period) {
    this.list = list;
    this.period = period;
    /** Ticks that are only looked at. @type {Ticks | null} */
    this.shown = null;
    /** @type {Map<string, {id: string, home: Sheet, all: Sheet[]}>} */
    this.places = new Map();
    /** @type {Sheet[]} */
    this.sheets = [];
    for (const path of paths) {
      const ids = Object.fromEntries(path.steps.map((step) => [step.id, step.aliases]));
      const stages = new Map([...new Set(path.steps.map((step) => step.stage))].map((stage) => [stage, new Sheet(`onboarding-${path.id}-${stage}`, ids)]));
      for (const sheet of stages.values()) sheet.open(period);
      const all = [...stages.values()];
      this.sheets.push(...all);
      for (const { id, stage } of path.steps) {
        this.places.set(`${path.id}-${id}`, { id, home: /** @type {Sheet} */ (stages.get(stage)), all });
      }
    }
  }

  /** @param {string} key @returns {Mark | undefined} the latest word, wherever it was said */
  mark(key) {
    if (this.shown) return this.shown.marks[key];
    const place = this.places.get(key);
    const marks = (place?.all ?? []).flatMap((sheet) => sheet.mark(place?.id ?? "") ?? []);
    return marks.sort((a, b) => b.at - a.at)[0];
  }

  /** @param {string} key */
  state(key) {
    return stateOf(this.mark(key));
  }

  /** @param {string} key */
  settled(key) {
    return this.state(key) !== "open";
  }

  /** @param {string} key @param {Partial<Mark>} change */
  change(key, change) {
    const place = this.places.get(key);
    const before = this.mark(key);
    if (!place || this.shown) return;
    if (before) place.home.ticks.marks[place.id] = before;
    place.home.change(place.id, change);
  }

  /** Every mark in one, by key. @returns {Ticks} */
  get ticks() {
    if (this.shown) return this.shown;
    const marks = [...this.places.keys()].flatMap((key) => {
      const mark = this.mark(key);
      return mark ? [[key, mark]] : [];
    });
    return { ...none(), marks: Object.fromEntries(marks) };
  }

  /** @param {Ticks} theirs their word counts where it is the later one */
  take({ marks }) {
    for (const [key, mark] of Object.entries(marks)) {
      if (mark.at > (this.mark(key)?.at ?? -1)) this.write(key, mark);
    }
  }

  /** Undo `take`: what is still as it was taken becomes what it was before. @param {Ticks} before @param {Ticks} taken */
  put(before, taken) {
    for (const [key, { at }] of Object.entries(taken.marks)) {
      if (this.mark(key)?.at === at) this.write(key, { ...(before.marks[key] ?? { is: "open" }), at: at + 1 });
    }
  }

  /** @param {string} key @param {Mark} mark */
  write(key, mark) {
    const place = this.places.get(key);
    if (!place) return;
    place.home.ticks.marks[place.id] = mark;
    place.home.save(this.period);
  }

  /** Another tab wrote. @param {string | null} name @returns {boolean} whether that concerns this path */
  hear(name) {
    return this.sheets.map((sheet) => sheet.hear(name)).some(Boolean);
  }
}
