// Puts periods into the text of earlier ones. Knows no page and no storage.

import { beginningOf } from "../dates/period.js";
import { FIRST, noPast, periodsOf, split, unfold } from "./past.js";

/** @import { FirstPast, Folded, Past } from "./past.js" */

/**
 * Put a period into `past`, in the place of what it holds of it.
 * @param {Past} past
 * @param {string} period
 * @param {Folded} folded
 */
export function putInto(past, period, { items, marks }) {
  const set = place(past.sets, items);
  let time = beginningOf(period);
  const letters = items.map((id) => {
    const { at, device = "", by = "", is, ...rest } = marks[id] ?? {};
    if (at === undefined || Object.keys(rest).length) return ".";
    const after = (at - time).toString(36);
    time = at;
    return `${is ? (is === "na" ? "N" : "D") : "O"}${place(past.hands, [device, by])}${after}`;
  });
  const [group, rest] = split(period);
  const others = (past.log[group] ?? "").split(",").filter((one) => one && !one.startsWith(`${rest}:`));
  past.log[group] = [...others, `${rest}:${set}${letters.join("")}`].join(",");
  const more = Object.entries(marks).filter(([key]) => letters[items.indexOf(key)] === "." || !items.includes(key));
  if (more.length) past.more[period] = Object.fromEntries(more);
  else delete past.more[period];
}

/**
 * @param {string[][]} table
 * @param {string[]} row
 * @returns {string} where the row is in the table, put there if need be
 */
function place(table, row) {
  const text = JSON.stringify(row);
  const known = table.findIndex((one) => JSON.stringify(one) === text);
  return String.fromCharCode(FIRST + (known < 0 ? table.push(row) - 1 : known));
}

/** @param {Past | FirstPast} past @returns {Past} the same in today's version, its own */
export function current(past) {
  if (past.v !== 1) return structuredClone(past);
  const found = noPast();
  for (const period of periodsOf(past)) {
    const folded = unfold(past, period);
    if (folded) putInto(found, period, folded);
  }
  return found;
}
