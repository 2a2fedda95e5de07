// What a query is that is typed otherwise than names are written: in pinyin or its initials, in the other script, with a
// character that sounds the same.

import { HAN, small, spaced, stem } from "./words.js";

/** @typedef {{pinyin: Record<string, string>, other: string}} Spelling */

const LETTERS = /^[a-z][a-z0-9 ]+$/;
/** Fewer letters are the beginning of too many names. */
const LEAST = 3;
/** With fewer letters, among them many an English word, ends one name or another. */
const ENDS = 8;
/** Of a query in the other script, or with a slip in it, no name has at least this share of the characters: a long question
 * holds some that no name has and is meant as it stands. */
const STRANGE = 0.2;

/** Two words have at least so many letters. */
const TYPED_AS_ONE = /[a-z]{7,}/gi;

/** Whether a query may be meant otherwise. @param {string} query @param {(character: string) => boolean} known */
export function isOther(query, known) {
  const text = spaced(query);
  if (LETTERS.test(text)) return text.replaceAll(" ", "").length >= LEAST;
  const characters = [...text].filter((character) => HAN.test(character));
  const strange = characters.filter((character) => !known(character)).length;
  return strange > 0 && strange >= STRANGE * characters.length;
}

/**
 * The query in the characters that names are written with; itself if it is no such.
 * @param {string} query
 * @param {Spelling} spelling
 * @param {string[]} names titles first
 */
export function written(query, spelling, names) {
  const text = spaced(query);
  if (!LETTERS.test(text)) {
    const own = [...query].map((character) => ownOf(character, spelling.other)).join("");
    return sounding(own, spelling, names, (character, known) => !known.includes(character));
  }
  const syllables = readings(spelling);
  const typed = text.replaceAll(" ", "");
  const chinese = names.filter((name) => HAN.test(name));
  const whole = (/** @type {boolean} */ initials) => chinese.find((name) => reads(name.replaceAll(" ", ""), typed, syllables, initials));
  return whole(false) ?? whole(true) ?? begun(chinese, typed, syllables) ?? ended(chinese, typed, syllables) ?? query;
}

/** @param {string} character @param {string} pairs */
function ownOf(character, pairs) {
  for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === character) return pairs[at + 1];
  return character;
}

/**
 * A query with the words of a name apart that were typed as one, such as springfestival.
 * @param {string} query
 * @param {string[]} names
 * @param {(word: string) => boolean} known whether a name holds the word
 */
export function apart(query, names, known) {
  return query.replace(TYPED_AS_ONE, (run) => {
    if (known(stem(small(run)))) return run;
    const loosely = new RegExp(` ${[...small(run)].join(" ?")} `);
    const name = names.find((one) => loosely.test(` ${one} `));
    return name ? (` ${name} `.match(loosely)?.[0].trim() ?? run) : run;
  });
}

/** How each character is read. @param {Spelling} spelling */
function readings({ pinyin }) {
  /** @type {Map<string, string[]>} */
  const syllables = new Map();
  for (const [syllable, characters] of Object.entries(pinyin)) {
    for (const one of characters) syllables.set(one, [...(syllables.get(one) ?? []), syllable]);
  }
  return syllables;
}

/**
 * A query with the characters put right that are in doubt: where those beside them make a name of one that sounds the same.
 * @param {string} query
 * @param {Spelling} spelling
 * @param {string[]} names
 * @param {(character: string, known: string) => boolean} [doubted] all, if not said, that make no part of a name with those beside them
 */
export function sounding(query, spelling, names, doubted = () => true) {
  const syllables = readings(spelling);
  const known = names.join(" ");
  const own = [...new Set(known)].filter((one) => HAN.test(one));
  const alike = (/** @type {string} */ one) => own.filter((other) => syllables.get(one)?.some((syllable) => syllables.get(other)?.includes(syllable)));
  const typed = [...query];
  return typed
    .map((one, at) => {
      const beside = (/** @type {string} */ other) => (at > 0 && known.includes(typed[at - 1] + other)) || (at + 1 < typed.length && known.includes(other + typed[at + 1]));
      return HAN.test(one) && doubted(one, known) && !beside(one) ? (alike(one).find(beside) ?? one) : one;
    })
    .join("");
}

/**
 * The name that a query is but for one character, which no name holds.
 * @param {string} query
 * @param {string[]} names
 * @param {(character: string) => boolean} known
 */
export function wanting(query, names, known) {
  const typed = [...spaced(query)];
  if (typed.length < LEAST || typed.filter((one) => !known(one)).length !== 1) return undefined;
  return names.find((name) => name.length === typed.length && typed.every((one, at) => one === name[at] || !known(one)));
}

/**
 * The characters that a name begins with and that are read as it was typed.
 * @param {string[]} names
 * @param {string} typed
 * @param {Map<string, string[]>} syllables of each character
 */
function begun(names, typed, syllables) {
  const starts = names.flatMap((name) => [...name.replaceAll(" ", "")].map((_, at) => name.replaceAll(" ", "").slice(0, at + 1)));
  return starts.find((start) => reads(start, typed, syllables, false));
}

/**
 * The characters that a name ends with and that are read as it was typed, if that is more than a word or two.
 * @param {string[]} names
 * @param {string} typed
 * @param {Map<string, string[]>} syllables of each character
 */
function ended(names, typed, syllables) {
  if (typed.length < ENDS) return undefined;
  const ends = names.flatMap((name) => [...name.replaceAll(" ", "")].map((_, at, all) => all.slice(at).join("")));
  return ends.find((end) => reads(end, typed, syllables, false));
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
