// How a text is cut into words, and what a query asks. playbook/search/words.py cuts pages alike.

/**
 * The words of a query that say nothing of its subject, and those that ask what something means, how it is
 * reckoned, who does it. The handbook's languages say them: none is known here.
 * @typedef {{idle: string[], meaning: string[], sum: string[], who: string[]}} Spoken
 * @typedef {{asks: "" | "meaning" | "sum" | "who", subject: string}} Question
 */

export const HAN = /[\u3400-\u9fff]/;
/** Written without spaces, or with endings that cling to words: Thai, Lao, Burmese, Khmer, kana, Han, hangul. */
const DENSE = "\\u0e01-\\u0e3a\\u0e40-\\u0e4e\\u0e81-\\u0edf\\u1000-\\u109f\\u1780-\\u17d3\\u3005\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7a3";
export const PAIRED = new RegExp(`[${DENSE}]`);
/** What parts words of any other script, and those. */
const BETWEEN = `[${DENSE}\\p{P}\\p{S}\\p{Z}\\p{C}]`;
const OTHER = BETWEEN.replace("[", "[^");
const RUN = new RegExp(`[${DENSE}]+|${OTHER}+(?:[-./:&]${OTHER}+)*`, "gu");
const NEVER = /(?!)/g;
/** Whole words, and phrases of Chinese wherever they stand. */
let idle = { words: new Set(), han: NEVER };
/** A person is asked for before a sum, a sum before a meaning: "who", "how is", "what is" in one query.
 * @type {["who" | "sum" | "meaning", RegExp][]} */
let uses = [];
/** The stems of words that the rule of thumb does not know. @type {Map<string, string>} */
let stems = new Map();
/** Stems of which the rule of thumb knows not all forms. @type {Set<string>} */
let irregular = new Set();

/**
 * Say what the words of queries are for, and what their stems are, before any text is cut.
 * @param {Spoken} spoken
 * @param {Record<string, string>} [stemmed]
 */
export function speak(spoken, stemmed = {}) {
  stems = new Map(Object.entries(stemmed));
  irregular = new Set(stems.values());
  idle = { words: new Set(spoken.idle.map(small)), han: anyOf(spoken.idle.filter((word) => PAIRED.test(word))) };
  uses = [["who", anyOf(spoken.who)], ["sum", anyOf(spoken.sum)], ["meaning", anyOf(spoken.meaning)]];
}

/** Any of these phrases, the longest first, and what parts one of whole words from the word before it. @param {string[]} phrases */
function anyOf(phrases) {
  if (!phrases.length) return NEVER;
  const sorted = phrases.map(small).sort((one, other) => other.length - one.length);
  const plain = (/** @type {string} */ phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const whole = sorted.filter((phrase) => !PAIRED.test(phrase)).map(plain);
  const dense = sorted.filter((phrase) => PAIRED.test(phrase));
  return new RegExp([`(^|${BETWEEN})(?:${whole.join("|") || NEVER.source})(?!${OTHER})`, ...dense].join("|"), "gu");
}

/**
 * What a query asks of which subject; a query that is nothing but a question is its own subject.
 * @param {string} query
 * @returns {Question}
 */
export function question(query) {
  const text = small(query);
  for (const [asks, phrases] of uses) {
    const rest = text.replace(phrases, "$1 ");
    const subject = rest.replace(/\s+/g, " ").trim();
    if (rest !== text && spaced(essence(subject))) return { asks, subject };
  }
  return { asks: "", subject: text };
}

/** A text without its idle words. @param {string} text */
export function essence(text) {
  const parts = small(text).replace(idle.han, "$1 ").split(/\s+/);
  return parts.filter((part) => !idle.words.has(part.replace(/[^\p{L}\p{N}]+$/u, ""))).join(" ");
}

/**
 * Text with its letters bare of marks, as long as before: équipe is found by equipe.
 * @param {string} text
 */
export const bare = (text) => text.replace(/[\u00c0-\u017f\u0370-\u03ff]/g, (letter) => letter.normalize("NFD")[0]);

/** @param {string} text */
export const small = (text) =>
  bare(text.normalize("NFKC").toLowerCase()).replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");

/** Letters and digits alone, a space for all between them. @param {string} text */
export const spaced = (text) => small(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** The names that a title such as "SKU (stock keeping unit)" or "a/b" holds. @param {string} title */
export function parts(title) {
  const apart = title.normalize("NFKC").split(/[()/:,]|(?![\0-\x7f])\p{Po}/u);
  return apart.map((part) => part.trim()).filter(Boolean);
}

/** A text without any of these names. @param {string} text @param {string[]} names */
export function without(text, names) {
  const sorted = names.map(spaced).sort((one, other) => other.length - one.length);
  return sorted.reduce((rest, name) => rest.replace(name, " "), spaced(text)).replace(/ +/g, " ").trim();
}

/**
 * The stem of a word: those that playbook/search/stems.py tells of, and for all others what it calls light.
 * @param {string} word
 */
export function stem(word) {
  if (stems.has(word)) return /** @type {string} */ (stems.get(word));
  if (!/^[a-z]{4,}$/.test(word)) return word;
  let root = word.replace(/ies$/, "y").replace(/(s|x|ch|sh)es$/, "$1");
  if (/[^sui]s$/.test(root)) root = root.slice(0, -1);
  if (root.length > 5) root = root.replace(/(ing|ed|er)$/, "");
  return root.replace(/(ion|e)$/, "");
}

/** With what all forms of a stem begin: its last letter may be another there, y for ie. @param {string} root */
export const beginning = (root) => root.slice(0, irregular.has(root) ? 3 : Math.max(3, root.length - 1));

/** The words of a text, see `forms`. @param {string} text */
export const words = (text) => new Set(forms(text).keys());

/**
 * The words of a text, dense scripts in pairs of characters, all else by their stems; and how each stands there.
 * @param {string} text
 * @returns {Map<string, string>}
 */
export function forms(text) {
  const found = new Map();
  const plain = small(text).replace(idle.han, "$1 ").replace(/'s\b/g, "");
  for (const [run] of plain.matchAll(RUN)) {
    if (PAIRED.test(run)) {
      if (run.length === 1) found.set(run, run);
      for (let at = 0; at + 1 < run.length; at++) found.set(run.slice(at, at + 2), run.slice(at, at + 2));
    } else {
      const parts = run.split(/[-./:&]/);
      if (parts.length > 1) found.set(parts.join("-"), parts.join("-"));
      for (const part of parts) {
        if (!idle.words.has(part) && (parts.length === 1 || part.length > 1)) found.set(stem(part), part);
      }
    }
  }
  return found;
}

/**
 * How many letters to change, add, drop or swap to get from one word to the other.
 * @param {string} one
 * @param {string} other
 * @param {number} limit more than this need not be counted
 */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  /** @type {number[][]} */
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1] + 1, rows[i - 1][j] + 1, rows[i - 1][j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
      }
    }
    if (Math.min(...row) > limit) return limit + 1;
    rows.push(row);
  }
  return rows[one.length][other.length];
}
