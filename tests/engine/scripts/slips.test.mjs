// Names with a slip of the finger in them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { scripts } from "./page.mjs";

const { Names, SURE } = await scripts("search/names.js");
const { stem } = await scripts("search/words.js");

const names = (...titles) => new Names({ entries: { url: titles.map((_, at) => `x/${at}/`), title: titles, text: titles.map(() => ""), names: titles.map(() => []), keywords: titles.map(() => []) }, kinds: {}, says: {} });
const first = (known, query) => known.find(query)[0]?.entry.title;

test("another first letter makes another word, and another letter of three another abbreviation", () => {
  const known = names("Flash delivery", "ROI");
  assert.deepEqual([first(known, "flash deliverry"), first(known, "flsah delivery"), first(known, "rio")], ["Flash delivery", "Flash delivery", "ROI"]);
  const points = (query) => known.find(query)[0]?.name ?? 0;
  assert.ok(points("cash delivery") < SURE && points("rpi") < SURE);
});

test("of words that are as like the one typed, by its stem, that which is liker as a whole was meant", () => {
  assert.equal(names("Read it", "Reorder").spelt(stem("reoder"), "reoder"), "reord");
});

test("of three characters one is no slip, but another word", () => {
  const found = (title, query) => names(title).find(query).length;
  assert.deepEqual([found("加班费", "加盟费"), found("支付转化率", "支付转换率")], [0, 1]);
});

test("a slip in each of two words of a name", () => {
  const known = names("Freight insurance", "Freight");
  assert.equal(known.find("return frieght insurence")[0].entry.title, "Freight insurance");
  assert.equal(known.find("frieght insurence")[0].entry.title, "Freight insurance");
  assert.ok(known.find("frieght insurence")[0].score < known.find("freight insurance")[0].score);
});
