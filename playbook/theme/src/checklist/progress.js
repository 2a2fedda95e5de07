// How far a list is, as a whole and section by section.

import { make } from "../core/dom.js";
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
  const looks = rowsOf(root).map((row) => {
    const state = sheet.state(keyOf(row));
    return state === "open" && row.matches(".pb-check--critical") ? "urgent" : state;
  });
  const count = (/** @type {string} */ look) => looks.filter((one) => one === look).length;
  const [done, na, critical] = ["done", "na", "urgent"].map(count);
  const all = looks.length;
  const open = all - done - na;
  part("progress").replaceChildren(...looks.map((look) => make("i", { class: `pb-piece--${look}` })));
  const lines = [say("done-of", { done, all })];
  if (na) lines.push(say("na-count", { count: na }));
  const complete = !open && !root.querySelector(".pb-ahead");
  if (complete) lines.push(say("all-done"));
  else if (critical) lines.push(say(critical === open ? "critical-open" : "critical-left", { count: critical }));
  const status = part("status");
  const text = lines.join("\u00a0· ");
  if (status.textContent !== text) status.textContent = text;
  root.classList.toggle("pb-complete", complete);
}
