// What is wrong, in the words of the check, beside the field that it is about.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";

/** @typedef {import("./document.js").Path} Path */
/** @typedef {import("./form.js").Form} Form */

/** @param {Element} root @param {string} selector @param {string} name @param {string} value @returns {HTMLElement | undefined} the element whose data attribute says `value` */
export function found(root, selector, name, value) {
  const all = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector));
  return [...all].find((one) => one.dataset[name] === value);
}

/** @param {Form} form */
export function showProblems(form) {
  const { root } = form;
  for (const old of root.querySelectorAll(".pb-ed-fault, .pb-ed-faults")) old.remove();
  for (const input of root.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
  for (const [number, { at, problem }] of form.problems.entries()) {
    const field = nearest(form, at);
    if (!field) continue;
    const id = `pb--fault-${number}`;
    const told = make("span", { class: `pb-ed-fault${problem.warning ? " pb-ed-fault--doubt" : ""}`, id }, make("span", {}, problem.message), make("span", {}, problem.hint));
    const input = field.matches("input, select, textarea") ? field : field.querySelector("input, select, textarea");
    if (input) {
      input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
      if (!problem.warning) input.setAttribute("aria-invalid", "true");
    }
    if (field.matches("input, select, textarea")) field.after(told);
    else field.append(told);
  }
  for (const fold of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-fold]"))) count(form, fold);
}

/** The field that shows what is at a path: its own, or the one around it that is drawn. @param {Form} form @param {Path} path */
function nearest(form, path) {
  for (let length = path.length; length > 0; length -= 1) {
    const key = form.key(path.slice(0, length));
    const field = found(form.root, "input, select, textarea", "pointer", key) ?? found(form.root, "[data-pointer]", "pointer", key);
    if (field) return field;
    const fold = form.foldAt(path.slice(0, length));
    if (fold) return /** @type {HTMLElement | null} */ (fold.querySelector(".pb-ed-fold__body"))?.childElementCount ? fold.querySelector(".pb-ed-fold__body") : null;
  }
  return form.foldAt([])?.querySelector(".pb-ed-fold__body") ?? null;
}

/** How many are within a part that may be closed. @param {Form} form @param {HTMLElement} fold */
function count(form, fold) {
  const path = /** @type {Path} */ (JSON.parse(fold.dataset.fold ?? "[]"));
  const isFirst = path.length === 0;
  const within = form.problems.filter(({ at }) => (isFirst ? !form.foldAt(at.slice(0, 1)) || !at.length : path.every((step, place) => at[place] === step)));
  if (!within.length) return;
  const badge = make("span", { class: "pb-ed-faults" }, say("faults", { count: within.length }));
  fold.querySelector("summary")?.append(" ", badge);
}
