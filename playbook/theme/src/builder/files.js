// The files of a plan that a reader sketched: the team's own, and the workbook.

import { json } from "../core/fetched.js";
import { typedIn } from "../formula/typed.js";
import { carried, cellValues } from "./workbook.js";

/** @import { Known, Plan } from "./results.js" */

const WORKBOOK = "plan.xlsx";

/**
 * The file `name`; rejected if a number is missing, or what it is made of does not come.
 * @param {string} name
 * @param {HTMLInputElement[]} fields
 * @param {Known} known
 * @param {Plan | undefined} plan
 * @param {string} none what stands where nothing can be computed
 */
export async function fileOf(name, fields, known, plan, none) {
  if (!plan) throw new Error("a number is missing");
  const beside = (/** @type {string} */ file) => new URL(`../../${document.documentElement.dataset.lang}/${file}`, import.meta.url);
  const files = await json(beside("plan-files.json"));
  if (name !== WORKBOOK) return new Blob([filled(files[name.replace(".yml", "")], fields, known)], { type: "text/yaml" });
  const answer = await fetch(beside(WORKBOOK));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return carried(new Uint8Array(await answer.arrayBuffer()), files.cells, cellValues(fields, known, plan, none));
}

/**
 * A file of the team with the reader's numbers: its pieces are text and, every other one, the name of a field.
 * @param {string[]} pieces
 * @param {HTMLInputElement[]} all
 * @param {Known} known
 */
export function filled(pieces, all, known) {
  const fields = Object.fromEntries(all.map((field) => [field.name, field]));
  const number = (/** @type {string} */ name) => `${typedIn(fields[name], known) ?? 0}`;
  const written = (/** @type {string} */ name) => {
    if (name === "platforms") return platforms(fields, number);
    if (name === "start" || name === "end") return `'${fields[name].value}'`;
    return name === "base" ? `${Math.round(Number(number(name)))}` : number(name);
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
