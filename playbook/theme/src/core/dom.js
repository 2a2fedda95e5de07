// Small helpers of pages; what dialogs hold is in dialog.js, fetched with the first of them.

import { make } from "./elements.js";
import { say } from "./words.js";

export { dress, make, svg } from "./elements.js";

/** @import { Props } from "./elements.js" */

/**
 * @param {string} text
 * @param {(event: Event) => void} click
 * @param {Props} [props]
 */
export function button(text, click, props = {}) {
  return make("button", { type: "button", class: "pb-button", click, ...props }, text);
}

/** @param {Element} row @returns {string} the item's text without its chips */
export function textOf(row) {
  const label = row.querySelector("label")?.cloneNode(true);
  if (!(label instanceof Element)) return "";
  for (const chip of label.querySelectorAll(".pb-chip")) chip.remove();
  return (label.textContent ?? "").trim();
}

/** Several sentences in one line, without their full stops. @param {string[]} texts */
export function listed(texts) {
  const stop = say("stop").trim();
  const bare = texts.map((text) => (text.endsWith(stop) ? text.slice(0, text.length - stop.length) : text));
  return bare.join(say("semicolon"));
}
