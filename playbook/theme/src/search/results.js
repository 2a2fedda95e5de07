// How search results look.

import { marked, sections } from "./excerpt.js";
import { loadSaid } from "./files.js";
import { folderOf } from "./filters.js";
import { placed } from "./passage.js";
import { question } from "./words.js";

/** @import { Named, Names } from "./names.js" */

const SECTIONS_SHOWN = 2;
/** Each is a page to fetch, 10 kB. */
const SECTIONS_OF = 1;
/** How many pages are named when none answers. */
const NEAR = 3;
/** The page that says how the handbook is changed, for a handbook whose repository takes no proposals. */
const HOW_TO_EDIT = "about/edit/";

/**
 * A page or term: its section of the handbook, its title, what it is about, and the answer to a question.
 * @param {Names} known
 * @param {Named} found
 * @param {string} query
 * @param {string} home the address of the language's folder
 * @param {boolean} [inside] it is opened at the passage that speaks of the query
 */
export function entry(known, found, query, home, inside = false) {
  const item = document.createElement("li");
  const folder = folderOf(found);
  const above = found.url === folder ? undefined : known.at(folder);
  const anchor = link(home + found.url, found.title, found.text, query, above?.title);
  if (inside && found.page === undefined) anchor.classList.add("pb-search__inside");
  if (found.page !== undefined) said(found.url, (meaning) => anchor.lastElementChild?.append(...marked(meaning, query)));
  item.append(anchor);
  return item;
}

/** Show what a result says once it is fetched. @param {string} url @param {(text: string) => void} show */
function said(url, show) {
  loadSaid(url).then((all) => all[url] && show(all[url]), () => {});
}

/**
 * Let the best result answer the question in the list itself: all it says of itself, formula, owner.
 * @param {Names} known
 * @param {Named} found
 * @param {HTMLElement} row
 * @param {string} query
 */
export function answer(known, found, row, query) {
  const { asks } = question(query);
  const { formula, owner } = found;
  if (!asks) return;
  row.classList.add("pb-search__answer");
  const tell = (/** @type {string} */ told) => {
    const line = document.createElement("span");
    line.textContent = told;
    row.querySelector("strong")?.after(line);
  };
  if (asks === "who") owner && tell(known.say("owner", { name: owner }));
  else if (formula) said(found.url, (text) => tell(known.say("formula", { formula: text })));
}

/**
 * What comes nearest to a query that has no answer, and a way to propose a page on it.
 * @param {Names} known
 * @param {Named[]} found
 * @param {string} query
 * @param {string} home the address of the language's folder
 */
export function nearest(known, found, query, home) {
  const rows = found.slice(0, NEAR).map((one) => entry(known, one, query, home));
  const where = known.propose ? known.propose + encodeURIComponent(query) : known.at(HOW_TO_EDIT) && home + HOW_TO_EDIT;
  return where ? [...rows, proposal(where, known.say("propose", {}))] : rows;
}

/**
 * A link that proposes a page on what was asked in vain.
 * @param {string} href
 * @param {string} words
 */
function proposal(href, words) {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  anchor.href = href;
  anchor.className = "pb-link";
  anchor.textContent = words;
  item.append(anchor);
  return item;
}

/**
 * Add the sections that hold the words of the query; the page is fetched for it.
 * @param {HTMLElement} item
 * @param {string} query
 */
async function addSections(item, query) {
  const anchor = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
  const answer = await fetch(anchor.href);
  const found = answer.ok ? sections(await answer.text(), query) : [];
  for (const section of found.slice(0, SECTIONS_SHOWN)) {
    const sub = link(placed(anchor.href, section), section.title, section.text, query);
    sub.classList.add("pb-search__sub");
    item.append(sub);
  }
}

/**
 * @param {string} href
 * @param {string} title
 * @param {string} text
 * @param {string} query
 * @param {string} [section]
 */
function link(href, title, text, query, section) {
  const anchor = document.createElement("a");
  anchor.href = href;
  const heading = document.createElement("strong");
  heading.textContent = title;
  const about = document.createElement("span");
  about.append(...marked(text, query));
  if (section) {
    const place = document.createElement("small");
    place.textContent = section;
    anchor.append(place);
  }
  anchor.append(heading, about);
  return anchor;
}

/**
 * Say where on it the first pages among the results hold the words. A term is its own place.
 * @param {Named[]} found
 * @param {HTMLElement[]} rows one for each of `found`
 * @param {string} query
 */
export function withSections(found, rows, query) {
  const pages = rows.filter((_, at) => found[at].page === undefined);
  for (const row of pages.slice(0, SECTIONS_OF)) addSections(row, query).catch(() => {});
}
