// The fields of a file in their order: no picture of its page, which only the engine can print.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { refersTo } from "./schema.js";

/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./form.js").Form} Form */

const UNSHOWN = ["id", "aliases", "same"];

/** @param {Form} form @returns {import("./preview.js").View} */
export function outline(form) {
  const fields = make("div");
  const element = make("section", { class: "pb-editor__page pb-ed-outline", tabindex: 0, "aria-label": say("page") }, make("p", { class: "pb-ed-outline__note" }, say("no-page")), fields);
  return { element, show: () => fields.replaceChildren(...shown(form, form.session.data, form.schema)) };
}

/** @param {Form} form @param {Plain} value @param {Schema} schema @returns {(Node | string)[]} */
function shown(form, value, schema) {
  if (value === null || value === undefined || value === "") return [];
  const { kind, schema: own } = form.shape(schema, value);
  if (kind === "text" && typeof value === "object") return [side(form, /** @type {Record<string, string>} */ (value))];
  if (kind === "words" && typeof value === "object") return [/** @type {Record<string, string[]>} */ (value)[form.lang]?.join(say("comma")) ?? ""];
  if (kind === "reference") return [form.named(refersTo(own))[String(value)] ?? String(value)];
  if (kind === "choice") return [form.name(String(value))];
  if (Array.isArray(value)) return listed(form, value, own.items ?? {});
  if (typeof value === "object") return [fields(form, value, own)];
  return [kind === "flag" ? (value === true ? "✓" : "–") : String(value)];
}

/** @param {Form} form @param {Record<string, string>} sides */
function side(form, sides) {
  const code = form.lang in sides ? form.lang : Object.keys(sides)[0];
  const language = form.languages.find((one) => one.code === code);
  return make("span", { lang: language?.tag, dir: language?.direction }, String(sides[code] ?? ""));
}

/** @param {Form} form @param {Plain[]} values @param {Schema} inner */
function listed(form, values, inner) {
  if (!values.length) return [];
  if (!["text", "fields"].includes(form.shape(inner, values[0]).kind)) return [values.flatMap((one) => shown(form, one, inner)).join(say("comma"))];
  return [make("ol", {}, ...values.map((one) => make("li", {}, ...shown(form, one, inner))))];
}

/** @param {Form} form @param {Record<string, Plain>} value @param {Schema} own */
function fields(form, value, own) {
  const keys = [...Object.keys(own.properties ?? {}).filter((key) => key in value), ...Object.keys(value).filter((key) => !(key in (own.properties ?? {})))];
  const parts = keys.filter((key) => !UNSHOWN.includes(key)).map((key) => ({ key, inside: shown(form, value[key], own.properties?.[key] ?? {}) }));
  return make("dl", {}, ...parts.filter(({ inside }) => inside.length).map(({ key, inside }) => make("div", {}, make("dt", {}, form.name(key)), make("dd", {}, ...inside))));
}
