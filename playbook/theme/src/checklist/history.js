// What became of a list over time: a calm map, and a table that says the same in words.

import { dialog, table } from "../core/dialog.js";
import { button, listed, make, svg, textOf } from "../core/dom.js";
import { say } from "../core/words.js";
import { addDays, beside, briefDay, dateOf, daysBetween, monthName, periodOf, periodWords, spanOf, weekStart } from "../dates/period.js";

/** @import { Summary } from "../ticks/writing.js" */

const ROWS = 60;
const WEEKS = 53;
const CELL = 13;
const HEAD = 14;

/** @param {import("./checklist.js").Page} page */
export function openHistory(page) {
  const { root, sheet, title } = page;
  const past = sheet.history();
  if (!past.length) return dialog(`${say("history")} · ${title}`, make("p", {}, say("history-none")));
  const kind = spanOf(past[0].period)?.kind ?? "";
  const percent = Math.round((100 * past.reduce((sum, one) => sum + rate(one), 0)) / past.length);
  const average = make("p", {}, say("history-average", { count: past.length, percent }));
  const rows = table(say("history"), ["which-period", "completion", "skipped"], past.slice(0, ROWS).map(row));
  const box = dialog(`${say("history")} · ${title}`, average, ...(kind ? [map(past, kind)] : []), rows);
  const heat = box.querySelector(".pb-heat");
  if (heat) heat.scrollLeft = heat.scrollWidth; // a phone shows the latest weeks first

  /** @param {Summary} one @returns {[(Node | string)[], string, string]} */
  function row(one) {
    const name = page.words(one.period) || one.period;
    const open = button(say("open-it"), () => (box.close(), page.open(one.period)), { "aria-label": `${say("open-it")} ${name}` });
    const done = `${one.done.length + one.na.length}/${one.all}`;
    const skipped = listed(one.skipped.map(named)) || say("nothing-skipped");
    return [[brief(one.period) || name, " ", open], done, skipped];
  }

  /** @param {string} id an item's name; one the list no longer has keeps its id */
  function named(id) {
    const item = root.querySelector(`input[data-item="${CSS.escape(id)}"]`)?.closest(".pb-check");
    return item ? textOf(item) : id + say("gone");
  }
}

/** A day of this year in few words, to leave room for what was skipped. @param {string} period */
function brief(period) {
  const span = spanOf(period);
  if (span?.kind !== "day" || !period.startsWith(periodOf("year"))) return "";
  return briefDay(span.start).replaceAll(" ", "\u00a0"); // never broken over two lines
}

/** @param {Summary} one */
function rate({ done, na, all }) {
  return all ? (done.length + na.length) / all : 0;
}

/**
 * Days stand as in a calendar, a column a week; other periods follow one another, a row a year.
 * @param {Summary[]} past
 * @param {string} kind
 */
function map(past, kind) {
  const found = new Map(past.map((one) => [one.period, one]));
  const current = periodOf(kind);
  const today = /** @type {import("../dates/period.js").Span} */ (spanOf(current)).start;
  const cells = [];
  let [columns, rows, top] = [WEEKS, 3, 0];
  if (kind === "day") {
    [rows, top] = [7, HEAD];
    const first = addDays(weekStart(today), -7 * (WEEKS - 1));
    for (let day = first; day <= today; day = addDays(day, 1)) {
      const at = daysBetween(first, day);
      cells.push({ period: periodOf("day", day), x: Math.floor(at / 7), y: at % 7 });
    }
  } else {
    columns = { week: WEEKS, month: 12, quarter: 4 }[kind] ?? 10;
    for (let period = current, at = columns * rows - 1; at >= 0; at -= 1, period = beside(period, -1)) {
      cells.push({ period, x: at % columns, y: Math.floor(at / columns) });
    }
  }
  const [width, height] = [columns * CELL, rows * CELL + top];
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": say("history-map") });
  for (const { period, x, y } of cells) {
    const one = found.get(period);
    const level = one ? Math.max(1, Math.ceil(rate(one) * 4 - 0.01)) : 0;
    const cell = svg("rect", { x: x * CELL, y: y * CELL + top, width: CELL - 2, height: CELL - 2, rx: 2, class: `pb-heat--${level}` });
    const count = one && `${one.done.length + one.na.length}/${one.all}`;
    const words = [periodWords(period), count].filter(Boolean).join(" · ");
    cell.append(svg("title", {}, words));
    picture.append(cell);
    if (top && period.endsWith("-01") && x < columns - 2) picture.append(svg("text", { x: x * CELL, y: 9 }, monthName(dateOf(period))));
  }
  return make("div", { class: "pb-heat", tabindex: 0, role: "group", "aria-label": say("history-map") }, picture);
}
