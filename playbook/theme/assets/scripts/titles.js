// What lists are called, from the file that search looks names up in.

import { say } from "./dom.js";
import { json } from "./fetched.js";

/** @typedef {(list: string) => string} Title */

/** @returns {Promise<Title>} a list's title; its id if the file cannot be had */
export async function titles() {
  const { base = ".", lang = "" } = document.documentElement.dataset;
  /** @type {{url: string, title: string}[] | null} */
  const pages = await json(new URL(`${base}/${lang}/names.json`, location.href)).catch(() => null);
  return (list) => {
    // An onboarding path has a list for each of its stages: onboarding-ops-day1 is of onboarding/ops/.
    const found = (pages ?? []).filter(({ url }) => url === `checklists/${list}/` || (/^onboarding\/./.test(url) && list.startsWith(url.replaceAll("/", "-"))));
    const longest = found.sort((one, other) => other.url.length - one.url.length)[0];
    return longest?.title ?? list + (pages ? say("gone") : "");
  };
}
