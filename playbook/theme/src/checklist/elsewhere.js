// Above a list, for readers whose clock is not the team's: both times, and when it is next due by both.

import { make } from "../core/dom.js";
import { say, words } from "../core/words.js";
import { addDays, bothClocks, briefDay, clockAt, now, onClock, timeHere } from "../dates/period.js";
import { dueDays } from "../dates/recurrence.js";

const LOOK_AHEAD = 32;

/** @param {HTMLElement} root the element with data-checklist */
export async function sayBothClocks(root) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone === document.documentElement.dataset.zone) return;
  await words;
  const line = make("p", { class: "pb-small pb-muted pb-elsewhere" });
  const show = () => (line.textContent = `${bothClocks()} ${dueHere(JSON.parse(root.dataset.schedule || "null"))}`.trim());
  root.querySelector("[data-part=occasion]")?.before(line);
  onClock(show);
  show();
}

/** When it is next due, by both clocks. @param {import("../dates/recurrence.js").Schedule | null} schedule */
function dueHere(schedule) {
  if (!schedule?.times || !bothClocks()) return "";
  for (const day of dueDays(schedule, now(), addDays(now(), LOOK_AHEAD))) {
    const time = schedule.times.find((one) => clockAt(day, one) > now());
    if (time) return `${say("coming")} · ${briefDay(day)} ${timeHere(day, time)}`;
  }
  return "";
}
