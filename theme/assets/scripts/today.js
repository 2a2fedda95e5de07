// The home page's list of duties: how far each one is in its period.

import { onOtherTab } from "./memory.js";
import { periodOf } from "./period.js";
import { nameOf, readTicks } from "./ticks.js";

/** Show the count of ticks beside each list, and keep it true. */
export function start() {
  show();
  onOtherTab(show);
  addEventListener("pageshow", show);
}

function show() {
  for (const row of document.querySelectorAll("[data-today] [data-list]")) {
    if (!(row instanceof HTMLElement)) continue;
    const { list = "", period = "", all = "0" } = row.dataset;
    const done = Object.keys(readTicks(nameOf(list, periodOf(period, new Date()))).done).length;
    const count = row.querySelector("[data-part=count]");
    if (!count) continue;
    count.textContent = done ? `${Math.min(done, Number(all))} / ${all}` : "";
    count.classList.toggle("pb-done", done >= Number(all));
  }
}
