// What to tell others of a path: how it stands at a gate, and the link that starts it.

import { listed, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { periodWords } from "../dates/period.js";
import { fragment } from "./hires.js";
import { nameOf } from "./shown.js";

/** @import { Shown } from "./shown.js" */

const MANY_STEPS = 5;

/**
 * What to tell the team at a gate: how far it is, what is late, what comes next.
 * @param {Shown} shown
 * @param {import("./plan.js").DatedGate} gate
 */
export function message(shown, gate) {
  const { plan, sheet, role } = shown;
  const head = { gate: say(`gate-${gate.day}`), name: nameOf(shown), role, day: periodWords(gate.on) };
  const due = plan.steps.filter((step) => step.on <= gate.on);
  const done = due.filter((step) => sheet.settled(step.key));
  const lines = [say("message-head", head), say("path-done", { done: done.length, count: due.length })];
  for (const step of due) lines.push(`${sheet.settled(step.key) ? "✅" : "⬜"} ${step.text}`);
  lines.push("", `${say("gate-show")}${say("colon")}`, ...gate.evidence.map((text) => `· ${text}`));
  const titles = (/** @type {import("./plan.js").Dated[]} */ steps) => listed(steps.slice(0, MANY_STEPS).map(({ text }) => text));
  if (plan.late.length) lines.push("", say("message-late", { steps: titles(plan.late) }));
  const next = [...plan.today, ...plan.next];
  if (next.length) lines.push("", say("message-next", { steps: titles(next) }));
  return `${lines.join("\n")}\n`;
}

/** @param {Shown} shown @param {import("./plan.js").DatedGate} gate */
export async function openMessage(shown, gate) {
  const { copy, dialog } = await import("../core/dialog.js");
  const area = make("textarea", { readonly: true, rows: 14, "aria-label": say("gate-message") });
  area.value = message(shown, gate);
  const told = make("p", { role: "status" });
  dialog(say("gate-message"), area, told);
  return copy(area, told);
}

/** The link that gives a new hire their role and first day. @param {Shown} shown */
export async function openLink({ hire }) {
  const { copyButton, dialog } = await import("../core/dialog.js");
  const area = make("textarea", { readonly: true, rows: 3, "aria-label": say("path-link") });
  area.value = location.href.split("#")[0] + fragment(hire);
  const told = make("p", { role: "status" });
  dialog(say("path-link"), make("p", {}, say("path-link-what")), area, make("p", { class: "pb-dialog__tools" }, copyButton(area, told)), told);
}
