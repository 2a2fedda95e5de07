// Lists of what has fields of its own: add, move, copy, take out; one entry is open at a time.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { blank } from "./schema.js";
import { copyOf, idOf, idsIn } from "./session.js";

/** @typedef {import("./document.js").Path} Path */
/** @typedef {import("./document.js").Plain} Plain */
/** @typedef {import("./form.js").Form} Form */

/**
 * @param {Form} form @param {Path} path @param {import("./schema.js").Schema} inner what an entry is
 * @param {Plain[]} values @param {string} label
 */
export function entries(form, path, inner, values, label) {
  const made = values.map((value, index) => entryOf(form, path, inner, value, index, values.length));
  const key = String(path.at(-1));
  const add = () => {
    const id = idOf("", key.replace(/s$/, "").replaceAll("_", "-"), idsIn(form.session.data));
    form.made.add(id);
    insert(form, path, values.length, blank(inner, form.schema, form.codes, id));
  };
  const more = button(`＋ ${say("add-to", { name: label })}`, add, { class: "pb-button pb-editor__add", "data-focus": form.key(path) });
  return make("div", { class: "pb-ed-entries", "data-pointer": form.key(path), role: "group", "aria-label": label }, ...made, more);
}

/** @param {Form} form @param {Path} path @param {import("./schema.js").Schema} inner @param {Plain} value @param {number} index @param {number} count */
function entryOf(form, path, inner, value, index, count) {
  const at = [...path, index];
  const name = form.summary(value) || say("nothing-yet");
  /** @param {number} to @param {string} way */
  const move = (to, way) => {
    form.make([{ do: "move", at, to }], form.key([...path, to]), way);
  };
  const tool = (/** @type {string} */ sign, /** @type {string} */ word, /** @type {() => void} */ click, off = false) =>
    button(sign, click, { class: "pb-editor__tool", "aria-label": say(word, { name }), title: say(word, { name }), disabled: off, "data-way": word });
  const tools = make(
    "div", { class: "pb-ed-entry__tools" },
    tool("↑", "move-up", () => move(index - 1, "move-up"), index === 0),
    tool("↓", "move-down", () => move(index + 1, "move-down"), index === count - 1),
    tool(say("copy"), "copy-entry", () => insert(form, path, index + 1, copyOf(value, idsIn(form.session.data)))),
    tool("×", "take-out", () => form.make([{ do: "remove", at }], form.key(path))),
  );
  const body = () => form.valueFields(at, inner, value);
  const details = form.fold(at, `pb-ed-${form.key(path)}`, [make("span", { class: "pb-ed-entry__number" }, `${index + 1}`), " ", make("span", { class: "pb-ed-entry__name" }, name)], body);
  return make("div", { class: "pb-ed-entry" }, details, tools);
}

/** @param {Form} form @param {Path} path @param {number} index @param {Plain} value */
function insert(form, path, index, value) {
  form.make([{ do: "insert", at: [...path, index], value }], form.key([...path, index]), "open");
}

/** Entries are called by what is typed into them. @param {Form} form @param {Path} path of what was typed */
export function relabel(form, path) {
  for (let length = 1; length < path.length; length += 1) {
    const at = path.slice(0, length);
    const entry = form.foldAt(at)?.parentElement;
    if (!entry?.matches(".pb-ed-entry")) continue;
    const name = form.summary(form.valueAt(at) ?? null) || say("nothing-yet");
    const shown = entry.querySelector(".pb-ed-entry__name");
    if (shown) shown.textContent = name;
    for (const tool of /** @type {NodeListOf<HTMLElement>} */ (entry.querySelectorAll(":scope > .pb-ed-entry__tools > button"))) {
      tool.ariaLabel = tool.title = say(tool.dataset.way ?? "", { name });
    }
  }
}
