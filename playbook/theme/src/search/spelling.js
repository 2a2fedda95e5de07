// What a query is that is typed otherwise than names are written: in pinyin or its initials, in the other script.

import { HAN, spaced } from "./words.js";

/** @typedef {{pinyin: Record<string, string>, other: string}} Spelling */

const LETTERS = /^[a-z][a-z0-9 ]+$/;
/** Fewer letters are the beginning of too many names. */
const LEAST = 3;

/** Whether a query may be meant otherwise. @param {string} query @param {(character: string) => boolean} known */
export function isOther(query, known) {
  const text = spaced(query);
  if (LETTERS.test(text)) return text.replaceAll(" ", "").length >= LEAST;
  return [...text].some((character) => HAN.test(character) && !known(character));
}

/**
 * The query in the characters that names are written with; itself if it is no such.
 * @param {string} query
 * @param {Spelling} spelling
 * @param {string[]} names titles first
 */
export function written(query, { pinyin, other }, names) {
  const text = spaced(query);
  if (!LETTERS.test(text)) return [...query].map((character) => ownOf(character, other)).join("");
  /** @type {Map<string, string[]>} */
  const syllables = new Map();
  for (const [syllable, characters] of Object.entries(pinyin)) {
    for (const one of characters) syllables.set(one, [...(syllables.get(one) ?? []), syllable]);
  }
  const typed = text.replaceAll(" ", "");
  const chinese = names.filter((name) => HAN.test(name));
  const whole = (/** @type {boolean} */ initials) => chinese.find((name) => reads(name.replaceAll(" ", ""), typed, syllables, initials));
  return whole(false) ?? whole(true) ?? query;
}

/** @param {string} character @param {string} pairs */
function ownOf(character, pairs) {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === character) return pairs[at + 1];
  return character;
}

/**
 * Whether a name is read as it was typed, by syllables or by the first letter of each.
 * @param {string} name
 * @param {string} typed
 * @param {Map<string, string[]>} syllables of each character
 * @param {boolean} initials
 * @returns {boolean}
 */
function reads(name, typed, syllables, initials) {
  if (!name || !typed) return name === typed;
  const sounds = syllables.get(name[0]) ?? [name[0]];
  return sounds.some((sound) => {
    const part = initials ? sound[0] : sound;
    return typed.startsWith(part) && reads(name.slice(1), typed.slice(part.length), syllables, initials);
  });
}
