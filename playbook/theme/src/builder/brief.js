// Beside what is typed: what does not add up, and from there the way to the field that changes it.

import { make } from "./results.js";

/** @import { Speech } from "./results.js" */

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} results whose buttons are called after the fields that they lead to
 * @param {Speech} speak
 * @returns {{line: HTMLElement, tell: (target: number | undefined) => void}} `tell` it the target once results stand
 */
export function brief(form, results, speak) {
  const line = make("a", { class: "pb-builder__brief", href: "#build-wrong" });
  results.addEventListener("click", ({ target }) => {
    const field = target instanceof HTMLButtonElement && target.value ? form.elements.namedItem(target.value) : null;
    if (!(field instanceof HTMLInputElement)) return;
    field.closest("details")?.setAttribute("open", "");
    field.focus();
  });
  /** @param {number | undefined} target */
  const tell = (target) => {
    const wrong = results.querySelectorAll("li.pb-builder__wrong");
    const first = wrong[0]?.querySelector("span + span")?.textContent ?? `${speak.say("target")} ${speak.money(target)}`;
    line.replaceChildren(make("b", {}, wrong.length ? speak.say("wrong", { count: wrong.length }) : speak.say("all-right")), make("span", {}, first));
  };
  return { line, tell };
}
