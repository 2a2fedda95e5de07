// The order of what answers a query, and whether the handbook has anything on it at all.

import { SURE } from "./names.js";
import { isOther, written } from "./spelling.js";
import { HAN, essence, question } from "./words.js";

/**
 * @typedef {import("./names.js").Named} Named
 * @typedef {{entry: Named, score: number, named: number, held: Map<string, number>}} Found
 * @typedef {{found: Named[], sure: boolean, nothing: boolean}} Ranking
 */

/** What the text of a page counts beside its names: all words of a query in it are as good as a name begun. */
const TEXT = 5;
/** Terms are lines: no more of them stand among the first results than this. */
const TERMS = 3;
/** The handbook has nothing on a query of which none of its first pages holds so much. Counted in are the points of the
 * first, those by names once more, and the words of the query: who says more says more that a page need not. Of Chinese less is asked,
 * where what joins words cannot be told from them. */
const COVERED = 1.87;
const COVERED_HAN = 1.65;
const POINT = 0.12;
const WORD = 0.2;
const MOST_WORDS = 5;
/** Only pages that are nearly as good as the best are results: the others share a common word with the query. */
const NEARLY = 0.2;
/** A page that holds every word for sure answers, however seldom it says them. */
const WHOLLY = 0.999;
const LOOKED_AT = 8;

/**
 * Results by names, or by names and text if no name was typed.
 * @param {import("./names.js").Names} known
 * @param {import("./full-text.js").FullText} text
 * @param {string} query
 * @param {boolean} [everything] look into the text in any case
 * @returns {Promise<Ranking>}
 */
export async function rank(known, text, query, everything = false) {
  const hits = known.find(query);
  const sure = hits[0]?.name >= SURE;
  if (sure && !everything) return { found: ordered(hits), sure, nothing: false };
  const { subject } = question(query);
  const { rarity, pages } = await text.find(subject, (word) => known.spelt(word));
  /** @type {Map<Named, Found>} */
  const all = new Map(hits.map((hit) => [hit.entry, { ...hit, named: hit.score }]));
  for (const [page, { points, held }] of pages) {
    const { entry } = known.known[page];
    const before = all.get(entry) ?? { entry, score: 0, named: 0, held: new Map() };
    all.set(entry, { ...before, score: before.score + TEXT * points, held: new Map([...before.held, ...held]) });
  }
  const found = [...all.values()].sort((one, other) => other.score - one.score);
  const most = Math.max(0, ...found.slice(0, LOOKED_AT).map((one) => covered(subject, rarity, one.held)));
  const { score = 0, named = 0 } = found[0] ?? {};
  const sum = most + POINT * (score + named) + WORD * Math.min(rarity.size, MOST_WORDS);
  const wanted = HAN.test(subject) ? COVERED_HAN : COVERED;
  const least = NEARLY * score;
  return { found: ordered(sure ? found : found.filter((one) => one.score >= least)), sure, nothing: !sure && sum < wanted && most < WHOLLY };
}

/**
 * A query as names are written, if it is typed otherwise and is no name as it stands.
 * @param {import("./names.js").Names} known
 * @param {string} query
 * @param {() => Promise<import("./spelling.js").Spelling>} ask
 */
export async function meant(known, query, ask) {
  if (!isOther(query, (character) => known.writes(character)) || known.find(query)[0]?.name >= SURE) return query;
  return written(query, await ask(), known.typed());
}

/** @param {{entry: Named}[]} found best first */
function ordered(found) {
  let terms = 0;
  const late = (/** @type {{entry: Named}} */ { entry }) => entry.page !== undefined && ++terms > TERMS;
  const last = new Set(found.filter(late));
  return [...found.filter((one) => !last.has(one)), ...last].map(({ entry }) => entry);
}

/**
 * How much of a query is held, from 0 to 1, each part by how rare it is. Chinese is counted by the character,
 * for of its pairs many lie across two words and are nowhere.
 * @param {string} subject
 * @param {Map<string, number>} rarity of its words
 * @param {Map<string, number>} held
 */
export function covered(subject, rarity, held) {
  const text = essence(subject);
  const wanted = new Array(text.length).fill(0);
  const got = new Array(text.length).fill(0);
  let most = 0;
  let sum = 0;
  for (const [word, rare] of rarity) {
    const surely = held.get(word) ?? 0;
    if (!HAN.test(word)) {
      most += 2 * rare;
      sum += 2 * rare * surely;
      continue;
    }
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      for (let letter = at; letter < at + word.length; letter++) {
        wanted[letter] = Math.max(wanted[letter], rare);
        if (surely) got[letter] = Math.max(got[letter], rare);
      }
    }
  }
  got.forEach((rare, at) => {
    most += rare || wanted[at];
    sum += rare;
  });
  return most ? sum / most : 0;
}
