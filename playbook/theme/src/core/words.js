// Words in the language of the page, fetched once.

import { jsonOrAgain } from "./fetched.js";

export const language = document.documentElement.dataset.lang ?? "";

/** Nothing is said before this is there; what is counted has a form for each plural. @type {Record<string, string | Record<string, string>> | undefined} */
let said;
/** A page that must be there at once brings those that it needs. */
const brought = document.querySelector("script[data-words]")?.textContent;
/** Settled once there are words, or none can be had; never rejected. What is ticked must not wait for it. */
export const words = (brought ? Promise.resolve(JSON.parse(brought)) : jsonOrAgain(all()))
  .then((found) => (said = found), () => (said = {}));

/** @type {Promise<unknown> | undefined} */
let whole;

/**
 * What comes later says more than the page has brought.
 * @template T
 * @param {Promise<T>} script
 * @returns {Promise<T>} it, once there are words for it; rejected if one of the two does not come
 */
export async function speaking(script) {
  whole ??= brought ? jsonOrAgain(all()).then((found) => (said = { ...found, ...said })) : words;
  whole.catch(() => (whole = undefined));
  const [found] = await Promise.all([script, whole]);
  return found;
}

function all() {
  return new URL(`../../${language}/words.json`, import.meta.url);
}

/**
 * @param {string} key one of [scripts] in locale/; said itself where there are no words
 * @param {Record<string, string | number>} [blanks]
 */
export function say(key, blanks = {}) {
  if (!said) return "";
  const found = /** @type {any} */ (said[key] ?? [key, ...Object.values(blanks)].join(" "));
  /** @type {string} */
  const text = found.other ? found[new Intl.PluralRules(found.in ?? document.documentElement.lang).select(+blanks.count)] ?? found.other : found;
  return text.replace(/\{(\w+)\}/g, (_, name) => /** @type {string} */ (blanks[name] ?? ""));
}
