// The rows of a list: what each holds, and how it shows what is kept of it.

import { button, make, textOf } from "../core/dom.js";
import { say } from "../core/words.js";
import { periodWords } from "../dates/period.js";
import { markWords } from "../ticks/mark-words.js";

/** @import { Sheet } from "../ticks/sheet.js" */

/** @param {Element} root */
export function rowsOf(root) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".pb-check")]);
}

/** @param {Element} row */
export function boxOf(row) {
  return /** @type {HTMLInputElement} */ (row.querySelector("input[data-item]"));
}

/** @param {Element} row @returns {string} the id of its item; with the period that it was carried from, if it was */
export function keyOf(row) {
  return boxOf(row).dataset.item ?? "";
}

/** @param {Element} root @returns {Record<string, string[]>} the former ids of each item, by its id */
export function idsOf(root) {
  return Object.fromEntries(rowsOf(root).map((row) => [keyOf(row), boxOf(row).dataset.aliases?.split(" ") ?? []]));
}

/** Focus the row so many steps on, of those to be seen. @param {Element} root @param {Element} row @param {number} step */
export function move(root, row, step) {
  const seen = rowsOf(root).filter((one) => one === row || boxOf(one).getClientRects().length);
  const next = seen[seen.indexOf(/** @type {HTMLElement} */ (row)) + step];
  if (next) boxOf(next).focus();
}

/** What a row shows before there are words. @param {HTMLElement} row @param {Sheet} sheet */
export function showState(row, sheet) {
  const state = sheet.state(keyOf(row));
  const box = boxOf(row);
  box.checked = state === "done";
  box.indeterminate = state === "na";
  box.disabled = sheet.shown !== null;
  row.classList.toggle("pb-check--na", state === "na");
  row.classList.toggle("pb-check--settled", state !== "open");
}

/**
 * Its button, and who settled it when.
 * @param {HTMLElement} row
 * @param {Sheet} sheet
 * @param {(row: HTMLElement) => void} open opens its drawer
 */
export function showMark(row, sheet, open) {
  const box = boxOf(row);
  if (!row.querySelector(".pb-check__more")) {
    const label = say("item-more", { item: textOf(row) });
    row.append(button("⋯", () => open(row), { class: "pb-button pb-check__more", "aria-expanded": "false", "aria-label": label }));
  }
  let line = row.querySelector(".pb-check__mark");
  if (!line) {
    line = make("p", { class: "pb-check__mark", id: `mark-${box.id}` });
    box.setAttribute("aria-describedby", `${box.getAttribute("aria-describedby") ?? ""} mark-${box.id}`.trim());
    row.append(line);
  }
  line.textContent = markWords(sheet.mark(keyOf(row)), sheet.period);
}

/** Items of earlier periods stand in a section of their own, above today's. @param {Element} root @param {Sheet} sheet */
export function showCarried(root, sheet) {
  const keys = sheet.left ?? [];
  const before = root.querySelector("fieldset.pb-carried");
  if ((before ? rowsOf(before) : []).map(keyOf).join() === keys.join()) return;
  before?.remove();
  if (!keys.length) return;
  const rows = keys.map((key) => carriedRow(root, key));
  root.querySelector("fieldset")?.before(make("fieldset", { class: "pb-carried" }, make("legend", {}, say("carried")), ...rows));
}

/** @param {Element} root @param {string} key */
function carriedRow(root, key) {
  const [id, period] = key.split("@");
  const row = rowsOf(root).find((one) => keyOf(one) === id);
  const box = make("input", { type: "checkbox", id: `tick-${key}`, "data-item": key, autocomplete: "off" });
  const chip = make("span", { class: "pb-chip" }, periodWords(period));
  const label = make("label", { for: box.id }, `${row ? textOf(row) : id} `, chip);
  const critical = row?.classList.contains("pb-check--critical") ? " pb-check--critical" : "";
  return make("div", { class: `pb-check${critical}` }, box, label);
}
