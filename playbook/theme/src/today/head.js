// The head of the day: its date, the campaign that it is of or that it leads to, and how far the day is.

import { make, svg } from "../core/dom.js";
import { say } from "../core/words.js";
import { bothClocks, briefDay, clockWords, dateOf, dayWords, daysBetween, periodWords } from "../dates/period.js";
import { marksOf, phaseOn, stagesAround } from "./campaigns.js";
import { CAMPAIGN } from "./duties.js";
import { byHour } from "./rows.js";
import { address, addressOf, far, momentOf, stateOf } from "./states.js";

/** @import { Known, Task } from "./duties.js" */
/** @import { Mark } from "./campaigns.js" */

const FULL = 2 * Math.PI * 48;

/**
 * @param {HTMLElement} root
 * @param {Known} known
 * @param {string} today
 * @param {Task[]} due of the reader
 * @param {Task[]} every that of the team, whose campaign is everyone's
 */
export function head(root, known, today, due, every) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));
  const { today: on, next } = stagesAround(marksOf(known.campaigns), today);
  const [mark] = on;
  const about = mark ?? next;
  root.classList.toggle("pb-hero--campaign", Boolean(mark));
  part("date").textContent = periodWords(today);
  part("title").replaceChildren(...titleOf(today, about));
  const both = bothClocks();
  part("now").replaceChildren(...(both ? [make("p", {}, both)] : []), ...lead(known, about, dateOf(today)), ...others(on, next, today), actions(due, every, about));
  part("ring").replaceChildren(...progressOf(due));
}

/** The campaign, or how far it is; small below it the stage that is on, or how far that is. @param {string} today @param {Mark | undefined} about */
function titleOf(today, about) {
  if (!about) return [say("campaign-none")];
  const { stage, campaign: { title } } = about;
  return stage ? [title, " ", make("small", {}, ahead(today, about, stage))] : [ahead(today, about, title)];
}

/** How far off it is; that the day is estimated is said of today, for else its date stands there. @param {string} today @param {Mark} mark @param {string} title */
function ahead(today, { day, estimated }, title) {
  const count = daysBetween(dateOf(today), dateOf(day));
  const campaign = estimated && !count ? say("estimated-day", { day: title }) : title;
  return say(["campaign-today", "campaign-tomorrow"][count] ?? "campaign-ahead", { campaign, count });
}

/** What is prepared, or what is to be done on the day. @param {Known} known @param {Mark | undefined} about @param {Date} day */
function lead({ campaigns, phases }, about, day) {
  if (!about) return campaigns.length ? [make("p", {}, say("campaign-none-why"))] : [];
  const phase = phaseOn(phases[about.campaign.phases] ?? [], about.campaign, day);
  if (!phase) return [];
  const until = daysBetween(day, phase.until) ? say("phase-until", { phase: phase.title, day: dayWords(phase.until) }) : say("phase-now", { phase: phase.title });
  return [make("p", {}, make("b", {}, until), phase.lead + say("stop").trim())];
}

/** Other campaigns of the day, and when the next one is. @param {Mark[]} on @param {Mark | undefined} next @param {string} today */
function others(on, next, today) {
  const lines = on.slice(1).map((mark) => ahead(today, mark, mark.title));
  if (next) {
    const day = briefDay(dateOf(next.day));
    const what = on.length ? ahead(today, next, next.title) : next.first <= today && say("now-on"); // else the title says it
    lines.push([what, next.estimated ? say("estimated-day", { day }) : day].filter(Boolean).join(" · "));
  }
  return lines.length ? [make("p", {}, lines.join(say("semicolon")))] : [];
}

/** The list of the campaign's day, or else the next that is open; and the campaign's page. @param {Task[]} due @param {Task[]} every @param {Mark | undefined} about */
function actions(due, every, about) {
  const open = (/** @type {Task} */ one) => stateOf(one) !== "done";
  const [first = due.find(open)] = every.filter((one) => one.at === CAMPAIGN && open(one)).sort((a, b) => +b.due - +a.due); // a night shift may have the day before's still
  const links = first ? [make("a", { class: "pb-act", href: addressOf(first) }, say("open-list", { list: first.name }), make("small", {}, far(first)))] : [];
  if (about) links.push(make("a", { class: first ? "pb-act pb-act--quiet" : "pb-act", href: address(`calendar/${about.campaign.page ?? about.campaign.id}/`) }, say("campaign-line", { campaign: about.campaign.title })));
  return make("p", { class: "pb-hero__acts" }, ...links);
}

/** A ring of what is done, and the same in words. @param {Task[]} due */
export function progressOf(due) {
  if (!due.length) return [];
  const [done, begun, open] = ["done", "begun", "open"].map((state) => due.filter((one) => stateOf(one) === state).length);
  const arc = svg("circle", { class: "pb-ring__done", cx: 56, cy: 56, r: 48, "stroke-dasharray": `${(FULL * done) / due.length} ${FULL}`, transform: "rotate(-90 56 56)" });
  const words = say("ring", { done, all: due.length });
  const drawn = svg("svg", { class: "pb-ring", viewBox: "0 0 112 112", role: "img", "aria-label": words }, svg("circle", { cx: 56, cy: 56, r: 48 }), ...(done ? [arc] : []), svg("text", { x: 56, y: 64, "text-anchor": "middle" }, `${done}/${due.length}`));
  const line = (/** @type {number} */ count, /** @type {string} */ key) => make("li", {}, make("b", {}, `${count}`), ` ${say(key)}`);
  return [drawn, make("ul", {}, line(done, "day-done"), line(begun, "state-begun"), line(open, "state-open"))];
}

/** What is first of a day to come, and when; "" where nothing has an hour. @param {Task[]} found */
export function firstWords(found) {
  const [first] = byHour(found);
  const moment = first && momentOf(first);
  return moment ? say("clear-first", { time: clockWords(moment), list: first.name }) : "";
}
