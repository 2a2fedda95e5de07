// The fields of a form: one for each kind of value. Each puts what is typed into the file at once.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { linkChooser } from "./links.js";
import { choicesOf, refersTo } from "./schema.js";
import { listChanges } from "./session.js";

/** @typedef {import("./document.js").Path} Path */
/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {import("./schema.js").Shape} Shape */
/** @typedef {import("./form.js").Form} Form */
/** @typedef {{form: Form, path: Path, shape: Shape, label: string, value: Plain | undefined, required: boolean}} Field */

const DELAY_MS = 250;
const HEIGHT = 34; // characters in a line of a text

/** @param {Field} field @returns {HTMLElement | null} null for what is no single field */
export function fieldOf(field) {
  const { kind, schema } = field.shape;
  if (kind === "text") return text(field);
  if (kind === "words") return words(field);
  if (kind === "choice") return select(field, Object.fromEntries(choicesOf(schema).map((one) => [String(one), field.form.name(String(one))])));
  if (kind === "reference") return select(field, field.form.named(refersTo(schema)));
  if (kind === "flag") return flag(field);
  if (kind === "list") return list(field);
  if (kind === "number" || kind === "string") return line(field);
  return null;
}

/** @param {Field} field @param {(Node | string)[]} inputs @param {boolean} [several] */
function framed({ form, path, label, required }, inputs, several) {
  const mark = required ? [] : [make("small", {}, say("optional"))];
  const name = several ? make("legend", {}, label, " ", ...mark) : make("span", { class: "pb-ed-field__name" }, label, " ", ...mark);
  return make(several ? "fieldset" : "label", { class: "pb-ed-field", "data-pointer": form.key(path) }, name, ...inputs);
}

/** Listen to what is typed; it is put into the file after a moment, at the latest when the field is left. @param {HTMLElement} input @param {() => void} put */
export function typing(input, put) {
  /** @type {number | undefined} */
  let waiting;
  const now = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    put();
  };
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(now, DELAY_MS);
  });
  input.addEventListener("change", () => {
    waiting ??= 0;
    now();
  });
}

/** Sides beside one another. @param {Field} field */
function text(field) {
  const { form, path, label, required } = field;
  const sides = /** @type {Record<string, string>} */ (field.value ?? {});
  const areas = form.languages.map(({ code, name, tag, direction }) => {
    const area = make("textarea", { lang: tag, dir: direction, rows: rows(sides[code] ?? ""), "data-pointer": form.key([...path, code]), "aria-label": `${label} · ${name}` });
    area.value = sides[code] ?? "";
    typing(area, () => {
      const typed = area.value.replace(/\s*\n\s*/g, " ").trim();
      area.rows = rows(area.value);
      if (typed) form.make([{ do: "set", at: [...path, code], value: typed }]);
      else form.empty(path, code, required);
      form.nameEntry(path, typed);
    });
    return make("div", { class: "pb-ed-side" }, make("span", { class: "pb-ed-side__name", "aria-hidden": "true" }, name), area);
  });
  const tools = make("div", { class: "pb-ed-side-tools" }, ...markers(field));
  return framed(field, [make("div", { class: "pb-ed-sides" }, ...areas), tools], true);
}

/** Buttons that put stress and links into the side that is being written. @param {Field} field */
function markers({ form, path }) {
  /** @param {(chosen: string) => string} put */
  const around = (put) => {
    const areas = /** @type {HTMLTextAreaElement[]} */ ([...document.querySelectorAll("textarea")].filter((one) => one.dataset.pointer?.startsWith(form.key(path).slice(0, -1))));
    const area = areas.find((one) => one.dataset.last !== undefined) ?? areas[0];
    const { selectionStart: start, selectionEnd: end } = area;
    area.setRangeText(put(area.value.slice(start, end)), start, end, "end");
    area.focus();
    area.dispatchEvent(new Event("change", { bubbles: true }));
  };
  return [
    button(say("stress"), () => around((chosen) => `*${chosen || say("stress")}*`), { class: "pb-editor__small" }),
    button(say("link"), () => linkChooser(form, (place) => around((chosen) => `[${chosen}](${place})`)), { class: "pb-editor__small" }),
  ];
}

/** @param {string} value */
function rows(value) {
  const wide = [...value].reduce((sum, one) => sum + (one > "\u2e7f" ? 2 : 1), 0);
  return Math.min(12, Math.max(1, Math.ceil(wide / HEIGHT)));
}

/** Words for the search, a line each, by language. @param {Field} field */
function words(field) {
  const { form, path, label } = field;
  const sides = /** @type {Record<string, string[]>} */ (field.value ?? {});
  const areas = form.languages.map(({ code, name, tag, direction }) => {
    const area = make("textarea", { lang: tag, dir: direction, rows: Math.max(2, (sides[code] ?? []).length), "data-pointer": form.key([...path, code]), "aria-label": `${label} · ${name}` });
    area.value = (sides[code] ?? []).join("\n");
    typing(area, () => form.putList([...path, code], lines(area.value)));
    return make("div", { class: "pb-ed-side" }, make("span", { class: "pb-ed-side__name", "aria-hidden": "true" }, name), area);
  });
  return framed(field, [make("div", { class: "pb-ed-sides" }, ...areas), make("small", {}, say("line-each"))], true);
}

