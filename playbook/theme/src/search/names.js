// Finds pages and terms by their names: exact ones first, then parts, slips of the finger, and words.

import { mended } from "./full-text.js";
import { glued, nearly } from "./slips.js";
import { PAIRED, distance, essence, forms, parts, question, spaced, without, words } from "./words.js";

/** What is known of entries, a list for each thing; 0 is nothing. @typedef {Record<string, any[]>} Columns */
/**
 * A page or term; `about` is the page that it goes with, `page` the one that says more of a term.
 * @typedef {{url: string, title: string, names: string[], keywords: string[], text: string, page?: string,
 *   formula?: number, owner?: string, urgent?: boolean, about?: string}} Named
 * @typedef {Record<string, number>} Parts what a score is the sum of, by what counts
 * @typedef {{entry: Named, score: number, name: number, held: Map<string, number>, parts: Parts}} Hit
 * @typedef {{entry: Named, own: string[], core: string, keywords: string[], asks: string, fields: Set<string>[], folder: string}} Known
 * @typedef {{entries: Columns, kinds: Record<string, string[]>, says: Record<string, string>, propose?: string}} File
 */

/** From here on a hit is a name that the reader typed, whole or in part. */
export const SURE = 4;
/** What a name is worth by how the query has it: all of it, its beginning, inside it; or it inside the query,
 * the more the longer it is. */
const WHOLE = 9;
const BEGUN = 5;
const WITHIN = 4;
const HELD = 2.5;
/** A title says more than another name, a name more than a keyword, which is where a topic is also spoken of. */
const TITLE = 0.5;
const KEYWORD = -1;
/** A word in the title, the names, the keywords, the text. */
const FIELD_WEIGHTS = [1, 0.9, 0.8, 0.4];
const WORDS_COUNT = 3;
/** A term is a line, and a quiz or path goes with a page that says more: they stand behind it. */
const TERM_COST = 1.2;
const ABOUT_COST = 1.5;
/** What answers the question that is asked: a definition or a formula, if it is of what was named; a role. */
const ANSWERS = { meaning: 2.5, sum: 2.5, who: 3 };
const NAMED = 1.5;
/** A list for an emergency stands before what else speaks of it. */
const URGENT = 1;
const ROLES = "roles/";
/** How much the whole word counts beside its stem. */
const WRITTEN = 0.1;
/** A shorter query is rather another word than a slip; of characters one of three is a word of its own. */
const SHORTEST = 3;
const SHORTEST_PAIRED = 4;
/** What a name is worth less of whose words some had to be mended: a slip in each of two words, say. */
const SLIP = 1;
/** What has less shares a common word with the query and no more. */
const LEAST = 0.5;

/** All entries, made ready to be asked. */
export class Names {
  /** @param {File} file */
  constructor({ entries: columns, kinds, says, propose = "" }) {
    const entries = rows(columns);
    this.says = says;
    /** @type {string[] | undefined} */
    this.all = undefined;
    /** @type {Set<string> | undefined} */
    this.characters = undefined;
    /** Where a page is proposed; its title follows. */
    this.propose = propose;
    /** @type {Map<string, string[]>} */
    const alsoCalled = new Map();
    for (const { page, title, names } of entries) {
      if (page) alsoCalled.set(page, [...(alsoCalled.get(page) ?? []), ...parts(title), ...names]);
    }
    this.entries = new Map(entries.map((entry) => [entry.url, entry]));
    /** Whether most titles are in a script whose words are cut into pairs. */
    this.paired = entries.filter(({ title }) => PAIRED.test(title)).length * 2 > entries.length;
    /** What the pages of a folder are called. @type {Map<string, string[]>} */
    this.folders = new Map();
    for (const { url, title } of entries) {
      if (/^[^/]+\/$/.test(url)) this.folders.set(url, [title, ...(kinds[url] ?? [])]);
    }
    this.known = entries.map((entry) => this.ready(entry, alsoCalled.get(entry.url) ?? []));
    /** @type {Map<string, number>} how many entries hold a word */
    this.counts = new Map();
    /** How a word is written in one of the names. @type {Map<string, string>} */
    this.forms = new Map(entries.flatMap(({ title, names, keywords }) => [...forms([...keywords, title, ...names].join(" | "))]));
    for (const { fields } of this.known) {
      for (const word of new Set(fields.flatMap((field) => [...field]))) {
        this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
      }
    }
  }

