// What leaves the page of a path: a message, a calendar, a link, printed sheets.

import { copy, copyButton } from "./copy.js";
import { dialog, download, language, make, say } from "./dom.js";
import { ME, fragment } from "./hires.js";
import { ics } from "./ics.js";
import { markWords } from "./markwords.js";
import { dateOf, dayWords, periodWords, weekday } from "./period.js";

/**
 * @typedef {{hire: import("./hires.js").Hire, role: string, part: import("./pathdata.js").Part,
 *   plan: import("./pathplan.js").Plan, sheet: import("./pathsheet.js").PathSheet}} Shown one person's path as it is shown
 */

const MANY_STEPS = 5;
const WHO = ["hire", "buddy", "manager", "hr"];

/** @param {string} on */
export function short(on) {
  return dayWords(dateOf(on), language);
}

/** The same with its weekday: "2 月 3 日 周三", "Wed 3 Feb". @param {string} on */
export function shortWithWeekday(on) {
  const parts = [short(on), weekday(dateOf(on), language, "short")];
  return (language === "zh" ? parts : parts.reverse()).join(" ");
}

/** @param {import("./pathplan.js").DatedGate} gate */
export function gateWords({ day, on }) {
  return `${say(`gate-${day}`)} · ${shortWithWeekday(on)}`;
}

/** @param {Shown} shown */
function nameOf({ hire }) {
  return hire.name || (hire.id === ME ? say("me-name") : "");
}

/**
 * What to tell the team at a gate: how far it is, what is late, what comes next.
 * @param {Shown} shown
 * @param {import("./pathplan.js").DatedGate} gate
 */
export function message(shown, gate) {
  const { plan, sheet, role } = shown;
  const head = { gate: say(`gate-${gate.day}`), name: nameOf(shown), role, day: periodWords(gate.on, language) };
  const due = plan.steps.filter((step) => step.on <= gate.on);
  const done = due.filter((step) => sheet.settled(step.key));
  const lines = [say("message-head", head), say("path-done", { done: done.length, all: due.length })];
  for (const step of due) lines.push(`${sheet.settled(step.key) ? "✅" : "⬜"} ${step.text}`);
  lines.push("", `${say("gate-show")}${language === "zh" ? "：" : ":"}`, ...gate.evidence.map((text) => `· ${text}`));
  const titles = (/** @type {import("./pathplan.js").Dated[]} */ steps) => steps.slice(0, MANY_STEPS).map((step) => step.text.replace(/[。.]$/, "")).join(language === "zh" ? "；" : "; ");
  if (plan.late.length) lines.push("", say("message-late", { steps: titles(plan.late) }));
  const next = [...plan.today, ...plan.next];
  if (next.length) lines.push("", say("message-next", { steps: titles(next) }));
  return `${lines.join("\n")}\n`;
}

/** @param {Shown} shown @param {import("./pathplan.js").DatedGate} gate */
export function openMessage(shown, gate) {
  const area = make("textarea", { readonly: true, rows: 14, "aria-label": say("gate-message") });
  area.value = message(shown, gate);
  const told = make("p", { role: "status" });
  dialog(say("gate-message"), area, told);
  copy(area, told);
}

/** The link that gives a new hire their role and first day. @param {Shown} shown */
export function openLink({ hire }) {
  const area = make("textarea", { readonly: true, rows: 3, "aria-label": say("path-link") });
  area.value = location.href.split("#")[0] + fragment(hire);
  const told = make("p", { role: "status" });
  dialog(say("path-link"), make("p", {}, say("path-link-what")), area, make("p", { class: "pb-dialog__tools" }, copyButton(area, told)), told);
}

