// On which days a duty comes round: the same answer as the calendar feeds give (tests/engine/cases/schedule).

import { addDays, beside, dateOf, datePartsOf, daysBetween, periodOf, spanOf } from "./period.js";

/**
 * @typedef {{freq: "daily" | "weekly" | "monthly" | "yearly", interval?: number, weekdays?: string[],
 *   monthdays?: number[], months?: number[], times?: string[], days?: Record<string, boolean>}} Schedule holidays and
 *   make-up days are `days` on which it is due whatever the rule says, or is not
 */

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** The day from which every schedule counts its intervals. */
const START = dateOf("2026-01-01");

/**
 * RFC 5545's rules: each list that is not empty holds the day; -1 is the last day of the month.
 * @param {Schedule} schedule
 * @param {Date} day
 * @param {Date} start
 * @returns {boolean} whether the rule of the duty holds that day
 */
function isDue(schedule, day, start) {
  const { freq, interval = 1, weekdays = [], monthdays = [], months = [] } = filled(schedule, start);
  const left = daysBetween(day, spanOf(periodOf("month", day))?.end ?? day); // of the month, with this one
  const [[year, month, date], [firstYear, firstMonth]] = [day, start].map(datePartsOf);
  const passed = {
    daily: daysBetween(start, day),
    weekly: (daysBetween(start, day) + place(start) - place(day)) / 7,
    monthly: (year - firstYear) * 12 + month - firstMonth,
    yearly: year - firstYear,
  }[freq];
  return (
    daysBetween(start, day) >= 0 &&
    passed % interval === 0 &&
    (!months.length || months.includes(month)) &&
    (!weekdays.length || weekdays.includes(WEEKDAYS[place(day)])) &&
    (!monthdays.length || monthdays.some((one) => one === (one > 0 ? date : -left)))
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
  const [, month, date] = datePartsOf(start);
  return { ...schedule, monthdays: [date], months: freq === "yearly" && !months.length ? [month] : months };
}

/** The day's place in its week, from Monday. @param {Date} day */
function place(day) {
  return (day.getUTCDay() + 6) % 7;
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
