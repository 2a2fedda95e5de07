// What day it is where the team is, and how far days are apart: all that pictures need of dates.
// A clock's time is a Date that says so in UTC: the reader's own clock may skip an hour, or have one twice.

const LOOK_AGAIN_MS = 15000;
export const DAY_MS = 864e5;
const n = "numeric";
/** What says a clock in a zone, made once: that takes long. @type {Map<string | undefined, Intl.DateTimeFormat>} */
const clocks = new Map();

/**
 * The team's zone decides what day it is, wherever the reader is.
 * @param {Date} [at] a moment
 * @returns {Date} what clocks of the team say then
 */
export function now(at = new Date()) {
  const { zone } = document.documentElement.dataset;
  try {
    const clock = clocks.get(zone) ?? new Intl.DateTimeFormat("sv", { timeZone: zone, year: n, month: n, day: n, hour: n, minute: n, second: n });
    clocks.set(zone, clock);
    return new Date(`${clock.format(at).replace(" ", "T")}Z`);
  } catch {
    return ownClock(at); // a zone that this browser does not know yet
  }
}

/** @param {Date} at a moment @returns {Date} what the reader's clock says then */
export function ownClock(at) {
  return new Date(+at - at.getTimezoneOffset() * 6e4);
}

/** @param {Date} when @returns {string} its day, such as 2026-11-23 */
export function dayOf(when) {
  return when.toISOString().slice(0, 10);
}

/**
 * @param {Date} from
 * @param {Date} to
 */
export function daysBetween(from, to) {
  return Math.floor(+to / DAY_MS) - Math.floor(+from / DAY_MS);
}

/** @param {string} text such as 2026-11-23 */
export function dateOf(text) {
  const [year, month, day] = text.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day));
}

/** Call `look` whenever the day may have become another one. @param {() => void} look */
export function onClock(look) {
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK_AGAIN_MS);
}
