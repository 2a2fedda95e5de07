// On which days a duty comes round: the same answer as the calendar feeds give (tests/engine/cases/schedule).

import { addDays, beside, daysBetween, periodOf, spanOf } from "./period.js";

/**
 * @typedef {{freq: "daily" | "weekly" | "monthly" | "yearly", interval?: number, weekdays?: string[],
 *   monthdays?: number[], months?: number[], times?: string[], days?: Record<string, boolean>}} Schedule holidays and
 *   make-up days are `days` on which it is due whatever the rule says, or is not
 */

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** The day from which every schedule counts its intervals. */
const START = new Date(2026, 0, 1);

/**
 * RFC 5545's rules: each list that is not empty holds the day; -1 is the last day of the month.
 * @param {Schedule} schedule
 * @param {Date} day
 * @param {Date} start
 * @returns {boolean} whether the rule of the duty holds that day
 */
function isDue(schedule, day, start) {
  const { freq, interval = 1, weekdays = [], monthdays = [], months = [] } = filled(schedule, start);
  const length = new Date(day.getFullYear(), day.getMonth() + 1, 0).getDate();
  const years = day.getFullYear() - start.getFullYear();
  const passed = {
    daily: daysBetween(start, day),
    weekly: daysBetween(addDays(start, -place(start)), addDays(day, -place(day))) / 7,
    monthly: years * 12 + day.getMonth() - start.getMonth(),
    yearly: years,
  }[freq];
  return (
    daysBetween(start, day) >= 0 &&
    passed % interval === 0 &&
    (!months.length || months.includes(day.getMonth() + 1)) &&
    (!weekdays.length || weekdays.includes(WEEKDAYS[place(day)])) &&
    (!monthdays.length || monthdays.some((one) => (one > 0 ? one : length + 1 + one) === day.getDate()))
  );
}

/**
 * What an empty list takes from the first day.
 * @param {Schedule} schedule
 * @param {Date} start
 * @returns {Schedule}
 */
function filled(schedule, start) {
  const { freq, weekdays = [], monthdays = [], months = [] } = schedule;
  if (freq === "daily" || weekdays.length || monthdays.length) return schedule;
  if (freq === "weekly") return { ...schedule, weekdays: [WEEKDAYS[place(start)]] };
  const month = freq === "yearly" && !months.length ? [start.getMonth() + 1] : months;
  return { ...schedule, monthdays: [start.getDate()], months: month };
}

/** The day's place in its week, from Monday. @param {Date} day */
function place(day) {
  return (day.getDay() + 6) % 7;
}

/**
 * @param {Schedule} schedule
 * @param {Date} from
 * @param {Date} until the day after the last
 * @returns {Date[]} the days on which the duty is due
 */
export function dueDays(schedule, from, until, start = START) {
  const days = [];
  for (let day = addDays(from, 0); day < until; day = addDays(day, 1)) if (schedule.days?.[periodOf("day", day)] ?? isDue(schedule, day, start)) days.push(day);
  return days;
}

/**
 * The latest period before `period` in which the duty was due, or "" if there was none of late.
 * @param {Schedule | null} schedule
 * @param {string} period
 */
export function lastDue(schedule, period) {
  for (let tries = 0, one = beside(period, -1); tries < 14; tries += 1, one = beside(one, -1)) {
    const span = spanOf(one);
    if (!span) return "";
    if (!schedule || dueDays(schedule, span.start, span.end).length) return one;
  }
  return "";
}
