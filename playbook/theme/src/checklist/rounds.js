// The rounds of a list: which one is on, which were left open, which are still to come.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { clockAt, now, onClock, periodOf, spanOf, timeHere } from "../dates/period.js";
import { markWords } from "../ticks/mark-words.js";

/** @typedef {import("./checklist.js").Page & {occasion: import("./occasion.js").Occasion, rounds?: () => void}} Page */

const HOUR_MS = 36e5;

/** @param {Page} list */
export function start(list) {
  list.rounds = () => showRounds(list);
  onClock(list.show);
  list.show();
}

/** @param {Page} list */
function showRounds({ root, sheet, occasion }) {
  const day = occasion.day?.(sheet.period) ?? spanOf(sheet.period)?.start;
  if (!day) return;
  for (const group of root.querySelectorAll("fieldset")) {
    const rows = /** @type {HTMLElement[]} */ ([...group.querySelectorAll("[data-at]")]);
    const times = [...new Set(rows.map(timeOf))];
    const moments = times.map((time) => +clockAt(day, time));
    const coming = moments.findIndex((moment) => moment > +now());
    const on = onIn(moments, coming);
    for (const row of rows) {
      const place = times.indexOf(timeOf(row));
      const ahead = coming >= 0 && place >= coming;
      row.classList.toggle("pb-ahead", ahead);
      row.classList.toggle("pb-round--on", place === on && times.length > 1);
      row.classList.toggle("pb-round--late", !ahead && place !== on && !row.classList.contains("pb-check--settled"));
    }
    for (const line of group.querySelectorAll(".pb-round > .pb-check__mark")) {
      const key = line.parentElement?.querySelector("input")?.dataset.item ?? "";
      line.textContent = markWords(sheet.mark(key), periodOf("day", day)); // the day of a campaign goes without saying
    }
    if (times.length) showNext(group, times[coming] ? timeHere(day, times[coming]) : "");
  }
}

/** @param {HTMLElement} row */
function timeOf(row) {
  return row.dataset.at ?? "";
}

/**
 * @param {number[]} moments
 * @param {number} coming the place of the next round
 * @returns {number} the place of the round that is on: the last lasts as long as the one before it
 */
function onIn(moments, coming) {
  if (coming >= 0) return coming - 1;
  const [last, before = last - HOUR_MS] = moments.slice(-2).reverse();
  return +now() < 2 * last - before ? moments.length - 1 : -1;
}

/** @param {Element} group @param {string} time with the reader's own, if that is another */
function showNext(group, time) {
  const legend = group.querySelector("legend");
  const line = legend?.querySelector(".pb-rounds__next") ?? legend?.appendChild(make("span", { class: "pb-rounds__next" }));
  if (line) line.textContent = time && say("round-next", { time });
}
