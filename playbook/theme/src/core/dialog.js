// A dialog and what it may hold or give: a table, a text to copy, a file. Fetched once a reader asks for one.

import { button, make } from "./dom.js";
import { say } from "./words.js";

/**
 * A dialog that is gone when it closes; focus returns to where it was.
 * @param {string} title
 * @param {(Node | string)[]} children
 */
export function dialog(title, ...children) {
  const box = make("dialog", { class: "pb-dialog", "aria-label": title });
  const close = button("×", () => box.close(), { "aria-label": say("close") });
  box.append(make("header", {}, make("h2", {}, title), close), ...children);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

/**
 * A table that scrolls by itself where it is too wide.
 * @param {string} label
 * @param {string[]} heads the keys of the words over its columns
 * @param {[(Node | string)[], ...string[]][]} rows each begins with what it is about
 */
export function table(label, heads, rows) {
  const head = make("tr", {}, ...heads.map((key) => make("th", { scope: "col" }, say(key))));
  const body = rows.map(([first, ...rest]) => make("tr", {}, make("th", { scope: "row" }, ...first), ...rest.map((text) => make("td", {}, text))));
  return make("div", { class: "pb-scroll", tabindex: 0, role: "region", "aria-label": label }, make("table", {}, make("thead", {}, head), make("tbody", {}, ...body)));
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

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
