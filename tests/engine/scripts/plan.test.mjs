// A sketched plan, kept and sent: what one language wrote is the same number in another.
import assert from "node:assert/strict";
import { test } from "node:test";
import { scripts } from "./page.mjs";

globalThis.HTMLInputElement = class {
  constructor(name, value, more = {}) {
    Object.assign(this, { name, value, defaultValue: value, inputMode: "decimal", dataset: {} }, more);
  }
};
const { changes, put } = await scripts("builder/sketch.js");
const { filled } = await scripts("builder/files.js");
const { fromLink, toLink } = await scripts("builder/take.js");

const form = (...fields) => ({ elements: fields.map((given) => new HTMLInputElement(...given)) });
const french = { locale: "fr-FR", currency: "EUR", unit: "euros" };
const english = { locale: "en-GB", currency: "EUR", unit: "euros" };

test("a plan is the same in every language that opens it", () => {
  const mine = form(["growth", "20"], ["base", "1 000 000"], ["platform.0.name", "A", { inputMode: "" }], ["price", "90"]);
  mine.elements.forEach((field, at) => (field.value = ["12,5", "1,2 M€", "1,5", "beaucoup"][at]));
  const made = fromLink(toLink(changes(mine, french), true));
  assert.deepEqual(made, { growth: "12.5", base: "1200000", "platform.0.name": "1,5", price: "beaucoup" });
  const yours = form(["growth", "20"], ["base", "1,000,000"], ["platform.0.name", "A", { inputMode: "" }], ["price", "90"]);
  put(yours, made, english);
  assert.deepEqual(yours.elements.map(({ value }) => value), ["12.5", "1,200,000", "1,5", "beaucoup"]);
  put(mine, made, french);
  assert.deepEqual(changes(mine, french), made);
});

test("a damaged link is no plan", () => {
  for (const link of ["#plan=", "#plan=%%", "#plan=bnVsbA", "#plan=W10", "#other", `#plan=${"A".repeat(30000)}`])
    assert.ok(!Object.keys(fromLink(link) ?? {}).length, link);
});

test("half a seat is half a seat in the file, money is whole", () => {
  const { elements } = form(["seat.cs", "1.5"], ["base", "3000000.4"]);
  assert.equal(filled(["people: ", "seat.cs", ", base: ", "base", ""], elements, english), "people: 1.5, base: 3000000");
});
