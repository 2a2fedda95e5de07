// A path as a calendar to download: a day each step, a day each gate.

import { say } from "../core/words.js";
import { ics } from "../dates/ics.js";
import { ME, ownId } from "./hires.js";
import { nameOf } from "./shown.js";

/** @import { Shown } from "./shown.js" */

/** @param {Shown} shown @param {Record<string, boolean>} years those with holidays, and whether they are not announced yet */
export async function saveCalendar(shown, years) {
  const { download } = await import("../core/dialog.js");
  const { plan, role, hire } = shown;
  const site = document.documentElement.dataset.site ?? "";
  const who = [nameOf(shown), role].filter(Boolean).join(" · ");
  const person = ownId(hire);
  const followed = hire.id === ME ? [] : [hire.name || role]; // in one calendar with others'
  const steps = plan.steps.map((step) => ({
    uid: `${person}-${step.uid}@${site}`,
    on: step.on,
    title: [step.text, ...followed].join(" · "),
    text: [
      `${say(`who-${step.who}`)} · ${say("path-done-is", { done: step.done })}`,
      ...(step.work && years[step.on.slice(0, 4)] ? [say("day-may-move")] : []),
    ].join("\n"),
  }));
  const gates = plan.gates.map((gate) => ({
    uid: `${person}-gate-${gate.day}@${site}`,
    on: gate.on,
    title: `${say(`gate-${gate.day}`)} · ${who}`,
    text: [...gate.evidence, ...gate.talk].join("\n"),
  }));
  const file = [site, ...followed, hire.first].join("-").replace(/[\\/:*?"<>|\s]+/g, "-");
  download(`${file}.ics`, ics(who, [...steps, ...gates], new Date()), "text/calendar");
}
