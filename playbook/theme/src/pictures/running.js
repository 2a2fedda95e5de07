// Which campaigns are on, phase by phase, and how far off each of the list by month is.

import { make } from "../core/elements.js";
import { dateOf, dayOf, daysBetween, now, onClock } from "../dates/clock.js";

/** @typedef {[first: number, last: number, title: string, estimated: number]} Phase counted from a campaign's own day */

const { lang } = document.documentElement;
const known = JSON.parse(document.querySelector("script[data-courses]")?.textContent ?? "{}");
const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-turn]")]);
const apart = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
/** So many days after a campaign nobody asks any more how long ago it was. */
const LONG_AGO = 99;
/** The day shown last. */
let shown = "";

onClock(show);
show();

function show() {
  const day = dayOf(now());
  if (day === shown) return;
  shown = day;
  /** @type {[number, HTMLElement][]} */
  const cards = [];
  for (const row of rows) {
    const [own, course] = (row.dataset.turn ?? "").split(" ");
    const off = daysBetween(dateOf(day), dateOf(own));
    const when = row.querySelector("[data-part=when]");
    if (when) when.textContent = off < -LONG_AGO ? "" : away(off);
    row.ariaCurrent = off ? null : "date";
    row.classList.toggle("pb-over", off < 0);
    const phase = phaseOn(known.courses[course], -off);
    if (phase) cards.push([off, card(row, own, off, phase)]);
  }
  cards.sort(([one], [other]) => Number(one < 0) - Number(other < 0) || one - other);
  const board = /** @type {HTMLElement} */ (document.querySelector(".pb-running"));
  board.hidden = !cards.length;
  board.querySelector(".pb-cards")?.replaceChildren(...cards.map(([, one]) => one));
}

/** The phase that is on, the shortest of several. @param {Phase[]} phases @param {number} day counted from day T */
function phaseOn(phases, day) {
  return phases.filter(([first, last]) => first <= day && day <= last).sort(([a, b], [c, d]) => b - a - (d - c))[0];
}

/** @param {HTMLElement} row @param {string} own @param {number} off @param {Phase} phase */
function card(row, own, off, [, last, title, estimated]) {
  const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
  const end = dateOf(own);
  end.setUTCDate(end.getUTCDate() + last);
  const day = written(end);
  const until = known.until.replace("{phase}", title).replace("{day}", estimated ? known.estimated.replace("{day}", day) : day);
  const when = off ? `${written(dateOf(own))} · ${away(off)}` : away(0);
  return make("a", { class: `pb-card${off ? "" : " pb-card--now"}`, href: link.href }, make("strong", {}, link.text), make("span", {}, when), make("span", {}, until));
}

/** How far off a day is, in words. @param {number} days */
function away(days) {
  return apart.format(days, "day").replace(/(\d)(?=\p{Script=Han})/u, "$1 ");
}

/** A day by the pattern of the language, whose blanks are the letters of CLDR. @param {Date} day */
function written(day) {
  /** @type {Record<string, string | number>} */
  const fields = { M: day.getUTCMonth() + 1, d: day.getUTCDate(), MMM: day.toLocaleDateString(lang, { month: "short", calendar: "gregory", timeZone: "UTC" }) };
  return known.date.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => `${fields[name] ?? ""}`);
}
