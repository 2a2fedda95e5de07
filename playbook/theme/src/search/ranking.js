// The order of what answers a query, and whether the handbook has anything on it at all.

import { SURE, total } from "./names.js";
import { apart, isOther, sounding, wanting, written } from "./spelling.js";
import { HAN, PAIRED, essence, question } from "./words.js";

/**
 * @typedef {import("./names.js").Named} Named
 * @typedef {import("./names.js").Hit} Hit
 * @typedef {import("./names.js").Parts} Parts
 * @typedef {{rarity: Map<string, number>, speaks: Parts, enough: number, all: Hit[]}} Why how rare each word is, what speaks for an answer and how much is enough, and every page that was looked at
 * @typedef {{found: Named[], sure: boolean, nothing: boolean, why: Why, abroad?: boolean}} Ranking
 */

/** What the text of a page counts beside its names: all words of a query in it are worth more than any name, for names that were typed are asked alone. */
const TEXT = 15;
/** Terms are lines: no more of them stand among the first results than this. */
const TERMS = 3;
/**
 * The handbook has nothing on a query for which less speaks than this. What speaks for it: how much of it names hold; how
 * much of it the text of the best page holds; how many of its words any page holds, for who says more says more that a page
 * need not; the longest name within it. Of what is cut into pairs less is asked: many of its pairs lie across two words; and
 * where titles are, of other words too: of those the pages have little more than their names in other languages.
 */
const ENOUGH = 3;
const ENOUGH_PAIRED = 2.5;
const SPEAKS = { names: 1, text: 8, words: 1, name: 1.5 };
/** What speaks against it if the query asks for something out of scope, and so much again if it asks for nothing else: not
 * enough where much speaks for it. */
const OUTSIDE = -3;
/** Names that hold all of so short a query answer it, slips mended: so many points are of words, then. */
const SHORT = 3;
const NAMED = 2.4;
/** One word alone is an answer where a page begins a word with it, as it is typed; not where a slip had to be mended. */
const ALONE = 0.8;
/** Of fewer pages and terms hardly one holds all words of a query by chance. */
const FEW = 200;
/** Only pages that are nearly as good as the best are results: the others share a common word with the query. */
const NEARLY = 0.2;
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
  const { asks, subject } = question(query);
  if (sure && !everything) return { found: ordered(answering(known, asks, hits)), sure, nothing: false, why: { rarity: new Map(), speaks: {}, enough: 0, all: hits } };
  const { rarity, pages, left } = await text.find(subject, (word, form) => known.spelt(word, form), (word) => known.counts.get(word) ?? 0);
  /** @type {Map<Named, Hit>} */
  const all = new Map(hits.map((one) => [one.entry, one]));
  for (const [page, { points, held }] of pages) {
    const { entry } = known.known[page];
    const before = all.get(entry) ?? { entry, score: 0, name: 0, held: new Map(), parts: {} };
    const parts = { ...before.parts, text: TEXT * points };
    all.set(entry, { ...before, parts, score: before.score + TEXT * points, held: new Map([...before.held, ...held]) });
  }
  const found = answering(known, asks, [...all.values()].sort((one, other) => other.score - one.score));
  const enough = known.paired || PAIRED.test(subject) ? ENOUGH_PAIRED : ENOUGH;
  const speaks = { ...speaking(subject, rarity, hits, found), ...(left.size && { outside: OUTSIDE * (1 + covered(subject, rarity, left)) }) };
  const results = sure ? found : found.filter((one) => one.score >= NEARLY * found[0].score);
  const nothing = !sure && total(speaks) < enough && !wholly(rarity, found.slice(0, LOOKED_AT), known.known.length);
  return { found: ordered(results), sure, nothing, why: { rarity, speaks, enough, all: found } };
}

/**
 * What speaks for it that the handbook answers a query, part by part.
 * @param {string} subject
 * @param {Map<string, number>} rarity of its words
 * @param {Hit[]} hits by names
 * @param {Hit[]} found best first
 * @returns {Parts}
 */
