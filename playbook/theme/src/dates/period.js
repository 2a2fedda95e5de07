// Which period a tick belongs to: the day, week, month, quarter or year of the reader's clock.
// A period is a text that sorts by time: 2026-11-23, 2026-W48, 2026-11, 2026-Q4, 2026.

import { say } from "../core/words.js";
import { dateOf, daysBetween, dayOf, now, two } from "./clock.js";

export { dateOf, daysBetween, now, onClock } from "./clock.js";

/** So many days before the Monday of ISO 8601 a week begins where the team is; its number is that of the Monday's. */
const AHEAD = Math.max(0, ["MO", "SU", "SA", "FR", "TH", "WE", "TU"].indexOf(document.documentElement.dataset.week ?? ""));
const NIGHT_ENDS = 6;
const DAY_MS = 864e5;

/** @typedef {{kind: string, start: Date, end: Date}} Span from its first day to the day after its last */

/**
 * @param {string} kind day, week, month, quarter, year; anything else never expires
 * @param {Date} now
 * @returns {string} such as 2026-W48, or always
 */
export function periodOf(kind, now) {
  const year = now.getFullYear();
  const month = now.getMonth() + 1;
  switch (kind) {
    case "day":
      return dayOf(now);
    case "week": {
      const thursday = addDays(weekStart(now), 3 + AHEAD);
      const first = new Date(thursday.getFullYear(), 0, 1);
      return `${thursday.getFullYear()}-W${two(Math.floor(daysBetween(first, thursday) / 7) + 1)}`;
    }
    case "month":
      return `${year}-${two(month)}`;
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "year":
      return `${year}`;
    default:
      return "always";
  }
}

/** The first day of the week of `day`, as the team counts. @param {Date} day */
export function weekStart(day) {
  return addDays(day, -((day.getDay() + 6 + AHEAD) % 7));
}

/**
 * A turn of a list in a campaign: the campaign's own day, if the list counts from that; else that day, day T, whether
 * T is estimated, and the stage that sets this turn apart from others.
 * @typedef {string | [string, string, number, string]} Turn
 */
/**
 * @param {string} campaign its first id
 * @param {Turn} turn
 * @returns {{period: string, day: Date, estimated: boolean, stage: string}} what its ticks are kept under, and day T
 */
export function turnOf(campaign, turn) {
  const [own, day = own, estimated = 0, stage = ""] = typeof turn === "string" ? [turn] : turn;
  return { period: `${own}.${campaign}${stage && `.${stage}`}`, day: dateOf(day), estimated: Boolean(estimated), stage };
}

/**
 * @param {string} period
 * @returns {Span | null} null for what is no stretch of the calendar, or one that does not exist
 */
