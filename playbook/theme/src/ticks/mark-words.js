// What a mark says, in words: when, by whom, why not, the note.

import { say } from "../core/words.js";
import { clockWords, dayWords, now, periodOf } from "../dates/period.js";

/**
 * @param {import("./registers.js").Mark | undefined} mark
 * @param {string} period the one it is shown in: a day need not be named again on its own list
 */
export function markWords(mark, period) {
  if (!mark) return "";
  const parts = [];
  if (mark.is === "na") parts.push(say("na-because", { why: mark.why ?? "" }));
  if (mark.is && mark.at) parts.push(timeWords(mark.at, period));
  if (mark.by && mark.is) parts.push(mark.by);
  if (mark.note) parts.push(say("note-says", { note: mark.note }));
  return parts.join(" · ");
}

/** @param {number} at @param {string} period */
function timeWords(at, period) {
  const when = now(new Date(at));
  const clock = clockWords(when);
  return periodOf("day", when) === period ? clock : `${dayWords(when)} ${clock}`;
}