/** @param {Shown} shown */
export function saveCalendar(shown) {
  const { plan, role, hire } = shown;
  const site = document.documentElement.dataset.site ?? "";
  const who = [nameOf(shown), role].filter(Boolean).join(" · ");
  const steps = plan.steps.map((step) => ({
    uid: `${hire.id}-${step.key}@${site}`,
    on: step.on,
    title: step.text,
    text: `${say(`who-${step.who}`)} · ${say("path-done-is", { done: step.done })}`,
  }));
  const gates = plan.gates.map((gate) => ({
    uid: `${hire.id}-gate-${gate.day}@${site}`,
    on: gate.on,
    title: `${say(`gate-${gate.day}`)} · ${who}`,
    text: [...gate.evidence, ...gate.talk].join("\n"),
  }));
  download(`${site}-${hire.first}.ics`, ics(who, [...steps, ...gates], new Date()), "text/calendar");
}

/** @param {Shown} shown */
export function openLog({ plan, sheet }) {
  const marked = plan.steps.flatMap((step) => {
    const mark = sheet.mark(step.key);
    return mark && mark.is !== "open" ? [{ step, mark }] : [];
  });
  marked.sort((a, b) => b.mark.at - a.mark.at);
  const rows = marked.map(({ step, mark }) => make("li", {}, make("strong", {}, step.text), make("span", {}, markWords(mark, ""))));
  dialog(say("path-log"), rows.length ? make("ul", { class: "pb-path__log" }, ...rows) : make("p", {}, say("path-log-none")));
}

/** Everything due on day one, whoever does it, on one sheet. @param {Shown} shown */
export function printFirst(shown) {
  const { plan, role, hire } = shown;
  const gate = plan.gates.find(({ day }) => day === 1);
  const steps = plan.everyone.filter((step) => step.stage === "day-1");
  const parts = WHO.flatMap((who) => {
    const rows = steps.filter((step) => step.who === who).map((step) => make("li", {}, make("strong", {}, step.text), make("span", {}, say("path-done-is", { done: step.done }))));
    return rows.length ? [make("h2", {}, say(`who-${who}`)), make("ul", { class: "pb-paper__boxes" }, ...rows)] : [];
  });
  printed(
    make("h1", {}, say("first-title")),
    make("p", {}, [hire.name || say("form-name"), role, periodWords(hire.first, language)].filter(Boolean).join(" · ")),
    ...parts,
    ...(gate ? [make("h2", {}, say("first-evidence")), boxes(gate.evidence)] : []),
  );
}

/** The talk at a gate: evidence, questions with room to write, the decision. @param {Shown} shown @param {import("./pathplan.js").DatedGate} gate */
export function printForm(shown, gate) {
  const questions = gate.talk.map((text) => make("li", {}, text, make("span", { class: "pb-paper__line", "aria-label": say("form-answers") })));
  const lines = [1, 2, 3].map(() => make("li", {}, make("span", { class: "pb-paper__line" })));
  printed(
    make("h1", {}, say("form-title", { gate: say(`gate-${gate.day}`) })),
    make("p", {}, [shown.hire.name || say("form-name"), shown.role, periodWords(gate.on, language)].filter(Boolean).join(" · ")),
    make("h2", {}, say("gate-show")),
    boxes(gate.evidence),
    make("h2", {}, say("gate-talk")),
    make("ol", {}, ...questions),
    make("h2", {}, say("form-next")),
    make("ol", {}, ...lines),
    make("p", {}, say("form-decision")),
    make("p", {}, say("form-signed")),
  );
}

/** @param {string[]} texts */
function boxes(texts) {
  return make("ul", { class: "pb-paper__boxes pb-paper__boxes--short" }, ...texts.map((text) => make("li", {}, text)));
}

/** Print these and nothing else. @param {Node[]} parts */
function printed(...parts) {
  const paper = make("section", { class: "pb-paper md-typeset" }, ...parts);
  document.body.append(paper);
  document.documentElement.classList.add("pb-prints-paper");
  const tidy = () => {
    paper.remove();
    document.documentElement.classList.remove("pb-prints-paper");
  };
  addEventListener("afterprint", tidy, { once: true });
  print();
}
