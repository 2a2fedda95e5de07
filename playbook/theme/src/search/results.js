// How search results look.

import { marked, sections } from "./excerpt.js";
import { question } from "./words.js";

/** @import { Named, Names } from "./names.js" */

const SECTIONS_SHOWN = 2;

/**
 * A page or term: its section of the handbook, its title, what it is about, and the answer to a question.
 * @param {Names} known
 * @param {Named} found
 * @param {string} query
 * @param {string} home the address of the language's folder
 */
export function entry(known, found, query, home) {
  const item = document.createElement("li");
  const folder = `${found.url.split("/")[0]}/`;
  const above = found.url === folder ? undefined : known.at(folder);
  item.append(link(home + found.url, found.title, found.text, query, above?.title));
  return item;
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
  const told = asks === "who" ? owner && known.say("owner", { name: owner }) : formula && known.say("formula", { formula });
  if (!asks) return;
  row.classList.add("pb-search__answer");
  if (!told) return;
  const line = document.createElement("span");
  line.textContent = told;
  row.querySelector("strong")?.after(line);
}

/**
 * A link that proposes a page on what was asked in vain.
 * @param {string} href
 * @param {string} words
 */
export function proposal(href, words) {
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
export async function addSections(item, query) {
  const anchor = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
  const answer = await fetch(anchor.href);
  const found = answer.ok ? sections(await answer.text(), query) : [];
  for (const { id, title, text } of found.slice(0, SECTIONS_SHOWN)) {
    const sub = link(`${anchor.href}#${id}`, title, text, query);
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
