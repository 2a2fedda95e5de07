// Which lists and steps are due when, for one role. Knows data and storage, not the page.

import { say } from "./dom.js";
import { names, recall } from "./memory.js";
import { recollect } from "./past.js";
import { addDays, campaignPeriod, dateOf, daysBetween, periodOf } from "./period.js";
import { dueDays } from "./recurrence.js";
import { nameOf, readTicks, rename, stateOf } from "./ticks.js";
import { due as dueDay } from "./workdays.js";

/**
 * @typedef {{id: string, title: string, roles: string[], owner: string, minutes: number | null, period: string,
 *   schedule: import("./recurrence.js").Schedule | null, campaign: [number, number] | null,
 *   ids: Record<string, string[]>}} Duty
 * @typedef {{id: string, title: string, days: string[], lists: string[]}} Campaign
 * @typedef {{id: string, role: string | null, title: string,
 *   steps: {id: string, day: number, work: boolean, text: string, stage: string}[]}} Path
 * @typedef {{key: string, path: string, title: string, about: string, from: Date, due: Date, period: string, done: number, all: number}} Task
 * @typedef {{duties: Duty[], campaigns: Campaign[], paths: Path[],
 *   calendar: import("./workdays.js").Calendar}} Known
 */

const LOOK_BACK = 14;
const LOOK_AHEAD = 14;
const COMING = 6;

/**
 * Everything that `role` has to do in a stretch of days.
 * @param {Known} known
 * @param {string} role an id, or "*" for everyone
 * @param {Date} from
 * @param {Date} until the day after the last
 * @returns {Task[]} by the day they are due; on one day what begins last first, for it cannot wait, and then as `known` has them
 */
export function tasks({ duties, campaigns, paths, calendar }, role, from, until) {
  /** @type {Task[]} */
  const found = [];
  for (const duty of duties) {
    if (role !== "*" && !duty.roles.includes(role)) continue;
    const about = [duty.owner, ...(duty.minutes ? [say("minutes", { count: duty.minutes })] : [])];
    if (duty.schedule) {
      const { times = [] } = duty.schedule;
      for (const day of dueDays(duty.schedule, from, until)) {
        found.push(task(duty, periodOf(duty.period, day), day, day, [...times, ...about]));
      }
    }
    const [start, end] = duty.campaign ?? [0, 0];
    for (const campaign of campaigns) {
      if (!duty.campaign || !campaign.lists.includes(duty.id)) continue;
      for (const text of campaign.days) {
        const [first, last] = [addDays(dateOf(text), start), addDays(dateOf(text), end)];
        const named = { ...duty, title: `${campaign.title} · ${duty.title}` };
        if (last >= from && first < until) found.push(task(named, campaignPeriod(text, campaign.id), first, last, about));
      }
    }
  }
  return [...found, ...steps(paths, calendar, role, from, until)].sort((a, b) => +a.due - +b.due || +b.from - +a.from);
}

/**
 * @param {Duty} duty
 * @param {string} period
 * @param {Date} from
 * @param {Date} due
 * @param {string[]} about
 * @returns {Task}
 */
function task({ id, title, ids }, period, from, due, about) {
  const done = settled(id, period, ids);
  return { key: id + (from < due ? period : ""), path: `checklists/${id}/`, title, about: about.join(" · "), from, due, period, done, all: Object.keys(ids).length };
}

/**
 * The reader's own steps of onboarding, once the reader has said when the first day was.
 * @param {Path[]} paths
 * @param {import("./workdays.js").Calendar} calendar
 * @param {string} role
 * @param {Date} from
 * @param {Date} until
 * @returns {Task[]}
 */
function steps(paths, calendar, role, from, until) {
  const started = recall("started");
  if (!started) return [];
  const mine = paths.filter((path) => !path.role || path.role === role);
  return mine.flatMap((path) =>
    path.steps.flatMap((step) => {
      const due = dueDay(dateOf(started), step.day, step.work ? calendar : null);
      if (due < from || due >= until) return [];
      const done = settled(`onboarding-${path.id}-${step.stage}`, "always", { [step.id]: [] });
      const key = `${path.id}-${step.id}`;
      return [{ key, path: `onboarding/mine/#step-${key}`, title: step.text, about: path.title, from: due, due, period: "", done, all: 1 }];
    }),
  );
}

/**
 * @param {string} list
 * @param {string} period
 * @param {Record<string, string[]>} ids
 * @returns {number} how many items are done or do not apply
 */
export function settled(list, period, ids) {
  const ticks = readTicks(nameOf(list, period)) ?? recollect(list, period);
  if (!ticks) return 0;
  const { marks } = rename(ticks, ids);
  return Object.keys(ids).filter((id) => stateOf(marks[id]) !== "open").length;
}

/**
 * One day seen by one role. Only a list that was used before can be overdue.
 * @param {Known} known
 * @param {string} role
 * @param {Date} day
 */
export function agenda(known, role, day) {
  const all = tasks(known, role, addDays(day, -LOOK_BACK), addDays(day, LOOK_AHEAD + 1));
  const due = all.filter((one) => one.from <= day && daysBetween(one.due, day) <= 0);
  /** @type {Map<string, Task>} */
  const late = new Map();
  /** @type {Map<string, Task>} */
  const coming = new Map();
  for (const one of all) {
    const open = one.done < one.all;
    if (one.due < day && open && wasUsed(one)) late.set(one.key, one);
    if (one.due < day && !open) late.delete(one.key);
    if (one.from > day && open && !coming.has(one.key) && !due.some((now) => now.key === one.key)) coming.set(one.key, one);
  }
  return { due, late: [...late.values()].filter((one) => !wasLeft(one, due)), coming: [...coming.values()].slice(0, COMING), running: running(known, role) };
}

/** @param {Task} task */
function wasUsed({ path, period }) {
  const list = path.split("/")[1];
  if (!period) return true;
  return recall(`past:${list}`) !== null || names(`ticks:${list}@`).some((name) => name <= nameOf(list, period));
}

/** Whether the reader has carried it over, or left it behind. @param {Task} late @param {Task[]} due */
function wasLeft(late, due) {
  const now = due.find((one) => one.key === late.key);
  if (!now || now.period === late.period) return false;
  const ticks = readTicks(nameOf(late.key, now.period));
  return Boolean(ticks?.left || ticks?.carried);
}

/**
 * Runs that were begun and not finished.
 * @param {Known} known
 * @param {string} role
 * @returns {Task[]}
 */
function running({ duties }, role) {
  return duties
    .filter((duty) => duty.period === "run" && (role === "*" || duty.roles.includes(role)))
    .flatMap((duty) => names(`ticks:${duty.id}@run-`).map((name) => ({ duty, name, period: name.slice(name.indexOf("@") + 1) })))
    .map(({ duty, name, period }) => task(duty, period, new Date(0), new Date(0), [readTicks(name)?.name || period.slice(4, 12)]))
    .filter((one) => one.done < one.all);
}
