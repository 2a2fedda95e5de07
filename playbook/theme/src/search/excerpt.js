// Where the words of a query stand: in a line of text, and in the sections of a page.

import { PAIRED, bare, words } from "./words.js";

const BEFORE = 12;
const DENSE_LENGTH = 60;
const LENGTH = 150;
const BLOCKS = "p, li, dt, dd, td, th, h1, h2, h3, h4, summary, div, .pb-links a";
const UNSEARCHED = "[data-unsearched], script, template, [hidden]";

/** @typedef {{id: string, title: string, text: string, points: number, passage: string}} Section */

/**
 * A pattern for any word of a query: a pair of characters, or a stem with what ends it.
 * @param {string} query
 */
function patterns(query) {
  return [...words(query)].map((word) => new RegExp(/^[a-z0-9]/.test(word) ? `\\b${word}\\w*` : word, "gi"));
}

/**
 * Plain text with every place of the query's words marked.
 * @param {string} text
 * @param {string} query
 */
export function marked(text, query) {
  const hit = new Array(text.length).fill(false);
  for (const pattern of patterns(query)) {
    for (const found of bare(text).matchAll(pattern)) hit.fill(true, found.index, found.index + found[0].length);
  }
  /** @type {Node[]} */
  const nodes = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    while (to < text.length && hit[to] === hit[from]) to++;
    const part = text.slice(from, to);
    nodes.push(hit[from] ? mark(part) : document.createTextNode(part));
  }
  return nodes;
}

/** @param {string} text */
function mark(text) {
  const found = document.createElement("mark");
  found.textContent = text;
  return found;
}

/**
 * The sections of a page that hold most words of a query, each with the text around them.
 * @param {string} html
 * @param {string} query
 * @returns {Section[]}
 */
export function sections(html, query) {
  const asked = patterns(query);
  const found = parts(html).map(({ id, title, text }) => {
    const points = asked.filter((pattern) => bare(`${title} ${text}`).search(pattern) >= 0).length;
    return { id, title, points, text: around(plain(text), asked), passage: passage(text, asked) };
  });
  const most = Math.max(1, ...found.map((section) => section.points));
  return found
    .filter((section) => section.points * 2 > most)
    .sort((one, other) => other.points - one.points);
}

/**
 * The article cut at its headings, and where something is folded: a link to what is within opens it.
 * @param {string} html
 */
function parts(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const article = page.querySelector("article");
  if (!article) return [];
  for (const element of article.querySelectorAll(UNSEARCHED)) element.remove();
  for (const block of article.querySelectorAll(BLOCKS)) {
    block.prepend("\n");
    block.append("\n");
  }
  let title = "";
  const places = [...article.querySelectorAll("h2, h3, summary + [id]")];
  return places.flatMap((place, at) => {
    const id = place.closest("[id]")?.id;
    const range = page.createRange();
    if (place.matches("h2, h3")) {
      title = plain(place.textContent ?? "");
      range.setStartAfter(place);
    } else range.setStartBefore(place);
    if (at + 1 < places.length) range.setEndBefore(places[at + 1]);
    else range.setEndAfter(article);
    return id ? [{ id, title, text: range.toString() }] : [];
  });
}

/**
 * The sentence that holds most of the words; empty if none does. A line is a block of the page.
 * @param {string} text
 * @param {RegExp[]} asked
 */
function passage(text, asked) {
  const sentences = text.split("\n").flatMap((line) => plain(line).match(/.+?(?:(?![\0-\x7f])\p{STerm}|[.!?;] |$)/gu) ?? []);
  let best = "";
  let most = 0;
  for (const one of sentences) {
    const points = asked.filter((pattern) => bare(one).search(pattern) >= 0).length;
    if (points > most) [best, most] = [one.trim(), points];
  }
  return best;
}

/** @param {string} text */
function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * The stretch of a text that holds most of the words.
 * @param {string} text
 * @param {RegExp[]} asked
 */
function around(text, asked) {
  const length = PAIRED.test(text) ? DENSE_LENGTH : LENGTH;
  const places = asked.flatMap((pattern, word) => [...bare(text).matchAll(pattern)].map(({ index }) => ({ index, word })));
  let best = 0;
  let most = 0;
  for (const { index } of places) {
    const inside = places.filter((place) => place.index >= index && place.index < index + length);
    const held = new Set(inside.map((place) => place.word)).size;
    if (held > most) [best, most] = [index, held];
  }
  let from = Math.max(0, best - BEFORE);
  while (from > 0 && from < best && /\w/.test(text[from - 1])) from++;
  const part = text.slice(from, from + length);
  const whole = from + length >= text.length ? part : part.replace(/\w+$/, "");
  return `${from ? "…" : ""}${whole.trim()}${whole.length < text.length - from ? "…" : ""}`;
}
