// Finds pages and terms by their names: exact ones first, then parts, slips of the finger, and words.

/**
 * @typedef {{url: string, title: string, names: string[], text: string, page?: string}} Named
 * @typedef {{entry: Named, score: number}} Hit
 * @typedef {{entry: Named, flat: string[], fields: Set<string>[]}} Known
 */

/** Above this a hit is a name that the reader typed, whole or in part. */
export const SURE = 4;
const FIELD_WEIGHTS = [1, 0.8, 0.4];
const WORDS_COUNT = 3;
const TERM_COST = 1.2;
const HAN = /[\u3400-\u9fff]/;
const IDLE_EN = new Set(
  "a an the is are was be to of in on for and or how what when who we our you your i my it its do does did not with this that can too much must after from at by have has had there their they them if each all keeps take".split(" "),
);
const IDLE_ZH = /怎么办|怎么样|为什么|怎么|怎样|如何|什么|哪些|哪个|多少|可以|不能|我们|一个|老是|应该|[吗呢了的是要我们吧啊先给么]/g;

/** @param {string} text */
const flatten = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** @param {string} word */
export function stem(word) {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  let root = word.replace(/ies$/, "y").replace(/(s|x|ch|sh)es$/, "$1");
  if (/[^sui]s$/.test(root)) root = root.slice(0, -1);
  if (root.length > 5) root = root.replace(/(ing|ed|er)$/, "");
  return root.replace(/(ion|e)$/, "");
}

/**
 * The words of a text: Chinese in pairs of characters, English by their stems.
 * @param {string} text
 */
export function words(text) {
  const found = new Set();
  const plain = text.normalize("NFKC").toLowerCase().replace(IDLE_ZH, " ").replace(/['’]s?\b/g, "");
  for (const [run] of plain.matchAll(/[\u3400-\u9fff]+|[a-z0-9]+(?:[-./:&][a-z0-9]+)*/g)) {
    if (HAN.test(run)) {
      if (run.length === 1) found.add(run);
      for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2));
    } else {
      const parts = run.split(/[-./:&]/);
      if (parts.length > 1) found.add(parts.join("-"));
      for (const part of parts) {
        if (!IDLE_EN.has(part) && (parts.length === 1 || part.length > 1)) found.add(stem(part));
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

/** All entries, made ready to be asked. */
export class Names {
  /** @param {Named[]} entries */
  constructor(entries) {
    /** @type {Map<string, string[]>} */
    const alsoCalled = new Map();
    for (const { page, title, names } of entries) {
      if (page) alsoCalled.set(page, [...(alsoCalled.get(page) ?? []), title, ...names]);
    }
    /** @type {Known[]} */
    this.known = entries.map((entry) => {
      const names = [...entry.names, ...(alsoCalled.get(entry.url) ?? [])];
      return {
        entry,
        flat: [entry.title, ...names].map(flatten),
        fields: [words(entry.title), words(names.join(" | ")), words(entry.text)],
      };
    });
    /** @type {Map<string, number>} how many entries hold a word */
    this.counts = new Map();
    for (const { fields } of this.known) {
      for (const word of new Set(fields.flatMap((field) => [...field]))) {
        this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
      }
    }
  }

  /**
   * The page or term at an address below the language's folder.
   * @param {string} url
   */
  at(url) {
    return this.known.find(({ entry }) => entry.url === url)?.entry;
  }

  /**
   * The entries that answer a query, best first.
   * @param {string} query
   * @returns {Hit[]}
   */
  find(query) {
    const flat = flatten(query);
    if (!flat) return [];
    const asked = [...words(query)].map((word) => this.spelt(word));
    let hits = this.score(asked, (known) => called(known.flat, flat));
    if (!(hits[0]?.score >= SURE)) {
      hits = this.score(asked, (known) => Math.max(called(known.flat, flat), nearly(known.flat, flat)));
    }
    return hits;
  }

  /**
   * @param {string[]} asked
   * @param {(known: Known) => number} named points for the name itself
   */
  score(asked, named) {
    const rarity = asked.map((word) => Math.log(1 + this.known.length / (this.counts.get(word) ?? 1)));
    const most = rarity.reduce((sum, value) => sum + value, 0) || 1;
    const hits = this.known.map((known) => {
      let sum = 0;
      asked.forEach((word, at) => {
        const field = known.fields.findIndex((words) => words.has(word));
        if (field >= 0) sum += rarity[at] * FIELD_WEIGHTS[field];
      });
      const name = named(known);
      const score = name + (WORDS_COUNT * sum) / most;
      return { entry: known.entry, score: known.entry.page === undefined ? score : score - TERM_COST };
    });
    return hits.filter((hit) => hit.score > 0.5).sort((one, other) => other.score - one.score);
  }

  /**
   * The known word that an unknown English one was meant to be.
   * @param {string} word
   */
  spelt(word) {
    if (this.counts.has(word) || word.length < 4 || HAN.test(word)) return word;
    const limit = word.length > 7 ? 2 : 1;
    let best = word;
    let least = limit + 1;
    for (const known of this.counts.keys()) {
      const far = known[0] === word[0] ? distance(word, known, limit) : limit + 1;
      if (far < least) [best, least] = [known, far];
    }
    return best;
  }
}

/**
 * Points for a query that is a name, begins one, lies in one, or holds one.
 * @param {string[]} names the title first
 * @param {string} query
 */
function called(names, query) {
  let best = 0;
  names.forEach((name, at) => {
    const title = at === 0 ? 0.5 : 0;
    let points = 0;
    const share = Math.min(name.length, query.length) / Math.max(name.length, query.length, 1);
    if (name === query) points = 9;
    else if (query.length > 1 && name.startsWith(query)) points = 5 + share;
    else if (query.length > (HAN.test(query) ? 1 : 2) && name.includes(query)) points = SURE + share;
    else if (name.length > (HAN.test(name) ? 1 : 3) && query.includes(name)) points = 1 + 2.5 * share;
    if (points) best = Math.max(best, points + title);
  });
  return best;
}

/**
 * Points for a query that is a name but for a slip.
 * @param {string[]} names the title first
 * @param {string} query
 */
function nearly(names, query) {
  if (query.length < 3) return 0;
  const limit = query.length > 7 ? 2 : 1;
  const far = Math.min(...names.map((name) => (name.length < 3 ? limit + 1 : distance(query, name, limit))));
  return far > limit ? 0 : SURE + 2 - far;
}
