// What lists are called, from the file that search looks names up in.

import { say } from "./dom.js";

/** @typedef {(list: string) => string} Title */

/** @returns {Promise<Title>} a list's title; its id if the file cannot be had */
export async function titles() {
  const { base = ".", lang = "" } = document.documentElement.dataset;
  /** @type {{url: string, title: string}[]} */
  let pages;
  try {
    pages = await (await fetch(new URL(`${base}/${lang}/names.json`, location.href))).json();
  } catch {
    return (list) => list;
  }
  const known = new Map(pages.map(({ url, title }) => [url, title]));
  return (list) => known.get(`checklists/${list}/`) ?? path(list) ?? list + say("gone");

  /** An onboarding path has a list for each of its stages. @param {string} list */
  function path(list) {
    const named = pages.filter(({ url }) => /^onboarding\/.+\/$/.test(url) && list.startsWith(`${url.slice(0, -1).replace("/", "-")}-`));
    return named.sort((one, other) => other.url.length - one.url.length)[0]?.title;
  }
}
