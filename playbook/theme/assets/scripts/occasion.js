// What a list belongs to: a stretch of the calendar, a campaign of one year, or a named run.

import { button, language, make, say } from "./dom.js";
import { keep, recall } from "./memory.js";
import { addDays, briefDay, campaignPeriod, dateOf, daysBetween, dayWords, periodOf } from "./period.js";

/** @typedef {{current: () => string, words: (period: string) => string, show: () => void}} Occasion */
/** @typedef {{id: string, title: string, days: string[]}} Campaign */

/**
 * @param {string} kind
 * @param {import("./sheet.js").Sheet} sheet
 * @param {HTMLElement} root
 * @param {(period: string) => void} open
 * @returns {Occasion}
 */
export function occasionOf(kind, sheet, root, open) {
  const place = /** @type {HTMLElement | null} */ (root.querySelector("[data-part=occasion]"));
  if (place && kind === "campaign") return campaignOf(sheet, root, place, open);
  if (place && kind === "run") return runOf(sheet, place, open);
  return { current: () => periodOf(kind, new Date()), words: () => "", show: () => {} };
}

/** @returns {Campaign[]} what the page knows of the marketing calendar */
export function campaigns() {
  return JSON.parse(document.querySelector("script[data-campaigns]")?.textContent ?? "[]");
}

/** @type {typeof occasionOf extends (...args: infer _) => infer R ? (sheet: import("./sheet.js").Sheet, root: HTMLElement, place: HTMLElement, open: (period: string) => void) => R : never} */
function campaignOf(sheet, root, place, open) {
  const [start, end] = (root.dataset.campaign ?? "0 0").split(" ").map(Number);
  const chosen = `chosen:${sheet.list}`;
  const select = make("select", { change: () => (keep(chosen, select.value), open(select.value)) });
  /** @type {Map<string, string>} */
  const titles = new Map();
  const today = new Date();
  for (const { id, title, days } of campaigns()) {
    for (const day of days) {
      const period = campaignPeriod(day, id);
      const ahead = daysBetween(today, dateOf(day));
      if ((ahead >= -60 && ahead <= 400) || sheet.kept.includes(period)) titles.set(period, title);
    }
  }
  const sorted = [...titles].sort(([a], [b]) => (a < b ? -1 : 1));
  select.append(...sorted.map(([period, title]) => make("option", { value: period }, `${title} · ${period.slice(0, 10)}`)));
  place.append(select);

  function current() {
    const kept = recall(chosen);
    if (kept && titles.has(kept)) return kept;
    const ends = (/** @type {string} */ period) => addDays(dateOf(period.slice(0, 10)), end);
    const next = sorted.find(([period]) => daysBetween(new Date(), ends(period)) >= 0);
    return next?.[0] ?? "always";
  }

  /** @param {string} period */
  function words(period) {
    if (!titles.has(period)) return "";
    const day = dateOf(period.slice(0, 10));
    const [first, last] = [addDays(day, start), addDays(day, end)];
    const named = `${offset(start)} = ${briefDay(first, language)}`;
    const until = start === end ? "" : ` → ${offset(end)} = ${dayWords(last, language)}`;
    const away = daysBetween(new Date(), first);
    const wait = away > 0 ? say("days-to-go", { count: away }) : daysBetween(new Date(), last) >= 0 ? say("now-on") : say("is-over");
    return `${first.getFullYear()} · ${named}${until} · ${wait}`;
  }
  function show() {
    select.ariaLabel = say("campaign");
    select.value = sheet.period;
  }
  return { current, words, show };
}

/** @param {number} days such as T-30 */
function offset(days) {
  return days ? `T${days > 0 ? "+" : ""}${days}` : "T0";
}

/** @type {(sheet: import("./sheet.js").Sheet, place: HTMLElement, open: (period: string) => void) => Occasion} */
function runOf(sheet, place, open) {
  let draft = runId(new Date());
  const select = make("select", { change: () => open(select.value) });
  const name = make("input", { type: "text", maxlength: 60, autocomplete: "off" });
  name.addEventListener("change", () => (sheet.set({ name: name.value.trim() }), show()));
  const begin = button("", () => {
    draft = runId(new Date());
    open(draft);
    name.focus();
  });
  place.append(select, name, begin);

  /** @param {string} period */
  function words(period) {
    const found = /^run-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(period);
    if (!found) return "";
    const [, year, month, day, hour, minute] = found;
    const title = sheet.doc(period).name;
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
    if (document.activeElement !== name) name.value = sheet.ticks.name ?? "";
    name.readOnly = sheet.shown !== null;
  }
  let latest = sheet.kept.filter((one) => one.startsWith("run-")).pop();
  const complete = latest && !sheet.unfinished(latest).length;
  const first = latest && !complete ? latest : draft;
  return { current: () => first, words, show };
}

/** @param {Date} now */
function runId(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `run-${day}T${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