  /**
   * @param {Named} entry
   * @param {string[]} also what terms call it
   * @returns {Known}
   */
  ready(entry, also) {
    const folder = `${entry.url.split("/")[0]}/`;
    const called = entry.page === undefined ? (this.folders.get(folder) ?? []) : [];
    const names = [...(entry.about ? [] : parts(entry.title)), ...entry.names, ...also];
    const keywords = entry.keywords;
    return {
      entry,
      folder,
      asks: question(entry.title).asks,
      own: [...new Set([entry.title, ...names].map(spaced))],
      core: without(entry.title, called),
      keywords: keywords.map(spaced),
      fields: [entry.title, names.join(" | "), keywords.join(" | "), entry.text].map(words),
    };
  }

  /** All that can be typed to mean an entry, titles first. @returns {string[]} */
  typed() {
    this.all ??= [...new Set([...this.known.map(({ own }) => own[0]), ...this.known.flatMap(({ own }) => own), ...this.known.flatMap(({ keywords }) => keywords)])];
    return this.all;
  }

  /** Whether a query is a name, whole or in part, with no slip mended. @param {string} query */
  named(query) {
    return this.likeness(query) >= SURE;
  }

  /** How much the name is worth that a query is, or that is in it, with no slip mended. @param {string} query */
  likeness(query) {
    const flat = spaced(query);
    return Math.max(0, ...this.known.map((known) => called(known, flat)));
  }

  /** Whether any name holds the character. @param {string} character */
  writes(character) {
    this.characters ??= new Set(this.typed().join(""));
    return this.characters.has(character);
  }

