// Search in the whole text, when a name was not enough. Of the index only those pieces are fetched
// that the words of the query stand in; playbook/search/index.py says how it is written.

import { json } from "../core/fetched.js";
import { PAIRED, beginning, forms, stem } from "./words.js";

/**
 * What a page holds of a query: points from 0 to 1, and how surely it has each word.
 * @typedef {{version: string, begin: string[], lengths: number[], stems: Record<string, string>}} Listing
 * @typedef {{points: number, held: Map<string, number>}} Read
 * @typedef {{rarity: Map<string, number>, pages: Map<number, Read>, left: Map<string, number>}} Answer `left` holds the words that say all of something left to others
 */

/** Each may be a piece to fetch, 2 kB. */
const MOST_WORDS = 8;
/** How late a word said again adds little (BM25's k1; a title says its words eight times), and how
 * much less a long page counts (b). */
const SATURATION = 6;
const LENGTH = 0.3;
/** How surely a word was meant that is only begun, or in which a slip was mended: in a short one it may be another. */
const BEGUN = 0.8;
/** How surely a word was meant of which the text has other forms alone, plural and tense aside: a printer is not a print. */
const FORM = 0.7;
const inflected = (/** @type {string} */ word) => word.replace(/(es|ed|s|e)$/, "");
export const mended = (/** @type {string} */ word) => 1 - 3 / word.length;
const isSpelt = (/** @type {string} */ word) => /^\p{L}/u.test(word) && !PAIRED.test(word);

/**
 * The words of a query that tell most of what it is about, in their order: those that names hold, the rarest first.
 * @param {[word: string, form: string][]} typed
 * @param {(word: string) => number} named
 */
function telling(typed, named) {
  const rare = (/** @type {[string, string]} */ [word]) => named(word) || Infinity;
  const chosen = new Set([...typed].sort((one, other) => Math.sign(rare(one) - rare(other)) || 0).slice(0, MOST_WORDS));
  return typed.filter((one) => chosen.has(one));
}

/**
 * The words that say all of something left to others.
 * @param {Map<number, number>[]} left for each word, and of how many words that is
 * @param {string[]} asked the words
 */
function wholly(left, asked) {
  /** @type {Map<number, string[]>} */
  const held = new Map();
  left.forEach((ones, at) => [...ones.keys()].forEach((one) => held.set(one, [...(held.get(one) ?? []), asked[at]])));
  const many = new Map(left.flatMap((ones) => [...ones]));
  const whole = [...held].filter(([one, words]) => words.length === many.get(one));
  return new Map(whole.flatMap(([, words]) => words.map((word) => [word, 1])));
}

export class FullText {
  /** @param {string} home the address of the language's folder */
  constructor(home) {
    this.folder = `${home}search/`;
    /** @type {Map<string, Promise<any>>} */
    this.fetched = new Map();
  }

  /** The list of pages and pieces; asked anew of the server, for its pieces go with a new version. */
  listing() {
    return /** @type {Promise<Listing>} */ (this.load("index.json", { cache: "no-cache" }));
  }

  /**
   * @param {string} file
   * @param {RequestInit} [options]
   */
  load(file, options) {
    const known = this.fetched.get(file);
    if (known) return known;
    const asked = json(this.folder + file, options);
    this.fetched.set(file, asked);
    asked.catch(() => this.fetched.delete(file));
    return asked;
  }

  /**
   * What the pages hold of a query, by their places among the names.
   * @param {string} query
   * @param {(word: string, form: string) => string} spelt the word that an unknown one was meant to be
   * @param {(word: string) => number} [named] how many names hold a word
   * @returns {Promise<Answer>}
   */
  async find(query, spelt, named = () => 0) {
    const { lengths } = await this.listing();
    const usual = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
    const typed = telling([...forms(query)], named);
    const asked = typed.map(([word]) => word);
    const found = await Promise.all(typed.map(([word, form]) => this.holding(word, form, spelt)));
    const rare = (/** @type {number} */ pages) => Math.log(1 + lengths.length / (pages || 1));
    // a word that is not in the text as it was typed is rarer than what it may have been meant to be
    const rarity = new Map(asked.map((word, at) => [word, found[at].surely * rare(found[at].counts.size) + (1 - found[at].surely) * rare(1)]));
    const most = [...rarity.values()].reduce((sum, value) => sum + value, 0);
    /** @type {Map<number, Read>} */
    const read = new Map();
    found.forEach(({ counts, surely }, at) => {
      for (const [page, count] of counts) {
        const long = SATURATION * (1 - LENGTH + (LENGTH * lengths[page]) / usual);
        const here = read.get(page) ?? { points: 0, held: new Map() };
        here.points += (surely * (rarity.get(asked[at]) ?? 0) * count) / (count + long) / most;
        here.held.set(asked[at], surely);
        read.set(page, here);
      }
    });
    return { rarity, pages: read, left: wholly(found.map(({ left }) => left), asked) };
  }

  /**
   * The pages that hold a word, how often and how surely; in any of its forms, or with the slip in it mended.
   * @param {string} word
   * @param {string} form as it was typed
   * @param {(word: string, form: string) => string} spelt
   */
  async holding(word, form, spelt) {
    if (!isSpelt(word)) return { ...(await this.counts(word, (key) => key === word || (word.length === 1 && key[0] === word), form)), surely: 1 };
    const same = await this.counts(beginning(word), (key) => stem(key) === word, form);
    if (same.counts.size) return { ...same, surely: same.asTyped ? 1 : FORM };
    const begun = await this.counts(word, (key) => key.startsWith(word), form);
    const meant = spelt(word, form);
    if (begun.counts.size || meant === word) return { ...begun, surely: BEGUN };
    return { ...(await this.counts(beginning(meant), (key) => stem(key) === meant, form)), left: same.left, surely: mended(word) };
  }

  /**
   * The pages that hold a word which begins with `start` and fits, and how often; whether any does as it was typed, and what
   * is left to others that does: of how many words that is.
   * @param {string} start
   * @param {(key: string) => boolean} fits
   * @param {string} form as it was typed
   */
  async counts(start, fits, form) {
    const { version, begin, lengths } = await this.listing();
    const first = Math.max(0, begin.findLastIndex((key) => key <= start));
    const last = begin.findLastIndex((key) => key.slice(0, start.length) <= start);
    const wanted = begin.map((_, number) => number).slice(first, last + 1);
    const pieces = await Promise.all(wanted.map((number) => this.load(`${version}/${number}.json`)));
    /** @type {Map<number, number>} */
    const counts = new Map();
    /** @type {Map<number, number>} */
    const left = new Map();
    let asTyped = false;
    for (const piece of pieces) {
      for (const key of Object.keys(piece).filter(fits)) {
        const same = inflected(key) === inflected(form);
        let page = 0;
        for (let at = 0; at < piece[key].length; at += 2) {
          page += piece[key][at];
          const count = piece[key][at + 1];
          if (page < lengths.length) counts.set(page, (counts.get(page) ?? 0) + count);
          else if (same) left.set(page, count);
        }
        asTyped ||= same && piece[key][0] < lengths.length;
      }
    }
    return { counts, left, asTyped };
  }
}
