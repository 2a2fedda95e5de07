// The day as a line of hours: what is due when, how far it is, and where the moment is.

import { svg } from "../core/dom.js";
import { say } from "../core/words.js";
import { clockWords } from "../dates/period.js";
import { far, momentOf, stateOf } from "./states.js";

/** @import { Task } from "./duties.js" */

const HOUR_MS = 36e5;
const FIRST = 8;
const LAST = 24;
/** What is measured by: the line's usual width for names; for hours its least, on a phone and elsewhere. */
const WIDE = 1100;
const LEAST = [280, 700];
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
  const said = clock ? say("now-at", { time: clockWords(clock) }) : "";
  const free = spaces(last - first, widthOf(said), Math.abs(share(at) - 50) > 38);
  for (let hour = first; hour <= last; hour += 1) parts.push(...tick(hour, hour - first, last - hour, x(hour), clock ? Math.abs(hour - at) : last, free));
  const rows = [-Infinity, -Infinity];
  for (const { one, hour } of timed) {
    parts.push(svg("circle", { class: `pb-hours__at pb-hours__at--${stateOf(one)}`, cx: x(hour), cy: LINE, r: 7 }));
    const width = widthOf(one.name);
    const middle = Math.max(width / 2, (share(hour) * WIDE) / 100);
    const row = rows.findIndex((end) => end + 10 < middle - width / 2);
    if (row < 0 || middle + width / 2 > WIDE) continue;
    rows[row] = middle + width / 2;
    const edge = middle > (share(hour) * WIDE) / 100;
    parts.push(svg("text", { class: "pb-hours__name", x: edge ? x(first) : x(hour), y: row ? 16 : 36, "text-anchor": edge ? "start" : "middle" }, one.name));
  }
  if (clock) parts.push(svg("line", { class: "pb-hours__now", x1: x(at), x2: x(at), y1: LINE - 12, y2: LINE + 14 }), label(said, x(at), share(at), "pb-hours__clock"));
  const texts = timed.map(({ one }) => [clockWords(/** @type {Date} */ (momentOf(one))), one.name, far(one)].join(" "));
  const drawn = svg("svg", { class: "pb-hours", width: "100%", height: 88, role: "img", "aria-label": [say("hours"), ...texts].join(say("semicolon")) }, ...parts);
  return drawn;
}

/** How wide `text` is, about. @param {string} text */
function widthOf(text) {
  return [...text].reduce((sum, letter) => sum + (NARROW.test(letter) ? 8 : 13), 0);
}

/**
 * Every how many hours a label has room, those at the ends beside their hour; and how far off the moment's own. On a
 * phone, and elsewhere.
 * @param {number} hours of the whole line
 * @param {number} own the width of the moment's label
 * @param {boolean} isBeside whether that is beside the moment
 */
function spaces(hours, own, isBeside) {
  const label = widthOf(clockWords(new Date(22 * HOUR_MS))) + 8;
  return LEAST.map((width) => {
    const room = (/** @type {number} */ wanted) => (wanted * hours) / width;
    return { step: [2, 4, 6, 8, 12].find((one) => one >= room(1.5 * label)) ?? 24, off: room(label / 2 + (isBeside ? own : own / 2) + 4) };
  });
}

/** @param {string} text @param {string} x @param {number} share @param {string} look */
function label(text, x, share, look) {
  return svg("text", { class: look, x, y: 84, "text-anchor": share < 12 ? "start" : share > 88 ? "end" : "middle" }, text);
}

/**
 * A tick for each hour, and a label where there is room; but not under the moment's own.
 * @param {number} hour
 * @param {number} place
 * @param {number} left how many hours are after it
 * @param {string} x
 * @param {number} off how many hours off the moment
 * @param {{step: number, off: number}[]} free
 */
function tick(hour, place, left, x, off, [phone, wide]) {
  const line = svg("line", { class: "pb-hours__tick", x1: x, x2: x, y1: LINE + 9, y2: LINE + 13 });
  const [small, large] = [phone, wide].map((free) => off >= free.off && (!left || (place % free.step === 0 && left >= free.step)));
  if (!large) return [line];
  const words = !left && hour === LAST ? say("midnight") : clockWords(new Date((hour % 24) * HOUR_MS));
  return [line, label(words, x, place ? (left ? 50 : 100) : 0, small ? "pb-hours__hour" : "pb-hours__hour pb-hours__hour--even")];
}
