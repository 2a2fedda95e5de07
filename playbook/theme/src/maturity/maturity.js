// Self-assessment: the evidence of levels is ticked, on the page of a practice or for all in one sitting. A round is a
// quarter, so that what colleagues tick in it falls into one however it comes together.

import { json } from "../core/fetched.js";
import { onOtherTab } from "../core/memory.js";
import { notices } from "../core/notice.js";
import { words } from "../core/words.js";
import { onClock, periodOf } from "../dates/period.js";
import { Sheet } from "../ticks/sheet.js";
import { stateOf } from "../ticks/ticks.js";
import { showTrouble } from "../ticks/trouble.js";
import { idsOf, keyOf, levelOf, missing, nextOf, SELF } from "./levels.js";
import { sitting } from "./sitting.js";

/** @import { Known, Practice } from "./levels.js" */
/** @typedef {(key: string, blanks?: Record<string, string | number>) => string} Say */
/** @typedef {{root: HTMLElement, known: Known, sheet: Sheet, notice: import("../core/notice.js").Notice, say: Say, show: () => void}} Page */

/** @param {HTMLElement} root the element with data-maturity: the id of its practice, empty for all @returns {Promise<void>} */
export async function start(root) {
  /** @type {Known} */
  const known = await json(new URL(root.dataset.known ?? "", location.href));
  await words;
  if (known.mark !== root.dataset.mark) throw new Error("another version's evidence");
  const sheet = new Sheet(SELF, idsOf(known.practices));
  const notice = notices();
  root.prepend(notice.place);
  /** @type {Say} */
  const say = (key, blanks = {}) => known.words[key].replace(/\{(\w+)\}/g, (_, name) => `${blanks[name]}`);
  const ofAll = !root.dataset.maturity;
  const here = known.practices.filter(({ id }) => ofAll || id === root.dataset.maturity);
  const boxes = here.flatMap((practice) => named(foldOf(practice), practice));
  const page = { root, known, sheet, notice, say, show };
  const results = ofAll ? sitting(page) : undefined;
  if (ofAll && sheet.history().length) document.getElementById("maturity-results")?.parentElement?.setAttribute("open", ""); // who comes back wants to see it

  /** @param {Practice} practice */
  function foldOf({ id }) {
    return ofAll ? document.getElementById(`practice-${id}`) : root;
  }

  function show() {
    const { marks } = sheet;
    for (const box of boxes) box.checked = stateOf(marks[box.name]) === "done";
    for (const practice of here) tellOf(practice);
    results?.();
    showTrouble(notice, ...sheet.trouble);
  }

  /** @param {Practice} practice */
  function tellOf(practice) {
    const { marks } = sheet;
    const level = levelOf(practice, marks, known.proven);
    const fold = foldOf(practice);
    tell(fold?.querySelector("[data-part=verdict]"), verdict(page, practice, level));
    if (ofAll) tell(fold?.parentElement?.querySelector("summary > span"), level ? say("one", { level }) : say("unset"));
  }

  function turn() {
    const period = periodOf("quarter");
    if (period === sheet.period) return;
    sheet.open(period);
    show();
  }

  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !boxes.includes(target)) return;
    sheet.change(target.name, target.checked ? "done" : undefined);
    show();
  });
  onOtherTab((name) => sheet.hear(name) && show());
  onClock(turn);
  turn();
  for (const box of boxes) box.disabled = false;
  if (ofAll) sheet.tidy(sheet.period);
}

/** The boxes of a practice, called what their ticks are kept under. @param {HTMLElement | null} fold @param {Practice} practice */
function named(fold, practice) {
  const found = /** @type {HTMLInputElement[]} */ ([...(fold?.querySelectorAll(".pb-signs input") ?? [])]);
  practice.levels.flat().forEach((sign, place) => (found[place].name = keyOf(practice, sign)));
  return found;
}

/** @param {Page} page @param {Practice} practice @param {number} level */
function verdict({ sheet, known: { names, proven }, say }, practice, level) {
  if (!level) return say("none");
  const next = nextOf(level, proven);
  const lacking = missing(practice, next, sheet.marks);
  const is = { now: level, name: names[level - 1] };
  if (!lacking.length) return say("top", is);
  return say("left", { ...is, level: next, count: lacking.length, text: textOf(keyOf(practice, lacking[0])) });
}

/** @param {string} key @returns {string} the evidence that the box of that name is of */
export function textOf(key) {
  return document.querySelector(`.pb-signs input[name="${key}"] + span`)?.textContent ?? "";
}

/** What stays is not said again. @param {Element | null | undefined} place @param {string} text */
function tell(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}
