// An index of which only what is in a group, is somebody's and has a word in it is shown.

import { hideEmpty, picksIn } from "../core/picks.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-narrow]"));
const find = /** @type {HTMLInputElement} */ (root.querySelector("input"));
const status = /** @type {HTMLElement} */ (root.querySelector("[data-part=status]"));
const none = /** @type {HTMLElement} */ (root.querySelector("[data-part=none]"));
const said = status.dataset.said ?? "";
const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-row]")]);
/** Empty for all. */
const chosen = { group: "", owner: "" };
const picks = picksIn(root, (pick) => {
  Object.assign(chosen, pick.dataset);
  show();
});

find.addEventListener("input", show);
show();
root.classList.add("pb-lists--ready");

function show() {
  const query = find.value.trim().toLowerCase();
  for (const row of rows) row.hidden = !isIn(row, chosen) || !(row.textContent ?? "").toLowerCase().includes(query);
  hideEmpty(rows);
  for (const pick of picks) {
    const asked = { ...chosen, ...pick.dataset };
    pick.ariaPressed = String(asked.group === chosen.group && asked.owner === chosen.owner);
    /** @type {HTMLElement} */ (pick.querySelector("span")).textContent = `${rows.filter((row) => isIn(row, asked)).length || ""}`;
  }
  const shown = rows.filter((row) => !row.hidden).length;
  none.hidden = shown > 0;
  status.textContent = said.replace("{count}", `${shown}`);
}

/** @param {HTMLElement} row @param {{ group: string, owner: string }} asked */
function isIn({ dataset }, { group, owner }) {
  return (!group || group === dataset.group) && (!owner || owner === dataset.owner);
}
