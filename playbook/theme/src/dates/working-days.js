// Days of a path: counted by the calendar, or in working days around weekends, holidays and make-up days.
// The same as playbook/schedule/working_days.py, held to it by tests/engine/cases/workdays/.

import { addDays, periodOf } from "./period.js";

/** @typedef {{weekend: string[], rest: string[], working: string[]}} Calendar days such as SA and 2027-02-05 */

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/**
 * @param {Date} day
 * @param {Calendar} calendar
 */
export function works(day, { weekend, rest, working }) {
  const name = periodOf("day", day);
  return working.includes(name) || !(weekend.includes(WEEKDAYS[day.getUTCDay()]) || rest.includes(name));
}

/**
 * The date of `day` of a path, where 1 is `first` and -1 (and 0) the day before it. With a calendar
 * only its working days count; day 1 is then the first one from `first` on. One without any does not count.
 * @param {Date} first
 * @param {number} day
 * @param {Calendar | null} calendar
 * @returns {Date}
 */
export function due(first, day, calendar) {
  if (!calendar || calendar.weekend.length === WEEKDAYS.length) return addDays(first, day > 0 ? day - 1 : Math.min(day, -1));
  const step = day > 0 ? 1 : -1;
  let at = day > 0 ? first : addDays(first, step);
  let left = Math.max(Math.abs(day), 1);
  for (;;) {
    if (works(at, calendar)) left -= 1;
    if (!left) return at;
    at = addDays(at, step);
  }
}
