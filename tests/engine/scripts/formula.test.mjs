// What the scripts make of a formula: how it is solved, and what a reader may type.
import assert from "node:assert/strict";
import { test } from "node:test";
import { scripts } from "./page.mjs";

const { solve, typed, shown } = await scripts("formula/formula.js");
const RATE = ["*", ["/", "buyers", "visitors"], 100];
const MARGIN = ["/", ["-", "sales", "cost"], "sales"];

test("a formula is solved for any of its inputs", () => {
  const inputs = { buyers: 320, visitors: 8000 };
  assert.equal(Math.round(solve(RATE, inputs, "buyers", 5, {}) * 1e6), 400e6);
  assert.equal(Math.round(solve(RATE, inputs, "visitors", 5, {}) * 1e6), 6400e6);
  assert.ok(Math.abs(solve(MARGIN, { sales: 10, cost: 4 }, "sales", 0.5, {}) - 8) < 1e-6, "where it stands twice");
});

test("what no number within its limits reaches has no answer", () => {
  assert.equal(solve(RATE, { buyers: 320, visitors: 8000 }, "buyers", -1, {}), "none");
  assert.equal(solve(RATE, { buyers: 320, visitors: 8000 }, "buyers", 5, { most: 399 }), "none");
  assert.equal(solve(RATE, { buyers: 0, visitors: 8000 }, "visitors", 5, {}), "none");
  assert.equal(solve(["/", 1, ["-", "a", 2]], { a: 1 }, "a", 0, { most: 4 }), "none", "a pole is no answer");
});

test("what many numbers reach is no one number", () => {
  assert.equal(solve(["max", "a", "b"], { a: 1, b: 7 }, "a", 7, {}), "any");
  assert.equal(solve(["*", "a", "b"], { a: 1, b: 0 }, "a", 0, {}), "any");
});

test("solved numbers, put in, come to what was wanted", () => {
  for (let time = 1; time <= 300; time += 1) {
    const wanted = 0.01 * time ** 1.7;
    const found = solve(RATE, { buyers: 320, visitors: 3 + time * 97 }, "buyers", wanted, {});
    assert.ok(Math.abs((found / (3 + time * 97)) * 100 - wanted) <= 1e-9 * Math.max(1, wanted), `${wanted}`);
  }
});

test("numbers are read with the marks of the language, or of another", () => {
  const read = (text, locale = "en") => typed(text, locale);
  assert.deepEqual(["1,234.5", "1 234", "１２３", ".5", "-3", "−3"].map((text) => read(text)), [1234.5, 1234, 123, 0.5, -3, -3]);
  assert.deepEqual(["1 234,5", "1\u202f234,5", "1.5", "1.234,5"].map((text) => read(text, "fr")), [1234.5, 1234.5, 1.5, 1234.5]);
  assert.deepEqual(["8.000", "1.234.567", "12.345,6", "1.5", "0,125"].map((text) => read(text, "it")), [8000, 1234567, 12345.6, 1.5, 0.125]);
  for (const locale of ["fr-FR", "de-DE", "es-ES", "pt-BR", "id-ID", "tr-TR", "pl-PL", "sv-SE", "hi-IN", "zh-CN", "en-ZA"])
    for (const value of [0.125, 8000, 12345.678, 1234567, -40])
      assert.equal(read(shown(value, 3, locale), locale), value, `${locale}: ${shown(value, 3, locale)}`);
  assert.deepEqual(["", "twelve", "1e5", "1.2.3", "--3", "Infinity"].map((text) => read(text)), Array(6).fill(undefined));
});
