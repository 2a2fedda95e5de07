// The day as a line of hours: what is due when, how far it is, and where the moment is.

import { svg } from "../core/dom.js";
import { say } from "../core/words.js";
import { clockWords } from "../dates/period.js";
import { far, momentOf, stateOf } from "./states.js";

/** @import { Task } from "./duties.js" */

const HOUR_MS = 36e5;
const FIRST = 8;
const LAST = 24;
/** What labels are measured by: the line's usual width, and that of a character. */
const WIDE = 1100;
const NARROW = /[\u0000-\u024f]/;
const LINE = 54;

/**
 * @param {Task[]} due
 * @param {Date} day its midnight
 * @param {Date | null} clock the moment, if the day is today
 * @param {boolean} rtl
 * @returns {SVGElement | ""} nothing where nothing has an hour
 */
export function hours(due, day, clock, rtl) {
  const timed = due.flatMap((one) => {
    const moment = momentOf(one);
    return moment ? [{ one, hour: (+moment - +day) / HOUR_MS }] : [];
  });
  if (!timed.length) return "";
  timed.sort((a, b) => a.hour - b.hour);
  const all = [...timed.map(({ hour }) => hour), ...(clock ? [(+clock - +day) / HOUR_MS] : [])];
  const first = Math.floor(Math.min(FIRST, ...all));
  const last = Math.ceil(Math.max(LAST, ...all));
  const share = (/** @type {number} */ hour) => 1 + (98 * (hour - first)) / (last - first);
  const x = (/** @type {number} */ hour) => `${(rtl ? 100 - share(hour) : share(hour)).toFixed(2)}%`;
  const parts = [svg("line", { class: "pb-hours__day", x1: x(first), x2: x(last), y1: LINE, y2: LINE })];
  const at = clock ? (+clock - +day) / HOUR_MS : first;
  if (clock) parts.push(svg("line", { class: "pb-hours__past", x1: x(first), x2: x(at), y1: LINE, y2: LINE }));
  for (let hour = first; hour <= last; hour += 1) parts.push(...tick(hour, hour - first, x(hour), at, hour === last, rtl));
  const rows = [-Infinity, -Infinity];
  for (const { one, hour } of timed) {
    parts.push(svg("circle", { class: `pb-hours__at pb-hours__at--${stateOf(one)}`, cx: x(hour), cy: LINE, r: 7 }));
    const width = [...one.name].reduce((sum, letter) => sum + (NARROW.test(letter) ? 7 : 13), 0);
    const middle = Math.max(width / 2, (share(hour) * WIDE) / 100);
    const row = rows.findIndex((end) => end + 10 < middle - width / 2);
    if (row < 0 || middle + width / 2 > WIDE) continue;
    rows[row] = middle + width / 2;
    const edge = middle > (share(hour) * WIDE) / 100;
    parts.push(svg("text", { class: "pb-hours__name", x: edge ? x(first) : x(hour), y: row ? 16 : 36, "text-anchor": edge ? "start" : "middle" }, one.name));
  }
  if (clock) parts.push(svg("line", { class: "pb-hours__now", x1: x(at), x2: x(at), y1: LINE - 12, y2: LINE + 14 }), label(say("now-at", { time: clockWords(clock) }), x(at), share(at), "pb-hours__clock", rtl));
  const texts = timed.map(({ one }) => [clockWords(/** @type {Date} */ (momentOf(one))), one.name, far(one)].join(" "));
  const drawn = svg("svg", { class: "pb-hours", width: "100%", height: 88, role: "img", "aria-label": [say("hours"), ...texts].join(say("semicolon")) }, ...parts);
  return drawn;
}

/** @param {string} text @param {string} x @param {number} share @param {string} look @param {boolean} rtl */
function label(text, x, share, look, rtl) {
  const [before, after] = rtl ? ["end", "start"] : ["start", "end"];
  return svg("text", { class: look, x, y: 84, "text-anchor": share < 12 ? before : share > 88 ? after : "middle" }, text);
}

/**
 * A tick for each hour, and a label for every second; but not under the moment's own.
 * @param {number} hour
 * @param {number} place
 * @param {string} x
 * @param {number} at the moment
 * @param {boolean} isLast
 * @param {boolean} rtl
 */
function tick(hour, place, x, at, isLast, rtl) {
  const line = svg("line", { class: "pb-hours__tick", x1: x, x2: x, y1: LINE + 9, y2: LINE + 13 });
  if (place % 2 || Math.abs(hour - at) < 1.4) return [line];
  const time = new Date(2000, 0, 1, hour % 24);
  return [line, label(isLast && hour === LAST ? say("midnight") : clockWords(time), x, place ? (isLast ? 100 : 50) : 0, place % 4 || Math.abs(hour - at) < 3.5 ? "pb-hours__hour pb-hours__hour--even" : "pb-hours__hour", rtl)];
}
