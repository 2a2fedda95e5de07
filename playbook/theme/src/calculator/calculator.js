// Readers' own numbers in a formula: its result in words, and what a number must be for a wanted result.

import { evaluate, shown, solve, Unreckoned } from "../formula/formula.js";
import { typed, typedIn } from "../formula/typed.js";

/** @typedef {import("../formula/formula.js").Tree} Tree */
/** @typedef {{tree: Tree, decimals: number, direction: "up" | "down" | "band" | "info", limits: Record<string, [number, number | null]>, up?: boolean}} Known */
/** @typedef {{locale: string, locales: string[], digits: Record<string, string>, places: Record<string, number>, currency: string, unit: string, words: Record<string, string>}} Said */

const TYPED_DECIMALS = 4;

/** @param {HTMLFormElement} form the element with data-calculator */
export function start(form) {
  const known = /** @type {Known} */ (JSON.parse(form.dataset.calculator ?? ""));
  const saying = /** @type {Said} */ (JSON.parse(document.querySelector("[data-calculating]")?.textContent ?? "{}"));
  const fields = Object.keys(known.limits).map((id) => /** @type {HTMLInputElement} */ (form.elements.namedItem(id)));
  const wanted = /** @type {HTMLInputElement} */ (form.querySelector("[data-wanted]"));
  const chosen = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (form.querySelector(`[data-part=${name}]`));
  const [result, verdict, answer] = [part("result"), part("verdict"), part("answer")];
  const said = (/** @type {string} */ key, /** @type {Record<string, string>} */ blanks = {}) => saying.words[key].replace(/\{(\w+)\}/g, (_, name) => blanks[name]);
  const named = (/** @type {string} */ id) => fields.find(({ name }) => name === id)?.labels?.[0].firstElementChild?.textContent ?? "";
  const written = (/** @type {number} */ value) => shown(value, known.decimals, saying.locale);
  const example = valueOf(inputs(true));

  /** @param {boolean} [first] those of the example @returns {Record<string, number | undefined>} */
  function inputs(first) {
    return Object.fromEntries(fields.map((field) => [field.name, first ? typed(field.defaultValue, saying.locale) : typedIn(field, saying)]));
  }

  /** @param {Record<string, number | undefined>} given @returns {number | string} the value, or why there is none */
  function valueOf(given) {
    let fault = "";
    for (const field of fields) {
      const wrong = faultOf(field.name, given[field.name]);
      field.ariaInvalid = wrong ? "true" : null;
      fault ||= wrong;
    }
    if (fault) return fault;
    try {
      return evaluate(known.tree, /** @type {Record<string, number>} */ (given));
    } catch (error) {
      if (!(error instanceof Unreckoned)) throw error;
      return said(error.message);
    }
  }

  /** @param {string} id @param {number | undefined} value */
  function faultOf(id, value) {
    const [least, most] = known.limits[id];
    const name = named(id);
    if (value === undefined) return said("number", { name });
    if (value < least) return said("least", { name, limit: shown(least, TYPED_DECIMALS, saying.locale) });
    if (most !== null && value > most) return said("most", { name, limit: shown(most, TYPED_DECIMALS, saying.locale) });
    return "";
  }

  /** @param {number} value */
  function judged(value) {
    if (typeof example === "string" || written(value) === written(example)) return "";
    const side = value > example ? "higher" : "lower";
    const good = { up: "higher", down: "lower", band: "", info: "" }[known.direction];
    return said(good ? `${side}-${side === good ? "better" : "worse"}` : side, { example: written(example) });
  }

  /** @param {Record<string, number | undefined>} given */
  function solved(given) {
    const goal = typedIn(wanted, saying);
    if (goal === undefined) return wanted.value ? said("number", { name: wanted.labels?.[0].firstElementChild?.textContent ?? "" }) : "";
    const id = chosen.value;
    const others = { ...given, [id]: 0 };
    if (Object.values(others).includes(undefined)) return "";
    const [least, most] = known.limits[id];
    const found = solve(known.tree, /** @type {Record<string, number>} */ (others), id, goal, { least, most });
    return typeof found === "string" ? said(found) : said("answer", { name: named(id), value: shown(found, TYPED_DECIMALS, saying.locale) });
  }

  function show() {
    const given = inputs();
    const value = valueOf(given);
    const none = typeof value === "string";
    result.textContent = none ? said("nothing") : written(value);
    verdict.textContent = none ? value : known.up ? said("rounded-up", { value: shown(evaluate(["roundup", value], {}), 0, saying.locale) }) : judged(value);
    answer.textContent = solved(given);
  }

  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show)); // fields have their first values only then
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
