// Which page a link leads to, chosen by its name.

import { dialog } from "../core/dialog.js";
import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";

/** @param {import("./form.js").Form} form @param {(place: string) => void} put what is called with the page chosen */
export function linkChooser(form, put) {
  const list = make("datalist", { id: "pb--pages" }, ...Object.entries(form.pages).map(([place, name]) => make("option", { value: name }, place)));
  const input = make("input", { type: "text", list: "pb--pages", "aria-label": say("link-to"), autocomplete: "off" });
  const chosen = () => Object.keys(form.pages).find((place) => form.pages[place] === input.value.trim() || place === input.value.trim());
  const done = button(say("link"), () => {
    const place = chosen();
    if (!place) return input.focus();
    box.close();
    put(place);
  });
  const box = dialog(say("link-to"), list, make("p", {}, input), make("p", {}, done));
  input.focus();
}
