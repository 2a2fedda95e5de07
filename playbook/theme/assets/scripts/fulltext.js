// Search in the whole text, when a name was not enough. Of the index only those pieces are fetched
// that the words of the query stand in; playbook/search/index.py says how it is written.

import { json } from "./fetched.js";
import { stem, words } from "./names.js";

/** @typedef {{version: string, begin: string[], pages: string[], lengths: number[]}} Listing */

const MOST_WORDS = 10;
/** How late a word said again adds little (BM25's k1; a title says its words eight times), and how
 * much less a long page counts (b). */
const SATURATION = 6;
const LENGTH = 0.5;
const LATIN = /^[a-z]/;

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
   * The pages that answer a query by their addresses below the site, best first.
   * @param {string} query
   * @param {(word: string) => string} spelt the word that an unknown one was meant to be
   */
  async find(query, spelt) {
    const { pages, lengths } = await this.listing();
    const usual = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
    const asked = [...words(query)].slice(0, MOST_WORDS);
    const found = await Promise.all(asked.map((word) => this.holding(word, spelt)));
    /** @type {Map<number, number>} */
    const points = new Map();
    for (const counts of found) {
      const rarity = Math.log(1 + pages.length / (counts.size || 1));
      for (const [page, count] of counts) {
        const long = SATURATION * (1 - LENGTH + (LENGTH * lengths[page]) / usual);
        points.set(page, (points.get(page) ?? 0) + (rarity * count) / (count + long));
      }
    }
    const sorted = [...points].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    return sorted.map(([page]) => pages[page]);
  }

  /**
   * The pages that hold a word, and how often; in any of its forms, or with the slip in it mended.
   * @param {string} word
   * @param {(word: string) => string} spelt
   */
  async holding(word, spelt) {
    if (!LATIN.test(word)) return this.counts(word, (key) => key === word || (word.length === 1 && key[0] === word));
    const same = await this.counts(word.slice(0, 3), (key) => stem(key) === word);
    if (same.size) return same;
    const begun = await this.counts(word.slice(0, 3), (key) => key.startsWith(word));
    const meant = spelt(word);
    return begun.size || meant === word ? begun : this.counts(meant.slice(0, 3), (key) => stem(key) === meant);
  }

  /**
   * The pages that hold a word which begins with `start` and fits, and how often.
   * @param {string} start
   * @param {(key: string) => boolean} fits
   */
  async counts(start, fits) {
    const { version, begin } = await this.listing();
    const first = Math.max(0, begin.findLastIndex((key) => key <= start));
    const last = begin.findLastIndex((key) => key.slice(0, start.length) <= start);
    const wanted = begin.map((_, number) => number).slice(first, last + 1);
    const pieces = await Promise.all(wanted.map((number) => this.load(`${version}/${number}.json`)));
    /** @type {Map<number, number>} */
    const found = new Map();
    for (const piece of pieces) {
      for (const key of Object.keys(piece).filter(fits)) {
        let page = 0;
        for (let at = 0; at < piece[key].length; at += 2) {
          page += piece[key][at];
          found.set(page, (found.get(page) ?? 0) + piece[key][at + 1]);
        }
      }
    }
    return found;
  }
}
