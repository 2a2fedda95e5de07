// The buttons above an index, by which its rows are picked.

/**
 * @param {HTMLElement} root what they stand in; those that are hidden at first come when asked for
 * @param {(pick: HTMLButtonElement) => void} picked is told of each that is pressed
 */
export function picksIn(root, picked) {
  const picks = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll(".pb-pick:not([data-part])")]);
  for (const pick of picks) pick.addEventListener("click", () => picked(pick));
  const more = /** @type {HTMLButtonElement} */ (root.querySelector("[data-part=more]"));
  more.hidden = picks.every((pick) => !pick.hidden);
  more.addEventListener("click", () => {
    const hidden = picks.filter((pick) => pick.hidden);
    for (const pick of hidden) pick.hidden = false;
    more.hidden = true;
    hidden[0]?.focus();
  });
  return picks;
}

/** A group of which nothing is shown goes, heading and all. @param {HTMLElement[]} rows */
export function hideEmpty(rows) {
  const filled = new Set(rows.filter((row) => !row.hidden).map((row) => row.parentElement));
  for (const list of new Set(rows.map((row) => row.parentElement))) {
    list?.toggleAttribute("hidden", !filled.has(list));
    if (list?.previousElementSibling?.matches("h2")) list.previousElementSibling.toggleAttribute("hidden", !filled.has(list));
  }
}
