// The drawer of one item: a note, and "does not apply" with its reason.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";

/**
 * Open or close the drawer of `row`.
 * @param {HTMLElement} row
 * @param {import("../checklist/checklist.js").Page} page
 * @param {string} key
 */
export function toggle(row, page, key) {
  const more = /** @type {HTMLElement} */ (row.querySelector(".pb-check__more"));
  const old = row.querySelector(".pb-check__drawer");
  more.setAttribute("aria-expanded", `${!old}`);
  if (old) {
    old.remove();
    more.focus();
    return;
  }
  const { sheet } = page;
  const mark = sheet.mark(key);
  const readonly = sheet.shown !== null;
  const note = make("input", { type: "text", maxlength: 300, value: mark?.note ?? "", autocomplete: "off", readonly });
  const why = make("input", { type: "text", maxlength: 300, value: mark?.why ?? "", autocomplete: "off", readonly });
  const hint = make("p", { class: "pb-small", role: "status" });
  const na = button("", apply, { disabled: readonly });

  function show() {
    const on = sheet.state(key) === "na";
    na.setAttribute("aria-pressed", `${on}`);
    na.textContent = say(on ? "na-undo" : "na-do");
    page.show();
  }

  function apply() {
    const on = sheet.state(key) === "na";
    why.value = why.value.trim();
    const missing = !on && !why.value;
    hint.textContent = missing ? say("na-needs-why") : "";
    why.toggleAttribute("aria-invalid", missing);
    if (missing) return why.focus();
    if (on) sheet.change(key, undefined);
    else sheet.change(key, "na", why.value);
    if (on) why.value = "";
    show();
  }

  note.addEventListener("change", () => {
    sheet.annotate(key, note.value.trim());
    show();
  });
  why.addEventListener("change", () => {
    if (sheet.state(key) === "na" && why.value.trim()) sheet.change(key, "na", why.value.trim());
    show();
  });
  const drawer = make(
    "div",
    { class: "pb-check__drawer", keydown: (event) => event.key === "Escape" && toggle(row, page, key) },
    make("label", {}, say("note"), note),
    make("label", {}, say("na-why"), why),
    na,
    hint,
  );
  row.append(drawer);
  show();
  note.focus();
}
