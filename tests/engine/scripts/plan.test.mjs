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
const { checks, speech } = await scripts("builder/results.js");

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

test("amounts are written as on all pages, whatever the browser knows of the country", () => {
  const words = { "no-value": "none" };
  const { money } = speech({ locale: "fr-FR", money: ["", "\u00a0€"], words });
  assert.equal(money(1234567.5), "1\u202f234\u202f568\u00a0€");
  assert.equal(money(undefined), "none");
  assert.equal(speech({ locale: "en-HK", money: ["HK$", ""], words }).money(-1234.6), "-HK$1,235");
});

test("a usual range bears its sign as the language writes shares", () => {
  const known = { rules: { checks: [], ranges: { pay: [[35, 50.5], null] } }, lines: { pay: "Pay" } };
  const plan = { sketch: { lines: { pay: 38 } }, found: { checks: { "share-pay": true }, values: { pay_a_month: 1 } } };
  const [french, english] = ["fr-FR", "en-GB"].map((locale) => speech({ locale, money: ["", ""], words: { "check-share": "{limit}" } }));
  assert.match(checks(known, plan, french)[0].text, /^35–50,5\s%$/);
  assert.equal(checks(known, plan, english)[0].text, "35–50.5%");
});
