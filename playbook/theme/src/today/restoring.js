// Drawing anew what the reader may be in.

/** @param {Element} one @returns {string} what tells it from others of its kind */
const nameOf = (one) => one.getAttribute("href") ?? one.getAttribute("aria-label") ?? one.textContent ?? "";

/**
 * What is drawn anew leaves the focus where the reader has it, and open what was unfolded.
 * @param {HTMLElement} root
 * @param {() => void} draw
 */
export function restoring(root, draw) {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const folds = () => [...root.querySelectorAll("[data-part=board] details")];
  const unfolded = folds().map((fold) => fold.hasAttribute("open"));
  draw();
  folds().forEach((fold, place) => fold.toggleAttribute("open", unfolded[place] ?? false));
  if (!held || held === document.activeElement) return;
  const same = held.isConnected ? held : [...root.querySelectorAll(held.tagName)].find((one) => nameOf(one) === nameOf(held));
  const instead = same ?? root.querySelector("button:not([hidden]), summary");
  if (instead instanceof HTMLElement) instead.focus({ preventScroll: true });
}
