// Which lists and steps are due when, for one role. Knows data and storage, not the page.

import { names, recall } from "../core/memory.js";
import { say } from "../core/words.js";
import { addDays, clockAt, clockWords, dateOf, daysBetween, isDay, now, periodOf, shiftDay, spanOf, timeHere, turnOf } from "../dates/period.js";
import { dueDays } from "../dates/recurrence.js";
import { due as dueDay } from "../dates/working-days.js";
import { parsePast, periodsOf } from "../ticks/past.js";
import { merge } from "../ticks/registers.js";
import { read } from "../ticks/store.js";
import { LEFT, NAME, rename, stateOf } from "../ticks/ticks.js";
import { called, turnsOf } from "./campaigns.js";

/**
 * @typedef {{id: string, title: string, roles: string[], owner: string, minutes?: number, period: string,
 *   schedule?: import("../dates/recurrence.js").Schedule, campaign?: [number, number],
 *   all: number, ids: Record<string, string[]>, rounds?: string[]}} Duty `ids` of its items are there once something is ticked
 * @typedef {{id: string, role: string | null, title: string,
 *   steps: {id: string, aliases: string[], day: number, work: boolean, text: string, stage: string}[]}} Path
 * @typedef {{key: string, path: string, title: string, name: string, about: string, at: number, times: string[], from: Date, due: Date, period: string,
 *   done: number, all: number, last: number, roles: string[], ahead?: string}} Task `name` is the title without its campaign, `last` when it was ticked last, `ahead`
 *   the time of a round that is still to come
 * @typedef {{duties: Duty[], campaigns: import("./campaigns.js").Campaign[], phases: Record<string, import("./campaigns.js").Phase[]>,
 *   lists: Record<string, Record<string, string[]>>, renamed: [string, string[]][],
 *   paths?: Path[], calendar?: import("../dates/working-days.js").Calendar, years?: Record<string, boolean>}} Known
 */

const LOOK_BACK = 14;
const LOOK_AHEAD = 14;
const FAR_MS = 2 * LOOK_BACK * 864e5;
const COMING = 6;
/** The hours of what has none: a campaign's day stands first, all else last. */
export const CAMPAIGN = 0;
export const ANY_HOUR = 2400;

/**
 * Everything that `role` has to do in a stretch of days.
 * @param {Known} known
 * @param {string} role an id, or "*" for everyone
 * @param {Date} from
 * @param {Date} until the day after the last
 * @returns {Task[]} by the day they are due; on one day campaigns first, then by the hour; of those without one, what begins last, for it cannot wait
 */
export function tasks(known, role, from, until) {
  const { duties, campaigns, lists } = known;
  /** @type {Task[]} */
  const found = [];
  for (const duty of duties) {
    if (role !== "*" && !duty.roles.includes(role)) continue;
    if (duty.schedule) {
      const { times = [] } = duty.schedule;
      for (const day of dueDays(duty.schedule, from, until)) found.push(task(duty, periodOf(duty.period, day), day, day, times));
    }
    const [start, end] = duty.campaign ?? [0, 0];
    for (const campaign of campaigns) {
      const stages = lists[campaign.phases][duty.id];
      for (const turn of stages ? campaign.days.flatMap((held) => turnsOf(held, stages)) : []) {
        const { period, day, estimated, stage } = turnOf(campaign.id, turn);
        const [first, last] = [addDays(day, start), addDays(day, end)];
        if (last < from || first >= until) continue;
        const title = `${called(campaign, stage)} · ${duty.title}`;
        const named = task(duty, period, first, last, [], first < last ? ANY_HOUR : CAMPAIGN);
        found.push({ ...named, title: estimated ? say("estimated-day", { day: title }) : title });
      }
    }
  }
  return [...found, ...steps(known, role, from, until)].sort((a, b) => +a.due - +b.due || a.at - b.at || +b.from - +a.from);
}

/**
 * @param {Duty} duty
 * @param {string} period
 * @param {Date} from
 * @param {Date} due
 * @param {string[]} times of the day, by the team's clock
 * @param {number} [at] the hour, such as 930
 * @returns {Task}
 */
function task({ id, title, roles, all, ids, owner, minutes, rounds = [] }, period, from, due, times, at = Math.min(ANY_HOUR, ...times.map(hourOf))) {
  const next = rounds.find((time) => clockAt(from, time) > now());
  const clocks = (next ? [next] : rounds.length ? [] : times).map((time) => timeHere(from, time));
  const isBefore = clocks.length === 1 && clocks[0] === clockWords(clockAt(from, next ?? times[0])); // it stands before the title
  const said = next && next !== rounds[0] ? [say("round-next", { time: clocks[0] })] : isBefore ? [] : clocks;
  const about = [...said, owner, ...(minutes ? [say("minutes", { count: minutes })] : [])].join(" · ");
  const key = id + (period.includes(".") ? period : "");
  return { key, path: `checklists/${id}/`, title, name: title, roles, about, ahead: next, at, times, from, due, period, all, ...progress(id, period, ids) };
}

/** @param {string} time such as 09:30 @returns {number} such as 930 */
function hourOf(time) {
  return Number(time.replace(":", ""));
}

/**
 * The reader's own steps of onboarding, once the reader has said when the first day was.
 * @param {Known} known
 * @param {string} role
 * @param {Date} from
 * @param {Date} until
 * @returns {Task[]}
 */
