// What a list belongs to: a stretch of the calendar, a campaign of one year, or a named run.

import { button, make } from "../core/dom.js";
import { keep, recall } from "../core/memory.js";
import { say } from "../core/words.js";
import { addDays, briefDay, daysBetween, dayWords, now, periodOf, shiftDay, turnOf } from "../dates/period.js";

const LINGERS = 14;

/** @typedef {{current: () => string, words: (period: string) => string, show: () => void, day?: (period: string) => Date | undefined}} Occasion */
/** @typedef {{id: string, title: string, stages: Record<string, string>, days: import("../dates/period.js").Turn[]}} Campaign */

/**
 * @param {string} kind
 * @param {import("../ticks/sheet.js").Sheet} sheet
 * @param {HTMLElement} root
 * @param {(period: string) => void} open
 * @returns {Occasion}
 */
export function occasionOf(kind, sheet, root, open) {
  const place = /** @type {HTMLElement | null} */ (root.querySelector("[data-part=occasion]"));
  if (place && kind === "campaign") return campaignOf(sheet, root, place, open);
  if (place && kind === "run") return runOf(sheet, place, open);
  const today = root.dataset.night ? shiftDay : now;
  return { current: () => periodOf(kind, today()), words: () => "", show: () => {} };
}

/** @returns {Campaign[]} what the page knows of the marketing calendar */
export function campaigns() {
  return JSON.parse(document.querySelector("script[data-campaigns]")?.textContent ?? "[]");
}

/** @type {typeof occasionOf extends (...args: infer _) => infer R ? (sheet: import("../ticks/sheet.js").Sheet, root: HTMLElement, place: HTMLElement, open: (period: string) => void) => R : never} */
function campaignOf(sheet, root, place, open) {
  const [start, end] = (root.dataset.campaign ?? "0 0").split(" ").map(Number);
  const chosen = `chosen:${sheet.list}`;
  const select = make("select", { change: () => (keep(chosen, select.value), open(select.value)) });
  place.append(select);
  /** @type {{period: string, title: string, day: Date, estimated: boolean, first: Date, last: Date}[]} */
  const turns = [];
  for (const { id, title, stages, days } of campaigns()) {
    for (const one of days) {
      const turn = turnOf(id, one);
      const ahead = daysBetween(now(), turn.day);
      if ((ahead < -30 || ahead > 400) && !sheet.kept.includes(turn.period)) continue;
      turns.push({ ...turn, title: stages[turn.stage] ?? title, first: addDays(turn.day, start), last: addDays(turn.day, end) });
    }
  }
  turns.sort((one, other) => +one.day - +other.day);

  /** How many days ago it ended, by the shift that is on. @param {{last: Date}} turn */
  const over = ({ last }) => daysBetween(last, shiftDay());
  /** @param {typeof turns[number]} turn begun, not finished, and not long over */
  const lingers = (turn) => over(turn) <= LINGERS && sheet.kept.includes(turn.period) && sheet.unfinished(turn.period).length > 0;

  function current() {
    const kept = turns.find(({ period }) => period === recall(chosen));
    if (kept && (over(kept) <= 0 || lingers(kept))) return kept.period;
    const coming = turns.filter((turn) => over(turn) <= 0);
    const on = coming.find(({ first }) => daysBetween(first, now()) >= 0);
    return (on ?? turns.findLast((turn) => over(turn) > 0 && lingers(turn)) ?? coming[0] ?? turns.at(-1))?.period ?? "always";
  }

  /** @param {string} period */
  function words(period) {
    const turn = turns.find((one) => one.period === period);
    if (!turn) return "";
    const { first, last, estimated } = turn;
    const named = `${offset(start)} = ${briefDay(first)}`;
    const until = start === end ? "" : ` → ${offset(end)} = ${dayWords(last)}`;
    const away = daysBetween(now(), first);
    const wait = away > 0 ? say("days-to-go", { count: away }) : say(over(turn) > 0 ? "is-over" : "now-on");
    return `${first.getUTCFullYear()} · ${said(named + until, estimated)} · ${wait}`;
  }

  function show() {
    select.ariaLabel = say("campaign");
    const offered = [...turns].sort((one, other) => Math.max(0, over(one)) - Math.max(0, over(other))); // those that are over come last
    const options = offered.map(({ period, title, day, estimated }) => make("option", { value: period }, `${title} · ${said(periodOf("day", day), estimated)}`));
    if (!select.length) select.append(...options);
    select.value = sheet.period;
  }
  return { current, words, show, day: (period) => turns.find((one) => one.period === period)?.first };
}

/** @param {string} days @param {boolean} estimated */
function said(days, estimated) {
  return estimated ? say("estimated-day", { day: days }) : days;
}

/** @param {number} days such as T-30 */
function offset(days) {
  return days ? `T${days > 0 ? "+" : ""}${days}` : "T0";
}

/** @type {(sheet: import("../ticks/sheet.js").Sheet, place: HTMLElement, open: (period: string) => void) => Occasion} */
function runOf(sheet, place, open) {
  let draft = runId(now());
  const select = make("select", { change: () => open(select.value) });
  const name = make("input", { type: "text", maxlength: 60, autocomplete: "off" });
  name.addEventListener("change", () => (sheet.rename(name.value.trim()), show()));
  const begin = button("", () => {
    draft = runId(now());
    open(draft);
    name.focus();
  });
  place.append(select, name, begin);

  /** @param {string} period */
  function words(period) {
    const found = /^run-(....)(..)(..)T(..)(..)/.exec(period);
    if (!found) return "";
    const [, year, month, day, hour, minute] = found;
    const title = sheet.nameIn(period);
    const time = `${year}-${month}-${day} ${hour}:${minute}`;
    return title ? `${title} · ${time}` : time;
  }

  function show() {
    select.ariaLabel = say("run");
    name.ariaLabel = name.placeholder = say("run-name");
    begin.textContent = say("run-new");
    const runs = sheet.history().map(({ period }) => period);
    if (!runs.includes(sheet.period)) runs.unshift(sheet.period);
    select.replaceChildren(...runs.map((period) => make("option", { value: period }, words(period))));
    select.value = sheet.period;
    select.hidden = runs.length < 2;
    if (document.activeElement !== name) name.value = sheet.nameIn();
    name.readOnly = sheet.shown !== null;
  }
  let latest = sheet.kept.findLast((one) => one.startsWith("run-"));
  const complete = latest && !sheet.unfinished(latest).length;
  const first = latest && !complete ? latest : draft;
  return { current: () => first, words, show };
}

/** @param {Date} now */
function runId(now) {
  return `run-${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}`;
}
