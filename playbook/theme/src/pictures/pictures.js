// What depends on the day or the device: where today is in drawings of days, the reader's own role in a table.

import { svg } from "../core/elements.js";
import { recall } from "../core/memory.js";
import { dateOf, dayOf, daysBetween, now, onClock } from "../dates/clock.js";

/** The day drawn last. */
let drawn = "";

onClock(draw);
draw();
markOwn();

function draw() {
  const today = now();
  const day = dayOf(today);
  if (day === drawn) return;
  for (const old of document.querySelectorAll(".pb-now")) old.remove();
  for (const figure of document.querySelectorAll(".pb-drawn")) open(figure, today);
  for (const drawing of /** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll("[data-days]"))) mark(drawing, today);
  here(/** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-spans]")]), day);
  drawn = day;
}

/** Mark the phases that are on, and open them, or the next one. @param {HTMLElement[]} rows @param {string} day */
function here(rows, day) {
  const spans = rows.map((row) => (row.dataset.spans ?? "").split(" ").filter((span) => day <= span.slice(11)));
  const next = spans.flat().sort()[0]?.slice(0, 10);
  for (const [place, row] of rows.entries()) {
    const on = spans[place].some((span) => span.slice(0, 10) <= day);
    row.ariaCurrent = on ? "step" : null;
    row.querySelector(".pb-chip")?.toggleAttribute("hidden", !on);
    const fold = row.querySelector("details");
    if (fold && (on || (next > day && spans[place].some((span) => span.startsWith(next))))) fold.open = true;
  }
}

/** Of drawings that fold, the first that is not over. @param {Element} figure @param {Date} today */
function open(figure, today) {
  const over = (/** @type {HTMLDetailsElement} */ fold) => {
    const { first, days } = line(fold.querySelector("[data-days]"));
    return daysBetween(first, today) >= days;
  };
  const folds = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (figure.querySelectorAll("details:has([data-days])"))];
  const next = folds.find((fold) => !over(fold));
  if (next) next.open = true;
  figure.classList.add("pb-drawn--placed");
}

/** @param {SVGElement | null} drawing */
function line(drawing) {
  const [first, days] = (drawing?.dataset.days ?? "").split(" ");
  return { first: dateOf(first), days: Number(days) };
}

/** @param {SVGElement} drawing @param {Date} today */
function mark(drawing, today) {
  const { first, days } = line(drawing);
  const share = (daysBetween(first, today) + 0.5) / days;
  if (share < 0 || share > 1) return;
  const rtl = getComputedStyle(drawing).direction === "rtl";
  const x = `${(100 * (rtl ? 1 - share : share)).toFixed(2)}%`;
  const words = drawing.closest("figure")?.dataset.now ?? "";
  const anchor = share < 0.1 ? "start" : share > 0.9 ? "end" : "middle";
  const label = svg("text", { x, y: 13, "text-anchor": anchor }, words);
  const [below, above] = [svg("line", { x1: x, x2: x, y1: 18, y2: "100%" }), label].map((one) => svg("g", { class: "pb-now" }, one));
  const texts = /** @type {NodeListOf<SVGElement>} */ (drawing.querySelectorAll(":scope > text"));
  drawing.append(below, ...texts, above); // so that no line runs through them
  const own = label.getBoundingClientRect();
  for (const one of texts) {
    const { left, right, top } = one.getBoundingClientRect();
    const covered = own.width && top < own.bottom - 4 && left < own.right && own.left < right; // a year
    one.setAttribute("visibility", covered ? "hidden" : "visible");
  }
}

function markOwn() {
  const own = recall("role");
  for (const head of /** @type {NodeListOf<HTMLTableCellElement>} */ (document.querySelectorAll("th[data-role]"))) {
    if (head.dataset.role !== own) continue;
    head.ariaCurrent = "true";
    for (const row of head.closest("table")?.rows ?? []) row.cells[head.cellIndex].classList.add("pb-raci--own");
  }
}
