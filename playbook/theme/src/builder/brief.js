// Beside what is typed: what does not add up, and from there the way to the field that changes it.

import { make } from "../core/elements.js";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} results whose buttons are called after the fields that they lead to
 * @returns {{line: HTMLElement, tell: (head: string, more: string) => void}}
 */
export function brief(form, results) {
  const [first, second] = [make("b"), make("span")];
  const line = make("a", { class: "pb-builder__brief", href: "#build-wrong" }, first, second);
  results.addEventListener("click", ({ target }) => {
    const field = target instanceof HTMLButtonElement && target.value ? form.elements.namedItem(target.value) : null;
    if (!(field instanceof HTMLInputElement)) return;
    field.closest("details")?.setAttribute("open", "");
    field.focus();
  });
  /** @param {string} head @param {string} more */
  const tell = (head, more) => {
    [first.textContent, second.textContent] = [head, more];
  };
  return { line, tell };
}
