// The search dialog. Names are looked up first, in one small file; the full text is asked when no
// name was meant, or when the reader wants more.

import { json } from "./fetched.js";
import { FullText } from "./fulltext.js";
import { Names, SURE } from "./names.js";
import { addSections, entry } from "./results.js";

const PAGE_OF_RESULTS = 8;
const SECTIONS_OF = 3;
const TERMS_SHOWN = 3;
const NAME_WEIGHT = 1.6;
const WAIT_MS = 120;

/** @typedef {import("./names.js").Named} Named */

const root = new URL(document.documentElement.dataset.base ?? ".", location.href).pathname.replace(/\/?$/, "/");
const folder = `${document.documentElement.dataset.lang}/`;
const home = root + folder;
/** @type {Promise<Names> | undefined} */
let names;
const text = new FullText(home);
let started = false;
let latest = 0;

/** @param {HTMLDialogElement} dialog */
export function start(dialog) {
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  input.focus();
  input.select();
  if (started) return;
  started = true;
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    latest++;
    busy(dialog, true);
    timer = setTimeout(() => search(dialog, input.value.trim()), WAIT_MS);
  });
  dialog.addEventListener("keydown", (event) => move(dialog, input, event));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    const link = event.target instanceof Element && event.target.closest("a");
    if (link) dialog.close();
  });
  if (input.value.trim()) search(dialog, input.value.trim());
}

function loadNames() {
  names ??= json(`${home}names.json`).then((found) => new Names(found));
  names.catch(() => (names = undefined));
  text.listing().catch(() => {}); // will be asked again when it is needed
  return names;
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} query
 */
async function search(dialog, query) {
  const turn = ++latest;
  busy(dialog, true);
  const more = moreButton(dialog);
  more.hidden = true;
  if (!query) show(dialog, [], "");
  else {
    say(dialog, dialog.dataset.busy ?? "");
    try {
      await answer(dialog, query, () => turn === latest);
    } catch {
      if (turn === latest) say(dialog, dialog.dataset.failed ?? "");
    }
  }
  if (turn === latest) busy(dialog, false);
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} query
 * @param {() => boolean} current false once the reader has typed on
 */
async function answer(dialog, query, current) {
  const known = await loadNames();
  if (!current()) return;
  const hits = known.find(query);
  const sure = hits[0]?.score >= SURE;
  let terms = 0;
  const named = hits
    .map((hit) => hit.entry)
    .filter((found) => found.page === undefined || ++terms <= TERMS_SHOWN)
    .slice(0, PAGE_OF_RESULTS);
  const read = sure ? [] : await inText(known, query);
  if (!current()) return;
  const shown = sure ? named : mixed(named, read).slice(0, PAGE_OF_RESULTS);
  const words = shown.length ? dialog.dataset.some : dialog.dataset.none;
  const rows = (/** @type {Named[]} */ some) => some.map((found) => entry(known, found, query, home));
  const first = rows(shown);
  show(dialog, first, (words ?? "").replace("{count}", String(shown.length)).replace("{query}", query));
  if (!sure) withSections(shown, first, query);
  const more = moreButton(dialog);
  let waiting = sure ? undefined : mixed(named, read).slice(PAGE_OF_RESULTS);
  more.hidden = waiting?.length === 0;
  more.onclick = async () => {
    const all = waiting ? [] : await inText(known, query).catch(() => undefined);
    if (!current()) return;
    if (!all) return say(dialog, dialog.dataset.failed ?? "");
    waiting ??= all.filter((found) => !shown.includes(found));
    const next = waiting.splice(0, PAGE_OF_RESULTS);
    const fresh = rows(next);
    dialog.querySelector("ol")?.append(...fresh);
    withSections(next, fresh, query);
    more.hidden = waiting.length === 0;
    fresh[0]?.querySelector("a")?.focus();
  };
}

/**
 * The pages that hold the words of the query anywhere.
 * @param {Names} known
 * @param {string} query
 */
async function inText(known, query) {
  const pages = await text.find(query, (word) => known.spelt(word));
  return pages.flatMap((page) => known.at(page.slice(folder.length)) ?? []);
}

/**
 * Say where on it the first pages among the results hold the words. A term is its own place.
 * @param {Named[]} found
 * @param {HTMLElement[]} rows one for each of `found`
 * @param {string} query
 */
function withSections(found, rows, query) {
  const pages = rows.filter((_, at) => found[at].page === undefined);
  for (const row of pages.slice(0, SECTIONS_OF)) addSections(row, query).catch(() => {});
}

/**
 * Two rankings of results made one: what stands high in both comes first.
 * @param {Named[]} named
 * @param {Named[]} read
 */
function mixed(named, read) {
  /** @type {Map<Named, number>} */
  const points = new Map();
  for (const [found, weight] of /** @type {const} */ ([[read, 1], [named, NAME_WEIGHT]])) {
    found.forEach((one, at) => points.set(one, (points.get(one) ?? 0) + weight / (2 + at)));
  }
  return [...points.keys()].sort((one, other) => (points.get(other) ?? 0) - (points.get(one) ?? 0));
}

/** @param {HTMLDialogElement} dialog */
function moreButton(dialog) {
  return /** @type {HTMLButtonElement} */ (dialog.querySelector(".pb-search__more"));
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement[]} rows
 * @param {string} words
 */
function show(dialog, rows, words) {
  dialog.querySelector("ol")?.replaceChildren(...rows);
  say(dialog, words);
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} words
 */
function say(dialog, words) {
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  status.textContent = words;
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {boolean} is
 */
function busy(dialog, is) {
  dialog.querySelector("ol")?.setAttribute("aria-busy", String(is));
}

/**
 * Arrow keys walk through the results; Enter in the box opens the first.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLInputElement} input
 * @param {KeyboardEvent} event
 */
function move(dialog, input, event) {
  const links = [...dialog.querySelectorAll("ol a")];
  const here = links.indexOf(/** @type {Element} */ (document.activeElement));
  if (event.key === "Enter" && event.target === input) {
    event.preventDefault();
    /** @type {HTMLElement | undefined} */ (links[0])?.click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    const target = next < 0 ? input : links[Math.min(next, links.length - 1)];
    /** @type {HTMLElement | undefined} */ (target)?.focus();
  }
}
