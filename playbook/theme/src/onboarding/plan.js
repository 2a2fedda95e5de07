// A path with real dates: the common steps and the role's woven into one. Knows no storage, no page.

import { dateOf, daysBetween, periodOf } from "../dates/period.js";
import { due } from "../dates/working-days.js";

/**
 * @typedef {{id: string, aliases: string[], day: number, work: boolean, who: string, text: string, done: string,
 *   page: [string, string] | null, after: string[], stage: string}} Step
 * @typedef {{day: number, stage: string, evidence: string[], talk: string[]}} Gate
 * @typedef {{id: string, aliases: string[], role: string | null, steps: Step[], gates: Gate[]}} Path
 * @typedef {import("../dates/working-days.js").Calendar} Calendar
 * @typedef {Step & {key: string, uid: string, path: string, on: string, waits: string[]}} Dated `on` is its date, as 2027-03-01; `uid` stays what it was called first
 * @typedef {Gate & {on: string}} DatedGate
 * @typedef {{everyone: Dated[], steps: Dated[], shared: boolean, gates: DatedGate[], gate: DatedGate | undefined, late: Dated[], today: Dated[], next: Dated[]}} Plan
 */

/** Whose steps each view shows. */
export const VIEWS = /** @type {Record<string, string[]>} */ ({
  hire: ["hire"],
  buddy: ["buddy", "hire"],
  manager: ["manager", "hr", "buddy", "hire"],
});

/**
 * The stages that hold something, in order: each is a stretch of days.
 * @param {{day: number, stage: string}[]} parts steps and gates
 * @returns {string[]}
 */
export function stagesOf(parts) {
  return [...new Set([...parts].sort((a, b) => a.day - b.day).map(({ stage }) => stage))];
}

/**
 * Every step with its date, the earliest first.
 * @param {Path[]} paths those that one person walks
 * @param {Calendar} calendar
 * @param {string} first
 * @returns {Dated[]}
 */
export function dated(paths, calendar, first) {
  const found = paths.flatMap((path) =>
    path.steps.map((step) => ({
      ...step,
      key: `${path.id}-${step.id}`,
      uid: `${path.aliases[0] ?? path.id}-${step.aliases[0] ?? step.id}`,
      path: path.id,
      on: periodOf("day", due(dateOf(first), step.day, step.work ? calendar : null)),
      waits: step.after.map((id) => `${path.id}-${id}`),
    })),
  );
  const stages = stagesOf(found);
  return found.sort((a, b) => a.on.localeCompare(b.on) || stages.indexOf(a.stage) - stages.indexOf(b.stage));
}

/**
 * The gates of all paths put together. People meet at a gate, so one that falls on a day off is on
 * the next working day.
 * @param {Path[]} paths those that one person walks
 * @param {Calendar} calendar
 * @param {string} first
 * @returns {DatedGate[]}
 */
export function gatesOf(paths, calendar, first) {
  const all = paths.flatMap((path) => path.gates);
  return [...new Set(all.map((gate) => gate.day))]
    .sort((a, b) => a - b)
    .map((day) => {
      const same = all.filter((gate) => gate.day === day);
      return {
        day,
        stage: same[0].stage,
        on: periodOf("day", due(due(dateOf(first), day, null), 1, day > 1 ? calendar : null)),
        evidence: same.flatMap((gate) => gate.evidence),
        talk: same.flatMap((gate) => gate.talk),
      };
    });
}

/**
 * @param {Path[]} paths those that one person walks
 * @param {Calendar} calendar
 * @param {string} first
 * @param {string} today
 * @param {string} view one of VIEWS
 * @param {(key: string) => boolean} settled
 * @returns {Plan} `steps` are those of the view, `shared` if not all are one's own, `gate` is the next one, `next` is open and due later
 */
export function plan(paths, calendar, first, today, view, settled) {
  const everyone = dated(paths, calendar, first);
  const steps = everyone.filter((step) => VIEWS[view].includes(step.who));
  const gates = gatesOf(paths, calendar, first);
  const open = steps.filter((step) => !settled(step.key));
  return {
    everyone,
    steps,
    shared: VIEWS[view].length > 1,
    gates,
    gate: gates.find((gate) => gate.on >= today),
    late: open.filter((step) => step.on < today),
    today: open.filter((step) => step.on === today),
    next: open.filter((step) => step.on > today),
  };
}

/**
 * @param {string} first
 * @param {string} today
 * @returns {number} 1 on the first day; 0 and less are days before it
 */
export function dayNumber(first, today) {
  return daysBetween(dateOf(first), dateOf(today)) + 1;
}

/**
 * Years whose working days are not certain.
 * @param {import("./data.js").Known} known
 * @param {Dated[]} steps
 */
export function doubtful({ years }, steps) {
  const used = [...new Set(steps.filter((step) => step.work).map((step) => step.on.slice(0, 4)))];
  return { expected: used.filter((year) => years[year]), unknown: used.filter((year) => !(year in years)) };
}
