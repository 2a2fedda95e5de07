// Small helpers to make tables, buttons and dialogs.

import { make } from "./elements.js";
import { say } from "./words.js";

export { dress, make, svg } from "./elements.js";

/** @import { Props } from "./elements.js" */

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
 * @param {string} text
 * @param {(event: Event) => void} click
 * @param {Props} [props]
 */
export function button(text, click, props = {}) {
  return make("button", { type: "button", class: "pb-button", click, ...props }, text);
}

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
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
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
