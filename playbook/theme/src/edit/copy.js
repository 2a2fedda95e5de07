// A new record that begins as a copy of another.

import { dialog } from "../core/dialog.js";
import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @param {string} record what is copied @param {string} lang */
export function copyButton(record, lang) {
  return button(say("copy-record"), () => {
    const input = make("input", { type: "text", name: "id", maxlength: 60, autocomplete: "off", spellcheck: "false", value: `${record.split("/")[1]}-2`.slice(-60) });
    const form = make("form", { class: "pb-ed-command" }, make("label", { class: "pb-ed-field" }, make("span", { class: "pb-ed-field__name" }, say("new-id")), input), make("button", { class: "pb-button" }, say("copy")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const id = input.value.trim();
      input.ariaInvalid = String(!ID.test(id));
      if (ID.test(id)) location.assign(`?${new URLSearchParams({ record: `${record.split("/")[0]}/${id}`, from: record, lang })}`);
    });
    dialog(say("copy-record"), form);
    input.select();
  });
}
