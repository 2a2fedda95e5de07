// The rows of a path: built once, then only their state changes, so that focus stays.

import { button, make } from "../core/dom.js";
import { language, say } from "../core/words.js";
import { markWords } from "../ticks/mark-words.js";
import { openMessage } from "./message.js";
import { printForm } from "./paper.js";
import { stagesOf } from "./plan.js";
import { gateWords, shortWithWeekday } from "./shown.js";

/** @typedef {import("./plan.js").Dated} Dated */
/** @import { Shown } from "./shown.js" */

const base = new URL(`${document.documentElement.dataset.base ?? "."}/`, location.href);

/** @param {string} path a page of the reader's language */
export function address(path) {
  return new URL(`${language}/${path}`, base).href;
}

/**
 * @param {Shown} shown
 * @param {string} today
 * @param {(row: HTMLElement, key: string) => void} more opens an item's drawer
 * @param {import("../core/notice.js").Notice["later"]} later
 * @returns {HTMLElement[]}
 */
export function stages(shown, today, more, later) {
  const { plan } = shown;
  const names = stagesOf([...plan.steps, ...plan.gates]);
  const current = names.find((name) => plan.steps.some((step) => step.stage === name && step.on >= today)) ?? names[names.length - 1];
  return names.map((name) => {
    const steps = plan.steps.filter((step) => step.stage === name);
    const gates = plan.gates.filter(({ stage }) => stage === name).map((gate) => gateBox(shown, gate, later));
    const rows = steps.map((step) => row(shown, step, more));
    const wanted = name === current || steps.some((step) => plan.late.includes(step) || plan.today.includes(step));
    const summary = make("summary", {}, make("span", {}, say(`stage-${name}`)), make("span", { class: "pb-count" }));
    const set = make("fieldset", {}, make("legend", { class: "pb-hidden" }, say(`stage-${name}`)), ...rows);
    return make("details", { class: "pb-path__stage", id: `stage-${name}`, open: wanted }, summary, set, ...gates);
  });
}

/**
 * @param {Shown} shown
 * @param {Dated} step
 * @param {(row: HTMLElement, key: string) => void} more
 */
function row({ plan }, step, more) {
  const id = `tick-${step.key}`;
  const day = make("span", { class: "pb-chip pb-chip--day" }, shortWithWeekday(step.on));
  const label = make("label", { for: id }, `${step.text} `, day, ...(plan.shared ? [" ", make("span", { class: "pb-chip" }, say(`who-${step.who}`))] : []));
  const why = make("p", { class: "pb-check__why", id: `why-${step.key}` }, make("span", { class: "pb-label" }, say("path-done-when")), ` ${step.done}`);
  if (step.page) why.append(" · ", make("a", { href: address(`${step.page[0]}/`) }, step.page[1]));
  const box = make("input", { type: "checkbox", id, "data-item": step.key, autocomplete: "off", "aria-describedby": `why-${step.key} mark-${step.key}` });
  const mark = make("p", { class: "pb-check__mark", id: `mark-${step.key}` });
  const element = make("div", { class: "pb-check", id: `step-${step.key}` }, box, label, why, mark);
  const first = step.waits.map((key) => plan.steps.find((one) => one.key === key)).filter((one) => one !== undefined);
  if (first.length) element.append(make("p", { class: "pb-check__why pb-check__waits", "data-waits": first.map((one) => one.key).join(" ") }, say("path-waits"), ...links(first)));
  const open = button("⋯", () => more(element, step.key), { class: "pb-button pb-check__more", "aria-expanded": "false", "aria-label": say("item-more", { item: step.text }) });
  element.append(open);
  return element;
}

/** @param {Dated[]} steps */
function links(steps) {
  return steps.flatMap((step, at) => [...(at ? [" · "] : []), jump(step)]);
}

/** A link to a step's row. @param {Dated} step */
export function jump(step) {
  return make("a", { href: `#step-${step.key}`, click: () => reveal(`step-${step.key}`) }, step.text);
}

/** A link to a gate. @param {import("./plan.js").DatedGate} gate */
export function jumpToGate(gate) {
  return make("a", { href: `#gate-${gate.day}`, click: () => reveal(`gate-${gate.day}`) }, gateWords(gate));
}

/** Open the stage that something is in. @param {string} id @returns {Element | null} */
export function reveal(id) {
  const found = document.getElementById(id);
  found?.closest("details")?.setAttribute("open", "");
  return found;
}

/** @param {Shown} shown @param {import("./plan.js").DatedGate} gate @param {import("../core/notice.js").Notice["later"]} later */
function gateBox(shown, gate, later) {
  const list = (/** @type {string[]} */ texts, look = "") => make("ul", { class: `pb-list ${look}` }, ...texts.map((text) => make("li", {}, text)));
  return make(
    "div",
    { class: "pb-gate", id: `gate-${gate.day}` },
    make("p", { class: "pb-gate__title" }, gateWords(gate)),
    make(
      "div",
      { class: "pb-gate__columns" },
      make("div", {}, make("p", { class: "pb-label" }, say("gate-show")), list(gate.evidence, "pb-list--asked")),
      make("div", {}, make("p", { class: "pb-label" }, say("gate-talk")), list(gate.talk)),
    ),
    make("p", { class: "pb-path__tools" }, button(say("gate-message"), () => later(openMessage(shown, gate))), button(say("gate-form"), () => printForm(shown, gate))),
  );
}

/**
 * @param {HTMLElement} board
 * @param {Shown} shown
 */
export function refresh(board, { plan, sheet }) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (board.querySelectorAll(".pb-check"))) {
    const box = /** @type {HTMLInputElement} */ (element.querySelector("input[data-item]"));
    const key = box.dataset.item ?? "";
    const state = sheet.state(key);
    box.checked = state === "done";
    box.disabled = sheet.shown !== null;
    element.classList.toggle("pb-check--na", state === "na");
    element.classList.toggle("pb-check--settled", state !== "open");
    element.classList.toggle("pb-late", plan.late.some((step) => step.key === key));
    element.classList.toggle("pb-now", plan.today.some((step) => step.key === key));
    const mark = element.querySelector(".pb-check__mark");
    if (mark) mark.textContent = markWords(sheet.mark(key), "");
    const waits = /** @type {HTMLElement | null} */ (element.querySelector("[data-waits]"));
    if (waits) waits.hidden = state !== "open" || (waits.dataset.waits ?? "").split(" ").every((one) => sheet.settled(one));
  }
  for (const stage of board.querySelectorAll(".pb-path__stage")) {
    const keys = [...stage.querySelectorAll("input")].flatMap((input) => input.dataset.item ?? []);
    const count = stage.querySelector(".pb-count");
    if (count) count.textContent = keys.length ? `${keys.filter((key) => sheet.settled(key)).length}/${keys.length}` : "";
  }
}
