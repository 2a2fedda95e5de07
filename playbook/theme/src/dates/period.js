// Which period a tick belongs to: the day, week, month, quarter or year of the team's clock.
// A period is a text that sorts by time: 2026-11-23, 2026-W48, 2026-11, 2026-Q4, 2026.

import { say } from "../core/words.js";
import { dateOf, DAY_MS, daysBetween, dayOf, now, ownClock } from "./clock.js";

export { dateOf, daysBetween, now, onClock } from "./clock.js";

/** So many days before the Monday of ISO 8601 a week begins where the team is; its number is that of the Monday's. */
const AHEAD = Math.max(0, ["MO", "SU", "SA", "FR", "TH", "WE", "TU"].indexOf(document.documentElement.dataset.week ?? ""));
const NIGHT_MS = 6 * 36e5;

/** @typedef {{kind: string, start: Date, end: Date}} Span from its first day to the day after its last */

/**
 * @param {string} kind day, week, month, quarter, year; anything else never expires
 * @param {Date} [day] today
 * @returns {string} such as 2026-W48, or always
 */
export function periodOf(kind, day = now()) {
  const name = dayOf(day);
  const [year, month] = datePartsOf(day);
  switch (kind) {
    case "day":
      return name;
    case "week": {
      const thursday = addDays(weekStart(day), 3 + AHEAD);
      const [year] = datePartsOf(thursday);
      return `${year}-W${`${Math.floor(daysBetween(dayAt(year, 1), thursday) / 7) + 1}`.padStart(2, "0")}`;
    }
    case "month":
      return name.slice(0, 7);
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "year":
      return `${year}`;
    default:
      return "always";
  }
}

/** @param {Date} when @returns {number[]} year, month and day */
export function datePartsOf(when) {
  return dayOf(when).split("-").map(Number);
}

/** @param {number} year @param {number} month from 1 @param {number} [day] */
function dayAt(year, month, day = 1) {
  return new Date(Date.UTC(year, month - 1, day));
}

/** The first day of the week of `day`, as the team counts. @param {Date} day */
export function weekStart(day) {
  return addDays(day, -((day.getUTCDay() + 6 + AHEAD) % 7));
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
  const kind = week ? "week" : quarter ? "quarter" : day ? "day" : month ? "month" : "year";
  const first = quarter * 3 - 2 || month || 1;
  const start = week ? addDays(weekStart(dayAt(year, 1, 4 - AHEAD)), 7 * (week - 1)) : dayAt(year, first, day || 1); // 4 January is always in week 1
  const end = week || day ? addDays(start, week ? 7 : 1) : dayAt(year, first + (quarter ? 3 : month ? 1 : 12));
  return periodOf(kind, start) === period ? { kind, start, end } : null;
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
  return period === "always" ? period : (spanOf(period)?.kind ?? "");
}

/**
 * When `period` began, the same in every zone: that of a campaign or a run with the day it is named after.
 * @param {string} period
 * @returns {number} milliseconds, 0 for a period without a day
 */
export function beginningOf(period) {
  const [, year, month, day] = /(\d{4})-?(\d\d)-?(\d\d)/.exec(period)?.map(Number) ?? [];
  return +(spanOf(period)?.start ?? (year ? dayAt(year, month, day) : 0));
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
  const [HH, mm] = when.toISOString().slice(11).split(":");
  return say("clock", { HH, h: +HH % 12 || 12, mm, a: say("parts-of-day").split("|")[+HH] });
}

/** A day with its weekday in few words: "Mon 23 Nov". @param {Date} day */
export function briefDay(day) {
  return written("date-brief", day);
}

/** @param {Span} span */
function range({ start, end }) {
  const last = addDays(end, -1);
  const [[, month], [, other, day]] = [start, last].map(datePartsOf);
  return month === other ? written("dates-of-month", start, { last: day }) : say("dates-apart", { first: dayWords(start), last: dayWords(last) });
}

/**
 * A day by the pattern of `key`, whose blanks are the letters of CLDR, as in [dates] of locale/.
 * @param {string} key
 * @param {Date} day
 * @param {Record<string, string | number>} [more]
 */
function written(key, day, more = {}) {
  const [y, M, d] = datePartsOf(day);
  return say(key, {
    y,
    q: Math.ceil(M / 3),
    M,
    d,
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
  return day.toLocaleDateString(document.documentElement.lang, { ...part, calendar: "gregory", timeZone: "UTC" });
}

/** @param {Date} clock of the team @returns {Date} the moment when it says so */
export function hereAt(clock) {
  const [first, second] = [-2, 2].map((days) => {
    const at = +clock + days * DAY_MS;
    return new Date(+clock + at - +now(new Date(at))); // as clocks differ then
  });
  return +now(first) !== +clock && +now(second) === +clock ? second : first; // of a twofold hour the first, as calendars have it
}

/** @param {Date} day @param {string} time such as 09:30, or 25:00 for an hour after its midnight @returns {Date} by the team's clock */
export function clockAt(day, time) {
  const [hour, minute] = time.split(":").map(Number);
  return new Date(+addDays(day, 0) + hour * 36e5 + minute * 6e4);
}

/**
 * A time of the team's clock, with the reader's own if that is another.
 * @param {Date} day
 * @param {string} time such as 09:30
 */
export function timeHere(day, time) {
  const clock = clockAt(day, time);
  const here = ownClock(hereAt(clock));
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
  const [time, here] = [now(), ownClock(new Date())];
  return Math.abs(+time - +here) > 6e4 ? say("team-clock", { time: momentWords(time), here: momentWords(here) }) : "";
}

/** The day whose campaign is still on: a night shift begins in the evening before. */
export function shiftDay(time = now()) {
  return addDays(new Date(+time - NIGHT_MS), 0);
}

/**
 * @param {Date} day
 * @param {number} count
 * @returns {Date} the beginning of the day so many days on
 */
export function addDays(day, count) {
  return new Date((Math.floor(+day / DAY_MS) + count) * DAY_MS);
}

/**
 * @param {string} text
 * @returns {boolean} whether it is a day that can be a first day
 */
export function isDay(text) {
  return /^20[2-9].{7}$/.test(text) && spanOf(text) !== null;
}
