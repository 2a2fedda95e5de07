// What a mark says, in words: when, by whom, why not, the note.

import { say } from "../core/words.js";
import { momentWords, now } from "../dates/period.js";

/**
 * @param {import("./registers.js").Mark | undefined} mark
 * @param {string} period the one it is shown in: a day need not be named again on its own list
 */
export function markWords(mark, period) {
  const { is, at, by, why = "", note } = mark ?? { at: 0 };
  const parts = [is === "na" && say("na-because", { why }), is && at && momentWords(now(new Date(at)), period), is && by, note && say("note-says", { note })];
  return parts.filter(Boolean).join(" · ");
}