/** @param {string} typed */
function lines(typed) {
  return typed.split("\n").map((one) => one.trim()).filter(Boolean);
}

/** @param {Field} field @param {Record<string, string>} offered */
function select(field, offered) {
  const { form, path, value, required, shape } = field;
  const known = value === undefined || value === null ? "" : String(value);
  const isNumber = typeof choicesOf(shape.schema)?.[0] === "number";
  const input = make("select", { "data-pointer": form.key(path) }, ...options(offered, known, required && known !== ""));
  input.value = known;
  input.addEventListener("change", () => {
    if (input.value) form.make([{ do: "set", at: path, value: isNumber ? Number(input.value) : input.value }]);
    else form.make([{ do: "remove", at: path }]);
  });
  return framed(field, [input]);
}

/** What is chosen stands there even if it is none of what is offered: the check says so. @param {Record<string, string>} offered @param {string} known @param {boolean} must */
function options(offered, known, must) {
  const all = known && !(known in offered) ? { [known]: known, ...offered } : offered;
  const nothing = must ? [] : [make("option", { value: "" }, say("none-chosen"))];
  return [...nothing, ...Object.entries(all).map(([id, name]) => make("option", { value: id }, name))];
}

/** @param {Field} field */
function flag(field) {
  const { form, path, label, required } = field;
  const box = make("input", { type: "checkbox", "data-pointer": form.key(path), checked: field.value === true });
  box.addEventListener("change", () => {
    if (box.checked || required) form.make([{ do: "set", at: path, value: box.checked }]);
    else form.make([{ do: "remove", at: path }]);
  });
  return make("label", { class: "pb-ed-field pb-ed-field--flag", "data-pointer": form.key(path) }, box, " ", label);
}

/** @param {Field} field */
function line(field) {
  const { form, path, required } = field;
  const isNumber = field.shape.kind === "number";
  const input = make("input", { type: "text", "data-pointer": form.key(path), inputmode: isNumber ? "decimal" : undefined, autocomplete: "off", spellcheck: "false", value: `${field.value ?? ""}` });
  typing(input, () => {
    const typed = input.value.trim();
    const number = Number(typed);
    const value = isNumber && typed && Number.isFinite(number) ? number : typed;
    if (typed || required) form.make([{ do: "set", at: path, value }]);
    else if (form.valueAt(path) !== undefined) form.make([{ do: "remove", at: path }]);
  });
  return framed(field, [input]);
}

/** Plain values: boxes of few that are known, names with a choice of others, or a line each. @param {Field} field */
function list(field) {
  const { form, shape, path } = field;
  const inner = form.shape(shape.schema.items ?? {});
  const values = Array.isArray(field.value) ? field.value : [];
  if (inner.kind === "choice") return boxes(field, choicesOf(inner.schema), values);
  if (inner.kind === "reference") return chips(field, form.named(refersTo(inner.schema)), /** @type {string[]} */ (values));
  if (inner.kind !== "string" && inner.kind !== "number") return null;
  const area = make("textarea", { rows: Math.max(1, values.length), "data-pointer": form.key(path) });
  area.value = values.join("\n");
  const typed = (/** @type {string} */ one) => (inner.kind === "number" && Number.isFinite(Number(one)) ? Number(one) : one);
  typing(area, () => form.putList(path, lines(area.value).map(typed)));
  return framed(field, [area, make("small", {}, say("line-each"))]);
}

/** @param {Field} field @param {(string | number)[]} offered @param {Plain[]} values */
function boxes(field, offered, values) {
  const { form, path } = field;
  const made = offered.map((one) => {
    const box = make("input", { type: "checkbox", checked: values.includes(one) });
    box.addEventListener("change", () => {
      const now = /** @type {Plain[]} */ (form.valueAt(path) ?? []);
      form.putList(path, box.checked ? offered.filter((other) => other === one || now.includes(other)) : now.filter((other) => other !== one));
    });
    return make("label", { class: "pb-ed-box" }, box, " ", form.name(String(one)));
  });
  return framed(field, [make("div", { class: "pb-ed-boxes" }, ...made)], true);
}

/** @param {Field} field @param {Record<string, string>} offered @param {string[]} values */
function chips(field, offered, values) {
  const { form, path, label } = field;
  const names = values.map((one, index) => {
    const name = offered[one] ?? one;
    const gone = () => form.make(listChanges(path, values, values.filter((_, place) => place !== index)), form.key(path));
    return make("li", { "data-pointer": form.key([...path, index]) }, name, " ", button("×", gone, { class: "pb-editor__small", "aria-label": say("take-out", { name }) }));
  });
  const others = Object.fromEntries(Object.entries(offered).filter(([id]) => !values.includes(id)));
  const add = make("select", { "aria-label": say("add-to", { name: label }), "data-focus": form.key(path) }, make("option", { value: "" }, say("add-one")), ...Object.entries(others).map(([id, name]) => make("option", { value: id }, name)));
  add.addEventListener("change", () => add.value && form.make([{ do: "insert", at: [...path, values.length], value: add.value }], form.key(path)));
  return framed(field, [make("ul", { class: "pb-ed-chips" }, ...names), add], true);
}
