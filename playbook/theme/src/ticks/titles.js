// What lists are called, from the file that search looks names up in.

import { json } from "../core/fetched.js";
import { language, say } from "../core/words.js";

/** @typedef {(list: string) => string} Title */

/** @returns {Promise<Title>} a list's title; its id if the file cannot be had */
export async function titles() {
  const { base = "." } = document.documentElement.dataset;
  /** @type {{entries: {url: string[], title: string[]}, moved: Record<string, string>} | null} */
  const pages = await json(new URL(`${base}/${language}/names.json`, location.href)).catch(() => null);
  return (list) => {
    if (list.includes(":")) return say("self-assessment"); // no id of a record
    // An onboarding path has a list for each of its stages: onboarding-ops-day1 is of onboarding/ops/.
    const at = `checklists/${list}/`;
    const urls = pages?.entries.url ?? [];
    const found = urls.filter((url) => url === (pages?.moved[at] ?? at) || (/^onboarding\/./.test(url) && list.startsWith(url.replaceAll("/", "-"))));
    const [longest] = found.sort((one, other) => other.length - one.length);
    return pages?.entries.title[urls.indexOf(longest)] ?? list + (pages ? say("gone") : "");
  };
}
