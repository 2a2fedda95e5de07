// What is being typed, in words: when it is due next, what it comes to. Asked of the server, which alone has the words.

import { make } from "../core/dom.js";
import { ask } from "./server.js";

/** @typedef {import("./form.js").Form} Form */

/** @param {Form} form @param {import("./document.js").Path} path @param {string} what */
export function inWords(form, path, what) {
  return make("output", { class: "pb-ed-said", "data-said": form.key(path), "data-what": what });
}

/** @param {Form} form */
export function sayAll(form) {
  for (const output of /** @type {NodeListOf<HTMLElement>} */ (form.root.querySelectorAll("[data-said]"))) {
    const value = form.valueAt(JSON.parse(output.dataset.said ?? "[]"));
    const asked = JSON.stringify(value);
    if (output.dataset.asked === asked) continue;
    output.dataset.asked = asked;
    ask("say", { record: form.session.record, lang: form.lang, what: output.dataset.what, value }).then(
      ({ said }) => output.dataset.asked === asked && (output.textContent = said),
      () => {},
    );
  }
}
