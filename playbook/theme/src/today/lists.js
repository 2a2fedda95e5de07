// Lists of tasks, each with how far it is.

import { make } from "../core/dom.js";
import { language, say } from "../core/words.js";

/** @import { Task } from "./duties.js" */

const base = new URL(`${document.documentElement.dataset.base ?? "."}/`, location.href);

/**
 * Tasks under a heading; nothing if there are none.
 * @param {string} title
 * @param {Task[]} found
 * @param {(one: Task) => string} note
 * @param {string} [look]
 */
export function section(title, found, note, look) {
  return found.length ? [make("h2", {}, title), list(found, note, look)] : [];
}

/**
 * @param {Task[]} found
 * @param {(one: Task) => string} note
 */
export function list(found, note, look = "") {
  return rows(found.map((one) => {
    const at = one.period ? `#at=${one.period}` : "";
    const { done, all } = one;
    const settled = done >= all && !one.ahead;
    const count = settled ? say("all-settled") : done ? `${done} / ${all}` : "";
    return [one.path + at, one.title, [note(one), one.about], count, settled];
  }), look);
}

/** @typedef {[path: string, title: string, about: string[], count: string, done?: boolean]} Row */

/** @param {Row[]} found */
export function rows(found, look = "") {
  const made = found.map(([path, title, about, count, done]) => {
    const href = new URL(`${language}/${path}`, base).href;
    const link = make("a", { href }, make("strong", {}, title), make("span", {}, about.filter(Boolean).join(" · ")));
    return make("li", {}, link, make("span", { class: `pb-today__count${done ? " pb-done" : ""}` }, count));
  });
  return make("ul", { class: `pb-today ${look}` }, ...made);
}
