// The search dialog. Names are looked up first, in one small file; the full text is asked when no
// name was meant, or when the reader wants more.

import { fullText } from "./fulltext.js";
import { Names, SURE } from "./names.js";
import { entry, named } from "./results.js";

const PAGE_OF_RESULTS = 8;
const TERMS_SHOWN = 3;
const NAME_WEIGHT = 1.6;
const WAIT_MS = 120;

/** @typedef {{key: string, item: HTMLElement}} Row a result, and what tells it from others */

const root = new URL(document.documentElement.dataset.base ?? ".", location.href).pathname.replace(/\/?$/, "/");
const home = `${root}${document.documentElement.dataset.lang}/`;
/** @type {Promise<Names> | undefined} */
let names;
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
  names ??= fetch(`${home}names.json`).then(async (answer) => new Names(await answer.json()));
  names.catch(() => (names = undefined));
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
  const rows = hits
    .filter((hit) => hit.entry.page === undefined || ++terms <= TERMS_SHOWN)
    .slice(0, PAGE_OF_RESULTS)
    .map((hit) => ({ key: home + hit.entry.url, item: named(known, hit.entry, query, home) }));
  const text = texts(root, query);
  const shown = sure ? rows : mixed(rows, await text.next());
  if (!current()) return;
  const words = shown.length ? dialog.dataset.some : dialog.dataset.none;
  show(dialog, shown, (words ?? "").replace("{count}", String(shown.length)).replace("{query}", query));
  const more = moreButton(dialog);
  more.hidden = text.done();
  more.onclick = async () => {
    const next = await text.next();
    if (!current()) return;
    const old = new Set(shown.map((row) => row.key));
    const fresh = next.filter((row) => !old.has(row.key));
    shown.push(...fresh);
    dialog.querySelector("ol")?.append(...fresh.map((row) => row.item));
    more.hidden = text.done();
    fresh[0]?.item.querySelector("a")?.focus();
  };
}

/**
 * The full text's results, some at a time.
 * @param {string} root
 * @param {string} query
 */
function texts(root, query) {
  /** @type {import("./fulltext.js").Result[] | undefined} */
  let results;
  let at = 0;
  return {
    done: () => results !== undefined && at >= results.length,
    async next() {
      results ??= await fullText(root, query);
      const part = results.slice(at, (at += PAGE_OF_RESULTS));
      const pages = await Promise.all(part.map((result) => result.data()));
      return pages.map((page) => ({ key: page.url, item: entry(page) }));
    },
  };
}

/**
 * Two rankings of results made one: what stands high in both comes first.
 * @param {Row[]} named
 * @param {Row[]} read
 */
function mixed(named, read) {
  /** @type {Map<string, {row: Row, points: number}>} */
  const merged = new Map();
  for (const [rows, weight] of /** @type {const} */ ([[read, 1], [named, NAME_WEIGHT]])) {
    rows.forEach((row, at) => {
      const before = merged.get(row.key);
      const points = (before?.points ?? 0) + weight / (2 + at);
      merged.set(row.key, { row: before?.row ?? row, points });
    });
  }
  const sorted = [...merged.values()].sort((one, other) => other.points - one.points);
  return sorted.map(({ row }) => row).slice(0, PAGE_OF_RESULTS);
}

/** @param {HTMLDialogElement} dialog */
function moreButton(dialog) {
  return /** @type {HTMLButtonElement} */ (dialog.querySelector(".pb-search__more"));
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {Row[]} rows
 * @param {string} words
 */
function show(dialog, rows, words) {
  dialog.querySelector("ol")?.replaceChildren(...rows.map((row) => row.item));
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
