// A plan taken along: as a link whose fragment holds its numbers, and as the team's files.

import { json } from "../core/fetched.js";
import { typed } from "../formula/formula.js";
import { make } from "./results.js";
import { changes, fieldsOf } from "./sketch.js";

/** @import { Known, Plan, Speech } from "./results.js" */
/** @import { Changes } from "./sketch.js" */

const START = "#plan=";
const LONGEST = 20000;
const NAMES = ["team", "plan"];
const WORKBOOK = "plan.xlsx";

/** @param {Changes} made @param {boolean} withPay */
export function toLink(made, withPay) {
  const told = Object.entries(made).filter(([name]) => withPay || !name.startsWith("pay."));
  const letters = Array.from(new TextEncoder().encode(JSON.stringify(Object.fromEntries(told))), (byte) => String.fromCharCode(byte)).join("");
  return START + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} fragment @returns {Changes | undefined} nothing if it is no plan */
export function fromLink(fragment) {
  if (!fragment.startsWith(START) || fragment.length > LONGEST) return undefined;
  try {
    const letters = atob(fragment.slice(START.length).replaceAll("-", "+").replaceAll("_", "/"));
    const made = JSON.parse(new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0))));
    return Object.fromEntries(Object.entries(made).filter(([, value]) => typeof value === "string"));
  } catch {
    return undefined;
  }
}

/**
 * A file of the team with the reader's numbers: its pieces are text and, every other one, the name of a field.
 * @param {string[]} pieces
 * @param {HTMLFormElement} form
 * @param {string} locale
 */
export function filled(pieces, form, locale) {
  const fields = Object.fromEntries(fieldsOf(form).map((field) => [field.name, field]));
  const number = (/** @type {string} */ name) => `${typed(fields[name].value, locale) ?? 0}`;
  const written = (/** @type {string} */ name) => {
    if (name === "platforms") return platforms(fields, number);
    if (name === "start" || name === "end") return `'${fields[name].value}'`;
    return name === "base" || name.startsWith("seat.") ? `${Math.round(Number(number(name)))}` : number(name);
  };
  return pieces.map((piece, place) => (place % 2 ? written(piece) : piece)).join("");
}

/** @param {Record<string, HTMLInputElement>} fields @param {(name: string) => string} number */
function platforms(fields, number) {
  const rows = Object.values(fields).filter(({ name, value }) => /^platform\.\d+\.name$/.test(name) && value.trim());
  const entries = rows.map(({ name, value, defaultValue, dataset }) => {
    const { sides = "" } = dataset;
    const own = sides && value === defaultValue ? JSON.parse(sides) : undefined;
    const languages = Object.keys(JSON.parse(rows[0].form?.querySelector("[data-sides]")?.getAttribute("data-sides") ?? "{}"));
    const alike = Object.fromEntries(languages.map((code) => [code, value.trim()]));
    return { name: own ?? { ...alike, same: true }, share: Number(number(name.replace("name", "share"))) };
  });
  return JSON.stringify(entries);
}

/** The buttons. @param {Known} known @param {HTMLFormElement} form @param {Speech} speak @param {() => Plan | undefined} plan */
export function takeAway(known, form, { say }, plan) {
  const pay = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" }));
  const told = make("p", { class: "pb-small", role: "status" });
  const copy = make("button", { type: "button", class: "pb-button" }, say("copy"));
  copy.addEventListener("click", async () => {
    const address = location.href.replace(/#.*/, "") + toLink(changes(form), pay.checked);
    await navigator.clipboard.writeText(address).catch(() => (location.hash = address.slice(address.indexOf("#"))));
    told.textContent = say("copied");
  });
  const beside = (/** @type {string} */ name) => new URL(`../../${document.documentElement.dataset.lang}/${name}`, import.meta.url);
  /** @param {string} file @param {(found: Plan, known: any) => Promise<Blob>} write */
  const saving = (file, write) => {
    const save = make("button", { type: "button", class: "pb-button" }, say("save", { file }));
    save.addEventListener("click", async () => {
      const found = plan();
      if (!found) return;
      const address = URL.createObjectURL(await write(found, await json(beside("plan-files.json"))));
      make("a", { href: address, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
    return save;
  };
  const saves = NAMES.map((name) => saving(`${name}.yml`, async (_, files) => new Blob([filled(files[name], form, known.locale)], { type: "text/yaml" })));
  const sheet = saving(WORKBOOK, async (found, { cells }) => {
    const [{ carried, cellValues }, answer] = await Promise.all([import("./workbook.js"), fetch(beside(WORKBOOK))]);
    return carried(new Uint8Array(await answer.arrayBuffer()), cells, cellValues(fieldsOf(form), known, found, say("no-value")));
  });
  const label = make("label", { class: "pb-builder__tick" }, pay, say("with-pay"));
  return [make("h2", { id: "build-take" }, say("take")), make("p", { class: "pb-builder__tabs" }, copy, label), told, make("p", { class: "pb-builder__tabs" }, sheet, ...saves), make("p", { class: "pb-small" }, say("save-how"))];
}