function steps({ paths = [], calendar, years = {} }, role, from, until) {
  const started = recall("started") ?? "";
  if (!isDay(started)) return [];
  const mine = paths.filter((path) => !path.role || path.role === role);
  return mine.flatMap((path) => {
    const ids = Object.fromEntries(path.steps.map((step) => [step.id, step.aliases]));
    const lists = path.steps.map(({ stage }) => rename(read(`onboarding-${path.id}-${stage}`, "always").marks, ids));
    const marks = lists.reduce(merge, {}); // a step may have moved from stage to stage
    return path.steps.flatMap((step) => {
      const due = dueDay(dateOf(started), step.day, step.work && calendar ? calendar : null);
      if (due < from || due >= until) return [];
      const done = Number(stateOf(marks[step.id]) !== "open");
      const key = `${path.id}-${step.id}`;
      const about = step.work && years[due.getUTCFullYear()] ? `${path.title} · ${say("day-may-move")}` : path.title;
      return [{ key, path: `onboarding/mine/#step-${key}`, title: step.text, name: step.text, roles: [], about, at: ANY_HOUR, times: [], from: due, due, period: "", done, all: 1, last: 0 }];
    });
  });
}

/** Whether holidays that are not announced yet decide what is due on `day`, such as 2027-02-05. @param {Known} known @param {string} day */
export function isUnsettled({ duties, years = {} }, day) {
  return years[day.slice(0, 4)] && duties.some(({ schedule }) => schedule?.days && day in schedule.days);
}

/**
 * @param {string} list
 * @param {string} period
 * @param {Record<string, string[]>} ids
 * @returns {{done: number, last: number}} how many items are done or do not apply, and when the last was
 */
export function progress(list, period, ids = {}) {
  const marks = rename(read(list, period).marks, ids);
  const settled = Object.keys(ids).filter((id) => stateOf(marks[id]) !== "open");
  return { done: settled.length, last: Math.max(0, ...settled.map((id) => marks[id].at)) };
}

/**
 * One day seen by one role.
 * @param {Known} known
 * @param {string} role
 * @param {Date} day
 */
export function agenda(known, role, day) {
  const all = tasks(known, role, addDays(day, -LOOK_BACK), addDays(day, LOOK_AHEAD + 1));
  const [today, since] = [!daysBetween(day, now()), firstTick()];
  const due = all.filter((one) => one.from <= day && (one.due >= day || (today && isOn(one))));
  /** @type {Map<string, Task>} */
  const late = new Map();
  /** @type {Map<string, Task>} */
  const coming = new Map();
  for (const one of all) {
    if (isMissed(one, day, since)) late.set(one.key, one);
    else if (one.due < day) late.delete(one.key);
    if (one.from > day && one.done < one.all && !coming.has(one.key) && !due.some((now) => now.key === one.key)) coming.set(one.key, one);
  }
  return {
    due,
    late: [...late.values()].filter((one) => !due.includes(one) && !wasLeft(one, due)),
    coming: [...coming.values()].sort((a, b) => +a.from - +b.from || a.at - b.at).slice(0, COMING),
    running: running(known, role),
    since,
  };
}

/**
 * Whether the night shift of its last day still has it: the campaign's list, one that was begun, one with a round to come.
 * @param {Task} task
 */
function isOn({ at, due, done, all, ahead }) {
  return done < all && (at === CAMPAIGN || done > 0 || Boolean(ahead)) && due >= shiftDay();
}

/**
 * Whether it is over and not all done. Of a day before the first tick, nobody can say.
 * @param {Task} task
 * @param {Date} today
 * @param {number} since when that was
 */
export function isMissed(task, today, since) {
  const { period, due, done, all } = task;
  return due < today && done < all && (!period || done > 0 || +addDays(due, 1) > since) && !isOn(task);
}

/** @returns {number} when something was first ticked here, by the team's clock; so far as anyone looks back */
export function firstTick() {
  const folded = names("past:").flatMap((name) => periodsOf(parsePast(recall(name)).past).map((period) => +(spanOf(period)?.start ?? Infinity)));
  let first = Infinity;
  for (const name of names("ticks:")) {
    if (first < Date.now() - FAR_MS) break;
    const [list, period] = name.slice(6).split("@");
    first = Math.min(first, ...Object.values(read(list, period).marks).map(({ at }) => at));
  }
  return Math.min(first < Infinity ? +now(new Date(first)) : first, ...folded);
}

/** Whether the reader has carried it over, or left it behind. @param {Task} late @param {Task[]} due */
function wasLeft(late, due) {
  const now = due.find((one) => one.key === late.key);
  if (!now || now.period === late.period) return false;
  return Boolean(read(late.key, now.period).marks[LEFT]?.left);
}

/**
 * Runs that were begun and not finished.
 * @param {Known} known
 * @param {string} role
 * @returns {Task[]}
 */
function running({ duties }, role) {
  const kept = names("ticks:");
  return duties
    .filter((duty) => duty.period === "run" && (role === "*" || duty.roles.includes(role)))
    .flatMap((duty) => kept.filter((name) => name.startsWith(`ticks:${duty.id}@run-`)).map((name) => ({ duty, period: name.slice(name.indexOf("@") + 1) })))
    .map(({ duty, period }) => ({ ...task(duty, period, new Date(0), new Date(0), []), about: read(duty.id, period).marks[NAME]?.name || period.slice(4, 12) }))
    .filter((one) => one.done < one.all);
}