  /** What the dialog says of results. @param {string} key @param {Record<string, string | number>} blanks */
  say(key, blanks) {
    return (this.says[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => String(blanks[name] ?? ""));
  }

  /** The page or term at an address below the language's folder. @param {string} url */
  at(url) {
    return this.entries.get(url);
  }

  /**
   * The entries that answer a query, best first.
   * @param {string} query
   * @returns {Hit[]}
   */
  find(query) {
    const { asks, subject } = question(query);
    const flats = [...new Set([query, subject, essence(subject)].map(spaced))].filter(Boolean);
    if (!flats.length) return [];
    const asked = new Map([...forms(subject)].map(([word, form]) => [word, this.spelt(word, form)]));
    /** @type {(known: Known) => number} */
    const exactly = (known) => Math.max(...flats.map((flat) => called(known, flat)));
    const hits = this.score(asked, subject, asks, exactly);
    if (hits[0]?.score >= SURE) return hits;
    const slips = [...asked].some(([word, meant]) => word !== meant) && [...asked.values()].every((word) => this.forms.has(word));
    const mended = slips ? spaced([...asked.values()].map((word) => this.forms.get(word)).join(" ")) : "";
    /** @type {(known: Known) => number} */
    const slipped = (known) => Math.max(...flats.map((flat) => slip([...known.own, ...known.keywords], flat)), mended && called(known, mended) >= SURE + SLIP ? called(known, mended) - SLIP : 0);
    return this.score(asked, subject, asks, (known) => Math.max(exactly(known), slipped(known)));
  }

  /**
   * @param {Map<string, string>} asked the words, and what each was meant to be
   * @param {string} subject
   * @param {import("./words.js").Question["asks"]} asks
   * @param {(known: Known) => number} named points for the name itself
   */
  score(asked, subject, asks, named) {
    const rarity = new Map([...asked.values()].map((word) => [word, Math.log(1 + this.known.length / (this.counts.get(word) ?? 1))]));
    const most = [...rarity.values()].reduce((sum, value) => sum + value, 0) || 1;
    /** @type {Map<string, string>} what is left of the subject when it names a folder's kind of page */
    const left = new Map();
    for (const [folder, names] of this.folders) {
      const rest = without(subject, names);
      if (rest && rest !== spaced(subject)) left.set(folder, rest);
    }
    const hits = this.known.map((known) => {
      let sum = 0;
      /** @type {Map<string, number>} */
      const held = new Map();
      for (const [word, meant] of asked) {
        const field = known.fields.findIndex((words) => words.has(meant));
        if (field < 0) continue;
        sum += (rarity.get(meant) ?? 0) * FIELD_WEIGHTS[field];
        held.set(word, word === meant ? 1 : mended(word));
      }
      const share = sum / most;
      const rest = known.entry.page === undefined ? left.get(known.folder) : undefined;
      let name = named(known);
      if (rest) name = Math.max(name, called({ ...known, own: [known.core, ...known.own] }, rest));
      const about = known.entry.about && !rest ? -ABOUT_COST : 0;
      const parts = { name, words: WORDS_COUNT * share, ...bonus(known, asks, name, share), about };
      return { entry: known.entry, score: total(parts), name, held, parts };
    });
    return hits.filter((hit) => hit.score > LEAST).sort((one, other) => other.score - one.score);
  }

  /**
   * The known word that an unknown one was meant to be: by its stem, or as it is written in a name.
   * @param {string} word
   * @param {string} [form] as it was typed
   */
  spelt(word, form = word) {
    if (this.counts.has(word) || word.length < 4 || PAIRED.test(word)) return word;
    const limit = word.length > 7 ? 2 : 1;
    let best = word;
    let least = limit + 1;
    for (const known of this.counts.keys()) {
      const written = this.forms.get(known) ?? known;
      const whole = distance(form, written, limit);
      const far = known[0] === word[0] ? Math.min(distance(word, known, limit), whole) + whole * WRITTEN : Infinity;
      if (far < least) [best, least] = [known, far];
    }
    return best;
  }
}

/**
 * @param {Known} known
 * @param {import("./words.js").Question["asks"]} asks
 * @param {number} name
 * @param {number} share
 */
function bonus({ entry, folder, asks: told }, asks, name, share) {
  const term = entry.page !== undefined;
  const role = asks === "who" && folder === ROLES ? ANSWERS.who * share : 0;
  const whom = asks === "who" && told === asks ? ANSWERS.who : 0;
  const meaning = asks === "meaning" && term && name >= NAMED ? ANSWERS.meaning : 0;
  const sum = asks === "sum" && entry.formula && name >= NAMED ? ANSWERS.sum : 0;
  return { term: term ? -TERM_COST : 0, urgent: entry.urgent ? URGENT * share : 0, answers: role + whom + meaning + sum };
}

/** @param {Parts} parts */
export const total = (parts) => Object.values(parts).reduce((sum, one) => sum + one, 0);

/** The entries again, one by one. @param {Columns} columns @returns {Named[]} */
export function rows(columns) {
  const keys = Object.keys(columns);
  const row = (/** @type {unknown} */ _, /** @type {number} */ at) => Object.fromEntries(keys.flatMap((key) => (columns[key][at] === 0 ? [] : [[key, columns[key][at]]])));
  return /** @type {any[]} */ ((columns.url ?? []).map(row));
}

/**
 * Points for a query that is a name, begins one, lies in one, or holds one.
 * @param {Known} known
 * @param {string} query
 */
function called({ own, keywords }, query) {
  const titles = own.map((name, at) => likeness(name, query) + (at === 0 ? TITLE : 0));
  const others = keywords.map((name) => likeness(name, query)).map((points) => (points >= SURE ? points + KEYWORD : points));
  return Math.max(0, ...titles.filter((points) => points > TITLE), ...others);
}

/** Points for a query that is a name but for a slip. @param {string[]} names @param {string} query */
function slip(names, query) {
  const near = nearly(names, query);
  return near && SURE + near - 1;
}

/** @param {string} name @param {string} query */
function likeness(name, query) {
  const flat = query.replaceAll(" ", "");
  const own = glued(name);
  const share = Math.min(own.length, flat.length) / Math.max(own.length, flat.length, 1);
  if (own === flat) return WHOLE;
  if (flat.length > 1 && own.startsWith(flat)) return BEGUN + share;
  if (flat.length > (PAIRED.test(flat) ? 1 : 2) && own.includes(flat)) return WITHIN + share;
  const held = PAIRED.test(name) ? own.length > 1 && flat.includes(own) : ` ${query} `.includes(` ${name} `);
  return held ? HELD * share : 0;
}
