// Copying a text to the clipboard.

import { button } from "../core/dom.js";
import { say } from "../core/words.js";

/**
 * Copy what `area` holds, and say in `told` whether it worked.
 * @param {HTMLTextAreaElement} area
 * @param {HTMLElement} told
 */
export async function copy(area, told) {
  area.focus();
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    told.textContent = say("copied");
  } catch {
    told.textContent = say("copy-failed");
  }
}

/** @param {HTMLTextAreaElement} area @param {HTMLElement} told */
export function copyButton(area, told) {
  return button(say("copy-link"), () => copy(area, told));
}