export function spanOf(period) {
  const [, year, week, quarter, month, day] = (/^(\d{4})(?:-W(\d\d)|-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$/.exec(period) ?? []).map(Number);
  if (!year) return null;
  /** @type {Span} */
  let span;
  if (week) {
    const fourth = new Date(year, 0, 4); // always in week 1
    const start = addDays(fourth, 7 * (week - 1) - ((fourth.getDay() + 6) % 7) - AHEAD);
    span = { kind: "week", start, end: addDays(start, 7) };
  } else {
    const start = new Date(year, (quarter * 3 - 2 || month || 1) - 1, day || 1);
    const end = day ? addDays(start, 1) : new Date(year, start.getMonth() + (quarter ? 3 : month ? 1 : 12), 1);
    span = { kind: day ? "day" : quarter ? "quarter" : month ? "month" : "year", start, end };
  }
  return periodOf(span.kind, span.start) === period ? span : null;
}

/**
 * @param {string} period
 * @returns {string} the kind of list that has such periods, "" for one that cannot be
 */
export function kindOf(period) {
  const [day, campaign] = period.split(".");
  if (campaign) return spanOf(day)?.kind === "day" ? "campaign" : "";
  const run = /^run-(....)(..)(..)T\d{6}$/.exec(period);
  if (run) return spanOf(run.slice(1).join("-")) ? "run" : "";
  return spanOf(period)?.kind ?? (period === "always" ? period : "");
}

/**
 * When `period` began, the same in every zone: that of a campaign or a run with the day it is named after.
 * @param {string} period
 * @returns {number} milliseconds, 0 for a period without a day
 */
export function beginningOf(period) {
  const [, year, month, day] = /(\d{4})-?(\d\d)-?(\d\d)/.exec(period)?.map(Number) ?? [];
  const start = spanOf(period)?.start ?? (year ? new Date(year, month - 1, day) : null);
  return start ? Date.UTC(start.getFullYear(), start.getMonth(), start.getDate()) : 0;
}

/**
 * The period before (-1) or after (1).
 * @param {string} period
 * @param {number} step
 */
export function beside(period, step) {
  const span = spanOf(period);
  if (!span) return period;
  return periodOf(span.kind, step < 0 ? addDays(span.start, -1) : span.end);
}

/**
 * The period in words, such as "Week 48 of 2026 · 23–29 Nov"; empty for one without a calendar.
 * @param {string} period
 */
export function periodWords(period) {
  const span = spanOf(period);
  if (!span) return "";
  const { kind, start } = span;
  if (kind === "week") return say("span-week", { y: period.slice(0, 4), w: Number(period.slice(6)), days: range(span) });
  return written(`span-${kind}`, start);
}

/** A day in words, without its year: "23 Nov". @param {Date} day */
export function dayWords(day) {
  return written("date", day);
}

/** A time of the day in words, the same as playbook/locale/dates.py says. @param {Date} when */
export function clockWords(when) {
  const hour = when.getHours();
  return say("clock", { HH: two(hour), h: hour % 12 || 12, mm: two(when.getMinutes()), a: say(hour < 12 ? "am" : "pm") });
}

/** A day with its weekday in few words: "Mon 23 Nov". @param {Date} day */
export function briefDay(day) {
  return written("date-brief", day);
}

/** @param {Span} span */
function range({ start, end }) {
  const last = addDays(end, -1);
  if (start.getMonth() === last.getMonth()) return written("dates-of-month", start, { last: last.getDate() });
  return say("dates-apart", { first: dayWords(start), last: dayWords(last) });
}

/**
 * A day by the pattern of `key`, whose blanks are the letters of CLDR, as in [dates] of locale/.
 * @param {string} key
 * @param {Date} day
 * @param {Record<string, string | number>} [more]
 */
function written(key, day, more = {}) {
  return say(key, {
    y: day.getFullYear(),
    q: Math.ceil((day.getMonth() + 1) / 3),
    M: day.getMonth() + 1,
    d: day.getDate(),
    ...more,
    get MMM() { return monthName(day); },
    get E() { return weekday(day, "short"); },
    get EEEE() { return weekday(day); },
  });
}

/** @param {Date} day @param {"long" | "short"} [length] */
export function weekday(day, length = "long") {
  return named(day, { weekday: length });
}

/** @param {Date} day @returns {string} such as Nov */
export function monthName(day) {
  return named(day, { month: "short" });
}

/** @param {Date} day @param {Intl.DateTimeFormatOptions} part */
function named(day, part) {
  return day.toLocaleDateString(document.documentElement.lang, part);
}

/** @param {Date} clock of the team @returns {Date} the same moment by the reader's clock */
export function hereAt(clock) {
  const by = (/** @type {number} */ at) => new Date(at + +clock - +now(new Date(at))); // as clocks differ at that moment
  const near = +by(+clock);
  const [first, second] = [by(near - DAY_MS), by(near + DAY_MS)];
  return +now(first) !== +clock && +now(second) === +clock ? second : first; // of a twofold hour the first, as calendars have it
}

/** @param {Date} day @param {string} time such as 09:30, or 25:00 for an hour after its midnight @returns {Date} by the team's clock */
export function clockAt(day, time) {
  const [hour, minute] = time.split(":").map(Number);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute);
}

/**
 * A time of the team's clock, with the reader's own if that is another.
 * @param {Date} day
 * @param {string} time such as 09:30
 */
export function timeHere(day, time) {
  const clock = clockAt(day, time);
  const here = hereAt(clock);
  const words = clockWords(clock);
  return +here === +clock ? words : say("time-here", { time: words, here: momentWords(here, dayOf(clock)) });
}

/** @param {Date} when @param {string} [day] which need not be named @returns {string} such as 29 Nov 18:05 */
export function momentWords(when, day) {
  const clock = clockWords(when);
  return dayOf(when) === day ? clock : `${dayWords(when)} ${clock}`;
}

/** What time it is by the team's clock and by the reader's; empty where they agree. */
export function bothClocks() {
  const [time, here] = [now(), new Date()];
  return Math.abs(+time - +here) > 6e4 ? say("team-clock", { time: momentWords(time), here: momentWords(here) }) : "";
}

/** The day whose campaign is still on: a night shift begins in the evening before. */
export function shiftDay(time = now()) {
  return addDays(time, time.getHours() < NIGHT_ENDS ? -1 : 0);
}

/**
 * Calendar days, not milliseconds: a day may have 23 or 25 hours.
 * @param {Date} day
 * @param {number} count
 */
export function addDays(day, count) {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + count);
}

/**
 * @param {string} text
 * @returns {boolean} whether it is a day that can be a first day
 */
export function isDay(text) {
  return /^20[2-9]\d-\d\d-\d\d$/.test(text) && periodOf("day", dateOf(text)) === text;
}
