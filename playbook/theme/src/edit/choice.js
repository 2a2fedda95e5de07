// A field that may be of several forms, or may not be there at all.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { blank } from "./schema.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./document.js").Path} Path */

/** Which of the forms it may have; nothing if there is but one. @param {Form} form @param {Path} path @param {import("./schema.js").Schema} schema @param {import("./document.js").Plain | undefined} value @returns {HTMLElement[]} */
export function choice(form, path, schema, value) {
  const { branches, kind, title } = form.shape(schema, value);
  if (!branches.length) return [];
  const names = branches.map((one) => form.shape(one)).map((one) => `form-${(one.kind === "fields" ? one.title : one.kind).toLowerCase()}`);
  const select = make("select", {}, ...names.map((name, place) => make("option", { value: `${place}` }, form.name(name))));
  select.value = `${names.indexOf(`form-${(kind === "fields" ? title : kind).toLowerCase()}`)}`;
  select.addEventListener("change", () => {
    const put = /** @type {any} */ (blank(branches[Number(select.value)], form.schema, form.codes, ""));
    if (typeof value === "string") put[Object.keys(put)[0]] = value; // what it was called by stays
    form.make([{ do: "set", at: path, value: put === "" ? String(Object.values(value ?? {})[0] ?? "") : put }], form.key(path), "open");
  });
  return [make("label", { class: "pb-ed-field" }, make("span", { class: "pb-ed-field__name" }, say("form-of-it")), select)];
}

/** @param {Form} form @param {Path} path @param {string} name */
export function takeOut(form, path, name) {
  return button(say("take-out", { name }), () => form.make([{ do: "remove", at: path }], form.key(path)), { class: "pb-editor__small" });
}
