// Sheets of paper: the first day, and the talk at a gate.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { periodWords } from "../dates/period.js";

/** @import { Shown } from "./shown.js" */

const WHO = ["hire", "buddy", "manager", "hr"];

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
    make("p", {}, [hire.name || say("form-name"), role, periodWords(hire.first)].filter(Boolean).join(" · ")),
    ...parts,
    ...(gate ? [make("h2", {}, say("first-evidence")), boxes(gate.evidence)] : []),
  );
}

/** The talk at a gate: evidence, questions with room to write, the decision. @param {Shown} shown @param {import("./plan.js").DatedGate} gate */
export function printForm(shown, gate) {
  const questions = gate.talk.map((text) => make("li", {}, text, make("span", { class: "pb-paper__line", "aria-label": say("form-answers") })));
  const lines = [1, 2, 3].map(() => make("li", {}, make("span", { class: "pb-paper__line" })));
  printed(
    make("h1", {}, say("form-title", { gate: say(`gate-${gate.day}`) })),
    make("p", {}, [shown.hire.name || say("form-name"), shown.role, periodWords(gate.on)].filter(Boolean).join(" · ")),
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
