// Above a list, for readers whose clock is not the team's: both times, and those at which it is next due.

import { make } from "../core/dom.js";
import { words } from "../core/words.js";
import { addDays, bothClocks, briefDay, now, onClock, timeHere } from "../dates/period.js";
import { dueDays } from "../dates/recurrence.js";

const LOOK_AHEAD = 32;

/** @param {HTMLElement} root the element with data-checklist */
export async function start(root) {
  await words;
  const line = make("p", { class: "pb-small pb-muted" });
  const show = () => (line.textContent = [bothClocks(), ...dueHere(JSON.parse(root.dataset.schedule || "null"))].filter(Boolean).join(" "));
  root.querySelector("[data-part=occasion]")?.before(line);
  onClock(show);
  show();
}

/**
 * @param {import("../dates/recurrence.js").Schedule | null} schedule
 * @returns {string[]} the times of the next day on which it is due, each by both clocks
 */
function dueHere(schedule) {
  if (!schedule?.times || !bothClocks()) return [];
  const [day] = dueDays(schedule, now(), addDays(now(), LOOK_AHEAD));
  return day ? schedule.times.map((time) => `${briefDay(day)} ${timeHere(day, time)}`) : [];
}
