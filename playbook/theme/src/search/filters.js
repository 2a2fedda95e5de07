// Narrows results to one kind of page.

/** @import { Named, Names } from "./names.js" */

/** One kind needs no choice. */
const FEWEST = 2;

/** The folder that a page or term is in. @param {Named} one */
export const folderOf = ({ url }) => `${url.split("/")[0]}/`;

/**
 * A button for each kind among the results, with how many there are of it.
 * @param {Names} known
 * @param {Named[]} found
 * @param {string} chosen the folder that is shown alone; empty if all are
 * @param {(folder: string) => void} choose
 */
export function filters(known, found, chosen, choose) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const one of found) counts.set(folderOf(one), (counts.get(folderOf(one)) ?? 0) + 1);
  const kinds = [...counts].filter(([folder]) => known.at(folder));
  if (kinds.length < FEWEST) return [];
  return kinds.map(([folder, count]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${known.at(folder)?.title} ${count}`;
    button.ariaPressed = String(folder === chosen);
    button.addEventListener("click", () => choose(folder === chosen ? "" : folder));
    return button;
  });
}
