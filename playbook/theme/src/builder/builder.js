// The plan builder: three scenarios on this device, reckoned anew with each change.

import { make } from "../core/elements.js";
import { keep, onOtherTab, recall } from "../core/memory.js";
import { brief } from "./brief.js";
import { drawing, part } from "./draw.js";
import { reckon } from "./reckon.js";
import { button, checks, results, speech, table, verdict } from "./results.js";
import { changes, nameOf, put, read } from "./sketch.js";
import { fromLink, takeAway, texts } from "./take.js";

/** @import { Known } from "./results.js" */
/** @import { Changes } from "./sketch.js" */

const SLOTS = [1, 2, 3];
const LINKED = 0;

/** @param {HTMLElement} root the element with data-builder */
export function start(root) {
  const known = /** @type {Known} */ (JSON.parse(root.querySelector("script")?.textContent ?? ""));
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-part=results]"));
  const speak = speech(known);
  const linked = fromLink(location.hash);
  const empty = SLOTS.find((slot) => !Object.keys(recalled(slot)).length);
  let slot = linked ? (empty ?? LINKED) : Number(recall("plan-slot") ?? 1) || 1;
  for (const label of form.querySelectorAll("[data-month]")) label.textContent = speak.month(Number(label.textContent));

  const numbers = linked && !empty ? [LINKED, ...SLOTS] : SLOTS;
  const buttons = numbers.map((number) => button(number ? speak.say("scenario", { number }) : speak.say("linked"), () => choose(number)));
  const own = button(speak.say("own"), () => {
    put(form, {}, known);
    store();
    show();
  });
  const tabs = make("div", { class: "pb-builder__tabs", role: "group", "aria-label": speak.say("compare") }, ...buttons, own);
  const note = make("p", { class: "pb-small", role: "status" }, linked ? speak.say(empty ? "from-link" : "not-kept", { number: slot }) : speak.say(linked === null ? "bad-link" : "stays"));
  const { line, tell } = brief(form, place);
  root.prepend(tabs, note, line);
  const draw = drawing(place.appendChild(make("div", {})));
  place.append(...takeAway(known, form, speak, () => plan(changes(form, known))));

  /** What `made` comes to, on a form that nobody sees. @param {Changes} made */
  function plan(made) {
    const copy = /** @type {HTMLFormElement} */ (form.cloneNode(true));
    put(copy, made, known);
    const { sketch, names, wrong, dates } = read(copy, known);
    return wrong.length || !sketch.months.length ? undefined : { sketch, names, dates, found: reckon(sketch, known.rules) };
  }

  /** What the scenarios come to that are not being changed. @type {Map<number, ReturnType<typeof plan>>} */
  let others = new Map();

  /** @param {number} number */
  function choose(number) {
    slot = number;
    others = new Map();
    if (slot) keep("plan-slot", `${slot}`);
    put(form, slot ? recalled(slot) : (linked ?? {}), known);
    show();
  }

  function store() {
    if (slot) keep(`plan:${slot}`, JSON.stringify(changes(form, known)));
  }

  function show() {
    const { sketch, names, wrong, dates } = read(form, known);
    buttons.forEach((one, at) => (one.ariaPressed = `${numbers[at] === slot}`));
    const faults = wrong.map(([field, least]) => speak.say(least === undefined ? "not-a-number" : "too-small", { name: nameOf(field), limit: speak.number(least) }));
    if (!sketch.months.length) faults.push(speak.say("bad-period"));
    if (faults.length) {
      tell(speak.say("wrong", { count: faults.length }), faults[0]);
      return draw([part("div", { role: "alert", id: "build-wrong" }, part("ul", { class: "pb-builder__checks" }, ...faults.map((text) => part("li", { class: "pb-builder__check--wrong" }, text))))]);
    }
    const current = { sketch, names, dates, found: reckon(sketch, known.rules) };
    const all = checks(known, current, speak);
    draw([...results(known, current, all, speak), ...compared(current.found)]);
    tell(verdict(all, speak), all[0].holds === false ? all[0].text : `${speak.say("target")} ${speak.money(current.found.values.target)}`);
  }

  /** @param {import("./reckon.js").Reckoned} current */
  function compared(current) {
    for (const number of SLOTS) if (number !== slot && !others.has(number)) others.set(number, plan(recalled(number)));
    return comparison(speak, SLOTS.map((number) => (number === slot ? current : others.get(number)?.found)));
  }

  form.addEventListener("input", show);
  form.addEventListener("change", store); // which site.js sees to when a page goes away
  form.addEventListener("submit", (event) => event.preventDefault());
  onOtherTab((name) => (name === null || name === `plan:${slot}`) && choose(slot));
  root.hidden = false;
  put(form, linked ?? recalled(slot), known);
  if (linked) store();
  show();
}

/** The scenarios side by side. @param {import("./results.js").Speech} speak @param {(import("./reckon.js").Reckoned | undefined)[]} found */
function comparison(speak, found) {
  const row = (/** @type {string} */ key, /** @type {(one: import("./reckon.js").Reckoned) => string} */ write) => [speak.say(key), ...found.map((one) => (one ? write(one) : speak.say("no-value")))];
  const rows = [
    row("target", ({ values }) => speak.money(values.target)),
    row("budget", ({ values }) => speak.money(values.budget)),
    row("head", ({ values }) => speak.number(values.people)),
    row("wrong-head", ({ checks }) => `${Object.values(checks).filter((holds) => !holds).length}`),
  ];
  return [part("h2", { id: "build-compare" }, speak.say("compare")), table(speak.say("compare"), [speak.say("figure"), ...SLOTS.map((number) => speak.say("scenario", { number }))], rows)];
}

/** @param {number} slot @returns {Changes} */
function recalled(slot) {
  try {
    return texts(JSON.parse(recall(`plan:${slot}`) ?? "{}"));
  } catch {
    return {};
  }
}
