// The fields of the plan builder as numbers, and what differs from the team's own.

import { shown } from "../formula/formula.js";
import { typedIn } from "../formula/typed.js";

/** @import { Sketch } from "./reckon.js" */
/** @import { Known } from "./results.js" */
/** What a reader typed, by the name of its field, where it is not the team's own: numbers as all languages have them. @typedef {Record<string, string>} Changes */

const LONGEST_MONTHS = 24;
const DECIMALS = 12;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]\d+)?$/;
const GROUPS = ["line", "seat", "pay"];

/** @param {HTMLFormElement} form @returns {HTMLInputElement[]} */
export function fieldsOf(form) {
  return /** @type {HTMLInputElement[]} */ ([...form.elements].filter((one) => one instanceof HTMLInputElement));
}

/** @param {HTMLInputElement} field */
const isNumber = (field) => field.inputMode === "decimal";

/** @param {HTMLFormElement} form @param {Known} known @returns {Changes} */
export function changes(form, known) {
  const said = (/** @type {HTMLInputElement} */ field) => `${(isNumber(field) ? typedIn(field, known) : undefined) ?? field.value}`;
  return Object.fromEntries(fieldsOf(form).flatMap((field) => (field.value === field.defaultValue ? [] : [[field.name, said(field)]])));
}

/** Put the team's own numbers back, and these over them. @param {HTMLFormElement} form @param {Changes} made @param {Known} known */
export function put(form, made, { locale }) {
  for (const field of fieldsOf(form)) {
    const text = made[field.name] ?? field.defaultValue;
    field.value = isNumber(field) && NUMBER.test(text) ? shown(Number(text), DECIMALS, locale) : text;
  }
}

/** @param {HTMLInputElement} field */
export function nameOf(field) {
  return field.labels?.[0]?.firstElementChild?.textContent ?? field.ariaLabel ?? field.name;
}

/** @param {string} name */
function mayBeEmpty(name) {
  return /^pay\.|^platform\./.test(name);
}

/**
 * @param {HTMLFormElement} form
 * @param {Known} known
 * @returns {{sketch: Sketch, names: string[], wrong: [HTMLInputElement, number | undefined][], dates: [string, string]}} with the names of the
 *   platforms, and the fields that hold no number, or less than the least
 */
export function read(form, known) {
  /** @type {Record<string, Record<string, any>>} */
  const groups = { numbers: {}, line: {}, seat: {}, pay: {}, weight: {}, platform: {}, staff: {} };
  /** @type {[HTMLInputElement, number | undefined][]} */
  const wrong = [];
  for (const field of fieldsOf(form)) {
    const { name, value } = field;
    const [group, first, second] = name.split(".");
    if (field.type === "date") continue;
    if (second === "name") {
      (groups.platform[first] ??= {}).name = value.trim();
      continue;
    }
    const number = value.trim() || !mayBeEmpty(name) ? typedIn(field, known) : 0;
    const least = name === "growth" ? -100 : 0;
    const bad = number === undefined || number < least;
    field.ariaInvalid = bad ? "true" : null;
    if (bad) wrong.push([field, number === undefined ? undefined : least]);
    if (first === undefined) groups.numbers[name] = number;
    else if (second === "share") (groups.platform[first] ??= {}).share = number;
    else if (group === "staff") (groups.staff[first] ??= {})[second] = number;
    else groups[group][first] = number;
  }
  const [start, end] = ["start", "end"].map((name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value);
  const platforms = Object.values(groups.platform).filter(({ name, share }) => name || share);
  for (const inputs of Object.values(groups.staff)) inputs.spend = groups.numbers.spend;
  const [line, seat, pay] = GROUPS.map((name) => groups[name]);
  const sketch = {
    numbers: groups.numbers,
    months: monthsOf(start, end),
    platforms: platforms.map(({ share }) => share),
    weights: Object.values(groups.weight),
    lines: line,
    seats: seat,
    pay,
    staffing: groups.staff,
  };
  return { sketch, names: platforms.map(({ name }) => name), wrong, dates: [start, end] };
}

/** The months, 1 to 12, from one day to another; none if that is no period. @param {string} start @param {string} end */
export function monthsOf(start, end) {
  const [first, last] = [start, end].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1);
  const count = start && start <= end ? last - first + 1 : 0;
  return count > LONGEST_MONTHS ? [] : Array.from({ length: count }, (_, place) => ((first + place) % 12) + 1);
}
