// What the search dialog fetches: each file once, and again only if it did not come.

import { make } from "../core/elements.js";
import { json } from "../core/fetched.js";
import { FullText } from "./full-text.js";
import { Names } from "./names.js";
import { speak } from "./words.js";

const root = new URL(document.documentElement.dataset.base ?? ".", location.href).pathname.replace(/\/?$/, "/");
/** The address of the language's folder, below the host. */
export const home = `${root}${document.documentElement.dataset.lang}/`;
/** @type {Promise<Names> | undefined} */
let names;
/** @type {Promise<import("./spelling.js").Spelling> | undefined} */
let spelling;
/** @type {Promise<Names> | undefined} */
let elsewhere;
/** @type {Map<string, Promise<Record<string, string>>>} */
const told = new Map();
export const text = new FullText(home);
export function loadNames() {
  style();
  names ??= Promise.all([json(`${home}names.json`), text.listing()]).then(([found, { stems }]) => {
    speak(found.words, stems); // before the names are cut into words
    return new Names(found);
  });
  names.catch(() => (names = undefined));
  return names;
}

/** Styles of results are small: they are there before the first of them. */
function style() {
  const href = new URL("search.css", import.meta.url).href;
  if (!document.querySelector(`link[href="${href}"]`)) document.head.append(make("link", { rel: "stylesheet", href }));
}

export function loadSpelling() {
  spelling ??= json(`${home}spelling.json`);
  spelling.catch(() => (spelling = undefined));
  return spelling;
}

/** What pages are called in the team's other languages. */
export function loadElsewhere() {
  elsewhere ??= json(`${home}elsewhere.json`).then((found) => new Names(found));
  elsewhere.catch(() => (elsewhere = undefined));
  return elsewhere;
}

/** What terms mean and how metrics are reckoned, by address: those of the folder above this address. @param {string} url */
export function loadSaid(url) {
  const folder = url.replace(/[^/]+\/?$/, "");
  const said = told.get(folder) ?? json(`${home}${folder}said.json`);
  told.set(folder, said);
  said.catch(() => told.delete(folder));
  return said;
}
