// For a name that is not known, the nearest one that is, or what there is to choose from.

import { say } from "../core/words.js";

const MOST = 12;

/** @param {string} word @param {string[]} known @returns {string} */
export function nearest(word, known) {
  const choices = [...known].sort();
  const close = choices.map((one) => ({ one, far: distance(word.toLowerCase(), one) })).sort((one, other) => one.far - other.far)[0];
  if (!close) return say("message-none-yet");
  if (close.far <= Math.max(1, close.one.length * 0.34)) return say("message-did-you-mean", { word: close.one });
  return say(choices.length > MOST ? "message-choose-from-more" : "message-choose-from", { choices: choices.slice(0, MOST).join(say("comma")) });
}

/** How many letters are to be changed. @param {string} one @param {string} other */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (let place = 0; place < other.length; place += 1) next.push(Math.min(next[place] + 1, row[place + 1] + 1, row[place] + (letter === other[place] ? 0 : 1)));
    row = next;
  }
  return row[other.length];
}
