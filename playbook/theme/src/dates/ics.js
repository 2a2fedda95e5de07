// All-day events as an iCalendar file (RFC 5545).

import { addDays, dateOf, periodOf } from "./period.js";

const OCTETS = 74;

/** @typedef {{uid: string, on: string, title: string, text: string}} Entry */

/**
 * @param {string} name the calendar's name
 * @param {Entry[]} entries
 * @param {Date} now
 * @returns {string}
 */
export function ics(name, entries, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const sequence = Math.floor(+now / 6e4); // grows with each download, so that what changed replaces what was imported
  const events = entries.flatMap(({ uid, on, title, text }) => [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${compact(on)}`,
    `DTEND;VALUE=DATE:${compact(periodOf("day", addDays(dateOf(on), 1)))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//team-playbook//handbook//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(name)}`];
  return [...head, ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

/** @param {string} day */
function compact(day) {
  return day.replaceAll("-", "");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Lines of at most 75 octets; a character is never cut. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let [out, length] = ["", 0];
  for (const letter of line) {
    const octets = encoder.encode(letter).length;
    if (length + octets > OCTETS) [out, length] = [`${out}\r\n `, 1];
    out += letter;
    length += octets;
  }
  return out;
}
