// What day it is where the team is, and how far days are apart: all that pictures need of dates.

const LOOK_AGAIN_MS = 15000;
const n = "numeric";
/** What says a clock in a zone, made once: that takes long. @type {Map<string | undefined, Intl.DateTimeFormat>} */
const clocks = new Map();

/**
 * The team's zone decides what day it is, wherever the reader is.
 * @param {Date} [at] a moment
 * @returns {Date} what clocks of the team say then, as if it were the reader's own time
 */
export function now(at = new Date()) {
  const { zone } = document.documentElement.dataset;
  try {
    const clock = clocks.get(zone) ?? new Intl.DateTimeFormat("sv", { timeZone: zone, year: n, month: n, day: n, hour: n, minute: n, second: n });
    clocks.set(zone, clock);
    return new Date(clock.format(at).replace(" ", "T"));
  } catch {
    return at; // a zone that this browser does not know yet
  }
}

/** @param {Date} when @returns {string} its day, such as 2026-11-23 */
export function dayOf(when) {
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}

/**
 * @param {Date} from
 * @param {Date} to
 */
export function daysBetween(from, to) {
  const noon = (/** @type {Date} */ day) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((noon(to) - noon(from)) / 864e5);
}

/** @param {string} text such as 2026-11-23 */
export function dateOf(text) {
  const [year, month, day] = text.split("-").map(Number);
  return new Date(year, month - 1, day);
}

/** Call `look` whenever the day may have become another one. @param {() => void} look */
export function onClock(look) {
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK_AGAIN_MS);
}

/** @param {number} number */
export function two(number) {
  return String(number).padStart(2, "0");
}
