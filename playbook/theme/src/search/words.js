// How a text is cut into words, and what a query asks. playbook/search/words.py cuts pages alike.

/**
 * The words of a query that say nothing of its subject, and those that ask what something means, how it is
 * reckoned, who does it. The handbook's languages say them: none is known here.
 * @typedef {{idle: string[], meaning: string[], sum: string[], who: string[]}} Spoken
 * @typedef {{asks: "" | "meaning" | "sum" | "who", subject: string}} Question
 */

export const HAN = /[\u3400-\u9fff]/;
const NEVER = /(?!)/g;
/** Whole words, and phrases of Chinese wherever they stand. */
let idle = { words: new Set(), han: NEVER };
/** A person is asked for before a sum, a sum before a meaning: "who", "how is", "what is" in one query.
 * @type {["who" | "sum" | "meaning", RegExp][]} */
let uses = [];
/** The stems of words that the rule of thumb does not know. @type {Map<string, string>} */
let stems = new Map();

/**
 * Say what the words of queries are for, and what their stems are, before any text is cut.
 * @param {Spoken} spoken
 * @param {Record<string, string>} [stemmed]
 */
export function speak(spoken, stemmed = {}) {
  stems = new Map(Object.entries(stemmed));
  idle = { words: new Set(spoken.idle.map(small)), han: anyOf(spoken.idle.filter((word) => HAN.test(word))) };
  uses = [["who", anyOf(spoken.who)], ["sum", anyOf(spoken.sum)], ["meaning", anyOf(spoken.meaning)]];
}

/** Any of these phrases, the longest first. @param {string[]} phrases */
function anyOf(phrases) {
  if (!phrases.length) return NEVER;
  const sorted = phrases.map(small).sort((one, other) => other.length - one.length);
  const plain = (/** @type {string} */ phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(sorted.map((phrase) => (HAN.test(phrase) ? phrase : `(?<![a-z0-9])${plain(phrase)}(?![a-z0-9])`)).join("|"), "g");
}

/**
 * What a query asks of which subject; a query that is nothing but a question is its own subject.
 * @param {string} query
 * @returns {Question}
 */
export function question(query) {
  const text = small(query);
  for (const [asks, phrases] of uses) {
    const rest = text.replace(phrases, " ");
    const subject = rest.replace(/\s+/g, " ").trim();
    if (rest !== text && spaced(essence(subject))) return { asks, subject };
  }
  return { asks: "", subject: text };
}

/** A text without its idle words. @param {string} text */
export function essence(text) {
  const parts = small(text).replace(idle.han, " ").split(/\s+/);
  return parts.filter((part) => !idle.words.has(part.replace(/[^\p{L}\p{N}]+$/u, ""))).join(" ");
}

/**
 * Text with its letters bare of marks, as long as before: équipe is found by equipe.
 * @param {string} text
 */
export const bare = (text) => text.replace(/[\u00c0-\u017f]/g, (letter) => letter.normalize("NFD")[0]);

/** @param {string} text */
export const small = (text) =>
  bare(text.normalize("NFKC").toLowerCase()).replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");

/** Letters and digits alone, a space for all between them. @param {string} text */
export const spaced = (text) => small(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

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

/** The words of a text, see `forms`. @param {string} text */
export const words = (text) => new Set(forms(text).keys());

/**
 * The words of a text, Chinese in pairs of characters, all else by their stems; and how each stands there.
 * @param {string} text
 * @returns {Map<string, string>}
 */
export function forms(text) {
  const found = new Map();
  const plain = small(text).replace(idle.han, " ").replace(/'s\b/g, "");
  for (const [run] of plain.matchAll(/[\u3400-\u9fff]+|[a-z0-9]+(?:[-./:&][a-z0-9]+)*/g)) {
    if (HAN.test(run)) {
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
