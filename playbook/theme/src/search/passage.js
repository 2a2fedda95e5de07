// Opens a result where it speaks of what was asked for; browsers that know text fragments mark the passage.

import { sections } from "./excerpt.js";

/**
 * An address at a section, and at a passage in it.
 * @param {string} page without a fragment
 * @param {{id: string, passage: string}} [section]
 */
export function placed(page, section) {
  if (!section) return page;
  const marked = section.passage && "fragmentDirective" in document;
  // a hyphen would tell what stands before or after
  return `${page}#${section.id}${marked ? `:~:text=${encodeURIComponent(section.passage).replaceAll("-", "%2D")}` : ""}`;
}

/**
 * Go to the section of a page that holds most of a query. The page is fetched for it as it would be anyway.
 * @param {string} href
 * @param {string} query
 */
export async function openAt(href, query) {
  const page = await fetch(href).then((answer) => (answer.ok ? answer.text() : ""), () => "");
  location.href = placed(href, sections(page, query)[0]);
}
