// How far a list is, as a whole and section by section.

import { dress, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { keyOf, rowsOf } from "./rows.js";

/** @import { Sheet } from "../ticks/sheet.js" */

/** How many are settled, beside the heading of each section. @param {Element} root @param {Sheet} sheet */
export function showCounts(root, sheet) {
  for (const set of root.querySelectorAll("fieldset")) {
    const states = rowsOf(set).map((row) => sheet.state(keyOf(row)));
    const legend = set.querySelector("legend");
    const count = legend?.querySelector(".pb-count") ?? legend?.appendChild(make("span", { class: "pb-count" }));
    const settled = states.filter((state) => state !== "open").length;
    if (count) count.textContent = `${settled}/${states.length}`;
    set.classList.toggle("pb-whole", settled === states.length && !set.querySelector(".pb-ahead"));
  }
}

/** @param {HTMLElement} root @param {Sheet} sheet @param {(name: string) => HTMLElement} part */
export function showProgress(root, sheet, part) {
  const all = rowsOf(root);
  const states = all.map((row) => sheet.state(keyOf(row)));
  const done = states.filter((state) => state === "done").length;
  const na = states.filter((state) => state === "na").length;
  const critical = all.filter((row, at) => states[at] === "open" && row.classList.contains("pb-check--critical")).length;
  const open = all.length - done - na;
  dress(part("progress"), { max: all.length, value: done + na });
  const lines = [say("done-of", { done, all: all.length })];
  if (na) lines.push(say("na-count", { count: na }));
  const complete = !open && !root.querySelector(".pb-ahead");
  if (complete) lines.push(say("all-done"));
  else if (critical && critical === open) lines.push(say("critical-open", { count: critical }));
  else if (critical) lines.push(say("critical-left", { count: critical }));
  const status = part("status");
  const text = lines.join(" · ");
  if (status.textContent !== text) status.textContent = text;
  root.classList.toggle("pb-complete", complete);
}
