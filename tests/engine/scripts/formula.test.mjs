// What the scripts make of a formula: how it is solved, and what a reader may type.
import assert from "node:assert/strict";
import { test } from "node:test";
import { scripts } from "./page.mjs";

const { solve, shown } = await scripts("formula/formula.js");
const reading = await scripts("formula/typed.js");
const digits = { ...Object.fromEntries([..."〇一二三四五六七八九"].map((one, digit) => [one, `${digit}`])), 零: "0", 两: "2", 兩: "2", 点: ".", 點: "." };
const places = { 十: 1, 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };
const typed = (text, locale, asked) => reading.typed(text, locale, { locales: ["en", "fr", "zh", "zh-Hant"], digits, places, ...asked });
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
  assert.deepEqual(["", "twelve", "1e5", "1.2.3", "--3", "Infinity", "9".repeat(400)].map((text) => read(text)), Array(7).fill(undefined));
});

test("a mark that groups digits is not taken for another", () => {
  assert.deepEqual(["1,5", "1,50", "12,34"].map((text) => typed(text, "en")), Array(3).fill(undefined));
  assert.deepEqual(["1,500", "12,34,567", "300,0000"].map((text) => typed(text, "en")), [1500, 1234567, 3000000]);
});

test("large numbers are read as people write them", () => {
  const said = ["300万", "1.2亿", "3 million", "50k", "1.1M", "2 thousand", "1,200万", "-5k", "30w"];
  for (const locale of ["zh-CN", "en-CN"]) assert.deepEqual(said.map((text) => typed(text, locale)), [3e6, 1.2e8, 3e6, 5e4, 1.1e6, 2000, 1.2e7, -5000, 3e5], locale);
  assert.deepEqual(["300 萬", "1.2億"].map((text) => typed(text, "zh-TW")), [3e6, 1.2e8]);
  assert.deepEqual(["1,2 M", "3 millions", "2 mille", "1 milliard"].map((text) => typed(text, "fr-FR")), [1.2e6, 3e6, 2000, 1e9]);
  assert.deepEqual(["3 Mio.", "1 Billion"].map((text) => typed(text, "de-DE")), [3e6, 1e12], "a billion is as large as the language has it");
  assert.deepEqual(["3万5", "万", "3 apples", "3k5", "kk"].map((text) => typed(text, "zh-CN")), Array(5).fill(undefined));
});

test("numbers are read as they are said in Chinese", () => {
  const said = { "3千万": 3e7, 百万: 1e6, 三百万: 3e6, 一千二百万: 1.2e7, 两亿: 2e8, 十万: 1e5, 十二万五千: 125e3, 一百零五万: 1.05e6, 三千万元: 3e7 };
  const mixed = { "1亿2000万": 1.2e8, "1亿500万": 1.05e8, "3万5千": 35e3, "1.5千万": 1.5e7, "1,200万": 1.2e7, 一万亿: 1e12, 一点二亿: 1.2e8, "-5千万": -5e7, "-1万2千": -12e3, 二十五: 25, 一万零五: 10005, "0万": 0 };
  const traditional = { 三千萬: 3e7, 兩億: 2e8, 一億兩千萬: 1.2e8, "3 百萬": 3e6, 十萬: 1e5 };
  for (const locale of ["zh-CN", "zh-TW", "en-CN"])
    for (const [text, value] of Object.entries({ ...said, ...mixed, ...traditional }))
      assert.equal(typed(text, locale, { currency: "CNY", unit: "元" }), value, `${locale} ${text}`);
  const unsaid = ["三万五", "一百二", "百千", "12百", "万万", "千百", "3百5千", "1.2亿3千万", "三百万个", "3千-2", "亿", "点"];
  assert.deepEqual(unsaid.filter((text) => typed(text, "zh-CN") !== undefined), []);
});

test("a field takes the signs of what it asks for, and no other", () => {
  const kind = (percent) => ({ currency: "CNY", unit: "元", percent });
  const money = (text, locale = "zh-CN") => typed(text, locale, kind(false));
  assert.deepEqual(["¥300万", "￥1,200.5", "300万元", "CNY 50k", "1.2亿"].map((text) => money(text)), [3e6, 1200.5, 3e6, 5e4, 1.2e8]);
  assert.deepEqual(["¥ 3 million", "3k CN¥"].map((text) => money(text, "en-CN")), [3e6, 3000]);
  assert.deepEqual(["30 %", "$300万", "¥", "¥¥3"].map((text) => money(text)), Array(4).fill(undefined));
  assert.deepEqual(["30 %", "30％", "12.5%", "30"].map((text) => typed(text, "zh-CN", kind(true))), [30, 30, 12.5, 30]);
  assert.equal(typed("¥30", "zh-CN", kind(true)), undefined);
});