function speaking(subject, rarity, hits, found) {
  const held = (/** @type {{held: Map<string, number>}[]} */ ones) => new Map(ones.flatMap((one) => [...one.held]));
  return {
    names: SPEAKS.names * covered(subject, rarity, held(hits)),
    text: (SPEAKS.text / TEXT) * Math.max(0, ...found.map(({ parts }) => parts.text ?? 0)),
    words: SPEAKS.words * held(found).size,
    name: SPEAKS.name * Math.max(0, ...hits.map(({ name }) => name)),
  };
}

/** Whether names hold all of a short query, a page the one word that it is, however seldom it says it, or, among few pages,
 * every word for sure. @param {Map<string, number>} rarity @param {Hit[]} pages @param {number} among so many */
function wholly(rarity, pages, among) {
  const asked = [...rarity.keys()];
  const least = among < FEW && asked.length > 1 ? 1 : ALONE;
  const holds = (/** @type {Map<string, number>} */ held) => (among < FEW || asked.length === 1) && asked.every((word) => (held.get(word) ?? 0) >= least);
  return asked.length <= SHORT && pages.some(({ held, parts }) => parts.words >= NAMED || holds(held));
}

/**
 * A query as names are written, if it is typed otherwise and is no name as it stands.
 * @param {import("./names.js").Names} known
 * @param {string} typed
 * @param {() => Promise<import("./spelling.js").Spelling>} ask
 */
export async function meant(known, typed, ask) {
  const query = apart(typed, known.typed(), (word) => known.counts.has(word));
  const named = known.paired ? known.named(query) : known.find(query)[0]?.name >= SURE; // elsewhere slips are likelier than first letters
  if (!isOther(query, (character) => known.writes(character)) || named) return query;
  return written(query, await ask(), known.typed());
}

/**
 * What nothing answers may have a character that sounds as the right one does; itself if it holds no more of a name then.
 * @param {import("./names.js").Names} known
 * @param {string} query
 * @param {() => Promise<import("./spelling.js").Spelling>} ask
 */
export async function heard(known, query, ask) {
  if (!known.paired || !HAN.test(query)) return query;
  const meant = sounding(query, await ask(), known.typed());
  const slipped = !known.named(meant) && known.find(meant)[0]?.name >= SURE; // one guess is enough
  if (known.likeness(meant) > known.likeness(query) && !slipped) return meant;
  return wanting(essence(question(query).subject), known.typed(), (one) => known.writes(one)) ?? query;
}

/**
 * What nothing answers may be a name in another of the team's languages: its page in the reader's own.
 * @param {import("./names.js").Names} known
 * @param {string} query
 * @param {Ranking} ranking
 * @param {() => Promise<import("./names.js").Names>} ask
 * @returns {Promise<Ranking>}
 */
export async function abroad(known, query, ranking, ask) {
  if (ranking.found.length && PAIRED.test(query) === known.paired) return ranking;
  const named = (await ask()).find(query).filter(({ name, parts }) => name >= SURE || parts.words >= NAMED);
  const all = named.flatMap((hit) => (known.at(hit.entry.url) ? { ...hit, entry: /** @type {Named} */ (known.at(hit.entry.url)) } : []));
  const found = [...new Set(all.map(({ entry }) => entry))];
  return found.length ? { ...ranking, found, nothing: false, abroad: true, why: { ...ranking.why, all } } : ranking;
}

/**
 * What answers a question, though something else is named in it: the role that owns what comes first, or to which that
 * belongs; terms that a question for a meaning holds. They stand behind the first.
 * @param {import("./names.js").Names} known
 * @param {string} asks
 * @param {Hit[]} found best first
 */
function answering(known, asks, found) {
  const [first, ...others] = found;
  if (!first) return found;
  const { url, about, owner } = first.entry;
  const does = (/** @type {Named} */ one) => one.url === about || (one.title === owner && one.url !== url);
  const means = (/** @type {Hit} */ { entry, name }) => entry.page !== undefined && name > 0;
  const chosen = others.filter((one) => (asks === "who" && does(one.entry)) || (asks === "meaning" && means(one)));
  const unnamed = asks === "who" && !chosen.length ? known.known.filter(({ entry }) => does(entry)) : [];
  const added = unnamed.map(({ entry }) => ({ entry, score: first.score, name: 0, held: new Map(), parts: { answers: first.score } }));
  return [first, ...chosen, ...added, ...others.filter((one) => !chosen.includes(one))];
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
    if (!PAIRED.test(word)) {
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
