// A campaign's countdown as a calendar file, for the day the reader chooses.

import { download } from "./dom.js";
import { ics } from "./ics.js";
import { addDays, dateOf, periodOf } from "./period.js";

/** @typedef {{id: string, start: number, end: number, title: string, text: string}} Phase */

/** @param {HTMLElement} root the element with data-countdown */
export function start(root) {
  const select = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
  const phases = /** @type {Phase[]} */ (JSON.parse(root.querySelector("script")?.textContent ?? "[]"));
  const title = document.querySelector("h1")?.textContent ?? "";
  const today = periodOf("day", new Date());
  const days = [...select.options].map((option) => option.value);
  select.value = days.find((day) => day >= today) ?? days[days.length - 1] ?? "";
  root.querySelector("button")?.addEventListener("click", () => {
    const day = select.value;
    const url = location.href.split("#")[0];
    const on = (/** @type {number} */ offset) => periodOf("day", addDays(dateOf(day), offset));
    const entries = phases.map((phase) => ({
      uid: `${root.dataset.countdown}-${day}-${phase.id}@${document.documentElement.dataset.site}`,
      on: on(phase.start),
      until: on(phase.end),
      title: `${title} · ${phase.title}`,
      text: phase.text,
      url,
    }));
    download(`${root.dataset.countdown}-${day}.ics`, ics(`${title} ${day}`, entries, new Date()), "text/calendar");
  });
  root.hidden = false;
}
