// The ranking of search: what each rule and each constant does, on entries made for it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { keptIs, own, scripts } from "./page.mjs";

const { Names, SURE } = await scripts("search/names.js");
const { beginning, question, speak, stem } = await scripts("search/words.js");
const { rank } = await scripts("search/ranking.js");
const { FullText, mended } = await scripts("search/full-text.js");

/** What the engine, which does the same, is tested with too. */
const LIGHT = JSON.parse(readFileSync(new URL("../cases/light.json", import.meta.url), "utf8"));
const SPOKEN = {
  idle: ["的", "了", "怎么", "the", "a", "is", "how"],
  meaning: ["是什么", "什么是", "what is", "mean"],
  sum: ["怎么算", "how is", "calculated"],
  who: ["谁负责", "找谁", "who to ask"],
};
speak(SPOKEN);

const entry = (url, title, more = {}) => ({ url, title, names: [], keywords: [], text: "", ...more });
const term = (url, title, more = {}) => entry(url, title, { page: "", ...more });
/** A list for each thing that is known of entries. */
const columns = (entries) => Object.fromEntries([...new Set(entries.flatMap(Object.keys))].map((key) => [key, entries.map((one) => one[key] ?? 0)]));
const names = (entries) => new Names({ entries: columns([...entries, entry("quizzes/", "Self-checks")]), kinds: { "quizzes/": ["quiz"] }, says: {} });
const NO_TEXT = { find: async () => ({ rarity: new Map(), pages: new Map(), left: new Map() }) };
/** A text whose pages, by their places among the names, hold the words given, as surely as said. */
const textOf = (pages, rarity, left = []) => ({ find: async () => ({ left: new Map(left.map((word) => [word, 1])), rarity: new Map(Object.entries(rarity)), pages: new Map(Object.entries(pages).map(([place, [points, held]]) => [+place, { points, held: new Map(Object.entries(held)) }])) }) });
const order = (entries, query) => names(entries).find(query).map(({ entry: { url } }) => url);

const QUESTIONS = [
  ["SKU是什么", "meaning", "sku"],
  ["什么是 SKU", "meaning", "sku"],
  ["what is a SKU?", "meaning", "a sku?"],
  ["how is the refund rate calculated", "sum", "the refund rate"],
  ["退款率怎么算", "sum", "退款率"],
  ["谁负责库存", "who", "库存"],
  ["who to ask", "", "who to ask"], // nothing else is asked about: it is what is looked for
  ["meaningful goals", "", "meaningful goals"],
];
for (const [query, asks, subject] of QUESTIONS) {
  test(`what is asked by ${query}`, () => assert.deepEqual(question(query), { asks, subject }));
}

/** @type {[rule: string, query: string, first: object, second: object][]} the first stands before the second, whichever comes first in the file */
const BEFORE = [
  ["the whole name before one that begins so", "cost", entry("x/a/", "Cost"), entry("x/b/", "Cost per click")],
  ["a name that begins so before one that holds it", "click", entry("x/a/", "Click rate"), entry("x/b/", "Per click")],
  ["a name that holds it before one held in the query", "per click", entry("x/a/", "Cost per click"), entry("x/b/", "Click")],
  ["the longer of two names held in the query", "our refund rate today", entry("x/a/", "Refund rate"), entry("x/b/", "Refund")],
  ["a title before another name, if either begins so", "ret", entry("x/a/", "Return"), entry("x/b/", "Sum", { names: ["Return"] })],
  ["another name before a keyword", "roi", entry("x/a/", "Return", { names: ["ROI"] }), entry("x/b/", "Ads", { keywords: ["ROI"] })],
  ["another name before a keyword, if it is longer", "roi", entry("x/a/", "Return", { names: ["ROI of the ads here"] }), entry("x/b/", "Ads", { keywords: ["ROI ad"] })],
  ["a word of the title before one of the names", "green tea", entry("x/a/", "Tea of green"), entry("x/b/", "Cup", { names: ["tea, green"] })],
  ["a word of the names before one of the keywords", "green tea", entry("x/a/", "Cup", { names: ["tea of green"] }), entry("x/b/", "Can", { keywords: ["tea of green"] })],
  ["a word of the keywords before one of the text", "green tea", entry("x/a/", "Cup", { keywords: ["tea of green"] }), entry("x/b/", "Can", { text: "tea of green" })],
  ["a part of a title as a name", "wages", entry("x/a/", "Wages, hours"), entry("x/b/", "Costs", { keywords: ["wages"] })],
  ["a page before the term", "退款率", entry("m/a/", "退款率"), term("g/t/#a", "退款率")],
  ["a page before its quiz", "目标", entry("p/goals/", "明确目标"), entry("quizzes/goals/", "目标自测", { about: "p/goals/" })],
  ["the quiz if it is asked for", "goals quiz", entry("quizzes/goals/", "Goals: check", { about: "p/goals/" }), entry("p/goals/", "Clear goals")],
  ["the term if its meaning is asked for", "退款率是什么", term("g/t/#a", "退款率"), entry("m/a/", "退款率")],
  ["no term that is another word, if a meaning is asked for", "green tea是什么", entry("x/a/", "Cup", { keywords: ["tea of green leaf"] }), term("g/t/#a", "Bag", { text: "green tea" })],
  ["what has a formula if the sum is asked for", "工时怎么算", entry("m/a/", "工时", { formula: "x ÷ y" }), entry("w/a/", "工时")],
  ["the role if a person is asked for", "谁负责补货", entry("roles/merch/", "商品", { keywords: ["补货"] }), entry("c/a/", "到货", { keywords: ["补货"], names: ["补货单"] })],
  ["what tells whom to ask", "系统坏了找谁", entry("o/o/", "该找谁：系统"), entry("c/a/", "系统")],
  ["a list for an emergency", "直播间断播了", entry("c/a/", "直播间断播处理", { urgent: true }), entry("c/b/", "直播间断播复盘")],
  ["an abbreviation with two letters swapped, if its sum is asked for", "gvm怎么算", entry("m/gmv/", "GMV"), entry("m/all/", "怎么算账")],
  ["a keyword with a slip in it", "stokout", entry("c/a/", "Shelves", { keywords: ["stockout"] }), entry("c/b/", "Stock")],
  ["a name with two letters swapped before one with another letter", "gvm", entry("m/gmv/", "GMV"), entry("m/gpm/", "GPM")],
  ["an abbreviation of two letters in a longer query", "how to run a 1:1", entry("c/a/", "One-on-one", { names: ["1:1"] }), entry("c/b/", "Run of show")],
];
for (const [rule, query, first, second] of BEFORE) {
  test(rule, () => {
    assert.equal(order([first, second], query)[0], first.url);
    assert.equal(order([second, first], query)[0], first.url);
  });
}

test("a name is sure, a word is not", () => {
  const known = names([entry("x/a/", "Refund rate"), entry("x/b/", "Handling of a refund")]);
  assert.ok(known.find("refund rate")[0].name >= SURE);
  assert.ok(known.find("handling rate")[0].name < SURE);
});

test("a term's names find the page that says more of it", () => {
  const known = names([entry("m/cvr/", "Payment conversion"), term("g/t/#cvr", "CVR", { page: "m/cvr/" })]);
  assert.equal(known.find("CVR")[0].entry.url, "m/cvr/");
});

test("the text is not looked into when a name was typed", async () => {
  const text = { find: () => assert.fail("asked") };
  const { found, sure } = await rank(names([entry("x/a/", "Goals")]), text, "goals");
  assert.deepEqual([found.map(({ url }) => url), sure], [["x/a/"], true]);
});

test("the text counts beside the names", async () => {
  const known = names([entry("x/a/", "Pot", { text: "tea" }), entry("x/b/", "Cup")]);
  const pages = { 1: [0.9, { pour: 1, tea: 1 }], 0: [0.25, { tea: 1 }] };
  const { found } = await rank(known, textOf(pages, { pour: 3, tea: 2 }), "pour tea");
  assert.deepEqual(found.map(({ url }) => url), ["x/b/", "x/a/"]);
});

test("pages that share little with the query are no results", async () => {
  const known = names([entry("x/a/", "A"), entry("x/b/", "B"), entry("x/c/", "C")]);
  const pages = { 0: [0.8, { pour: 1, tea: 1 }], 1: [0.3, { tea: 1 }], 2: [0.1, { tea: 1 }] };
  const { found } = await rank(known, textOf(pages, { pour: 3, tea: 2 }), "pour tea");
  assert.deepEqual(found.map(({ url }) => url), ["x/a/", "x/b/"]);
});

test("no more than three terms stand before pages", async () => {
  const terms = [1, 2, 3, 4].map((number) => term(`g/t/#${number}`, `refund ${number}`));
  const { found } = await rank(names([...terms, entry("x/a/", "Money", { keywords: ["a refund"] })]), NO_TEXT, "refund");
  assert.deepEqual(found.map(({ url }) => url), ["g/t/#1", "g/t/#2", "g/t/#3", "x/a/", "g/t/#4"]);
});

const near = (query, pages, rarity, entries = [entry("x/a/", "A"), entry("x/b/", "B")]) => rank(names(entries), textOf(pages, rarity), query);

test("nothing holds enough of the query", async () => {
  const half = { 0: [0.2, { tea: 1 }] };
  assert.equal((await near("pour tea", half, { pour: 5, tea: 3 })).nothing, true);
  assert.equal((await near("pour tea", { 0: [0.9, { pour: 1, tea: 1 }] }, { pour: 5, tea: 3 })).nothing, false);
});

test("of Chinese less is asked", async () => {
  assert.equal((await near("退款怎样", { 0: [0.1, { 退款: 1 }] }, { 退款: 4, 款怎: 5, 怎样: 3 })).nothing, true);
  assert.equal((await near("夜班排表格", { 0: [0.4, { 夜班: 1, 班排: 1, 排表: 1 }] }, { 夜班: 4, 班排: 4, 排表: 4, 表格: 4 })).nothing, false);
  const latin = { 0: [0.2, { night: 1 }] };
  assert.equal((await near("night shift rota sheet", latin, { night: 4, shift: 4, rota: 4, sheet: 4 }, [entry("x/a/", "夜班"), entry("x/b/", "货")])).nothing, false);
  assert.equal((await near("night shift rota sheet", latin, { night: 4, shift: 4, rota: 4, sheet: 4 })).nothing, true);
});

const CUP = { pour: 3, green: 3, tea: 3, cup: 3 };
const THREE = { pour: 1, tea: 1, green: 1 };

test("points of the best page speak for an answer", async () => {
  assert.equal((await near("pour green tea cup", { 0: [0.1, { pour: 1, tea: 1 }] }, CUP)).nothing, true);
  assert.equal((await near("pour green tea cup", { 0: [0.9, { pour: 1, tea: 1 }] }, CUP)).nothing, false);
});

test("so do words that names hold, on whichever page", async () => {
  const pages = { 0: [0.1, { pour: 1 }] };
  assert.equal((await near("pour green tea cup", pages, CUP)).nothing, true);
  assert.equal((await near("pour green tea cup", pages, CUP, [entry("x/a/", "A"), entry("x/b/", "B", { text: "pour of green, tea" })])).nothing, false);
});

test("so does a name within the query", async () => {
  const pages = { 0: [0, { green: 1 }] };
  const beside = (title) => near("pour green tea cup", pages, CUP, [entry("x/a/", "A"), entry("x/b/", title)]);
  assert.equal((await beside("Tea of green")).nothing, true);
  assert.equal((await beside("Green tea")).nothing, false);
});

test("who says more says more that a page need not", async () => {
  assert.equal((await near("pour green tea cup", { 0: [0.1, { pour: 1 }] }, CUP)).nothing, true);
  assert.equal((await near("pour green tea cup", { 0: [0.1, THREE] }, CUP)).nothing, false);
});

test("what the handbook leaves to others is rather said to be lacking, unless much speaks for a page", async () => {
  const asked = (points, left) => rank(names([entry("x/a/", "A"), entry("x/b/", "B")]), textOf({ 0: [points, THREE] }, CUP, left), "pour green tea cup");
  const nothing = async (points, left) => (await asked(points, left)).nothing;
  assert.deepEqual([await nothing(0.4, []), await nothing(0.4, ["tea", "cup"]), await nothing(0.9, ["tea", "cup"])], [false, true, false]);
  const against = async (left) => (await asked(0.5, left)).why.speaks.outside;
  assert.equal(await against(Object.keys(CUP)), -6); // it asks for nothing else
  assert.ok((await against(["cup"])) < -3 && (await against(["cup"])) > -6);
});

test("what is left to others stands past the pages, as what holds each of its words as often as it has words", async () => {
  const piece = { annual: [2, 2], leave: [0, 3, 2, 2], printer: [3, 1], tea: [0, 1] };
  const left = async (query) => [...(await asked(query, piece, (word) => word)).left.keys()];
  assert.deepEqual(await left("annual leave"), ["annual", "leav"]);
  assert.deepEqual([await left("leave tea"), await left("annual"), await left("printing"), await left("printers")], [[], [], [], ["print"]]);
  const { pages, rarity } = await asked("leave", piece);
  assert.deepEqual([[...pages.keys()], rarity.get("leav")], [[0], Math.log(1 + 2)]); // which is no page
});

test("a page that holds the one word that is asked answers, however seldom it says it", async () => {
  assert.equal((await near("tea", { 0: [0.1, { tea: 1 }] }, { tea: 3 })).nothing, false);
  assert.equal((await near("tea", { 0: [0.1, { tea: 0.7 }] }, { tea: 3 })).nothing, true);
  const among = async (pages) => (await near("pour tea", { 0: [0.1, { pour: 1, tea: 1 }] }, { pour: 3, tea: 3 }, Array.from({ length: pages }, (_, at) => entry(`x/${at}/`, "A")))).nothing;
  assert.deepEqual([await among(2), await among(200)], [false, true]); // of many one holds both by chance
});

test("a score is the sum of its parts, and what speaks for an answer is told", async () => {
  const known = names([entry("x/a/", "Pot", { text: "tea" }), entry("x/b/", "Cup", { about: "x/a/" })]);
  const { why } = await rank(known, textOf({ 0: [0.4, { tea: 1 }] }, { pour: 3, tea: 2 }), "pour tea");
  for (const { score, parts } of why.all) assert.ok(Math.abs(score - Object.values(parts).reduce((sum, one) => sum + one, 0)) < 1e-9);
  assert.deepEqual(Object.keys(why.speaks), ["names", "text", "words", "name"]);
});

test("of a long query the words are asked that names hold, the rarest first", async () => {
  const piece = Object.fromEntries("abcdfghijk".split("").map((letter) => [letter.repeat(4), [0, 1]]));
  const files = { "index.json": { version: "v", begin: ["aaaa"], stems: {}, lengths: [10] }, "0.json": piece };
  globalThis.fetch = async (address) => ({ ok: true, json: async () => files[`${address}`.split("/").at(-1)] });
  const { rarity } = await new FullText("/en/").find(Object.keys(piece).join(" "), (word) => word, (word) => ({ jjjj: 1, iiii: 2 })[word] ?? 0);
  assert.deepEqual([...rarity.keys()], ["aaaa", "bbbb", "cccc", "dddd", "ffff", "gggg", "iiii", "jjjj"]);
});

test("a word with a slip in it is held less surely, the shorter the less", () => {
  assert.ok(mended("dron") < mended("conversoin") && mended("conversoin") < 1);
});

/** Two pages, the second four times as long, and how often each holds which word. */
async function read(query, piece, lengths) {
  const { pages } = await asked(query, piece, (word) => word, lengths);
  return [pages.get(0), pages.get(1)];
}

async function asked(query, piece, spelt = (word) => word, lengths = [100, 100]) {
  const files = { "index.json": { version: "v", begin: [Object.keys(piece).sort()[0]], stems: {}, lengths }, "0.json": piece };
  globalThis.fetch = async (address) => ({ ok: true, json: async () => files[`${address}`.split("/").at(-1)] });
  return new FullText("/en/").find(query, spelt);
}

test("a word said again adds little, and in a title more than in the text", async () => {
  const [once, title] = await read("tea", { tea: [0, 1, 1, 8] });
  assert.ok(title.points > 3 * once.points && title.points < 5 * once.points);
});

test("a long page counts less", async () => {
  const [short, long] = await read("tea", { tea: [0, 2, 1, 2] }, [100, 400]);
  assert.ok(short.points > 1.3 * long.points);
});

test("a word that is only begun is held less surely", async () => {
  const [whole] = await read("tea", { tea: [0, 1] });
  const [begun] = await read("te", { tea: [0, 1] });
  assert.ok(begun.held.get("te") < whole.held.get("tea"));
});

test("a word is held less surely if the text has other forms of it alone", async () => {
  const [one, other] = await read("prints", { print: [0, 1], prints: [1, 1] });
  assert.deepEqual([one.held.get("print"), other.held.get("print")], [1, 1]);
  const [plural] = await read("prints", { print: [0, 1] });
  assert.equal(plural.held.get("print"), 1);
  const [form] = await read("printer", { print: [0, 1] });
  assert.ok(form.held.get("print") < 1);
});

test("a word that the text has in no form is as rare as can be", async () => {
  const { rarity } = await asked("drones", { don: [0, 1, 1, 1] }, () => "don");
  assert.ok(rarity.get("dron") > (await asked("don", { don: [0, 1, 1, 1] })).rarity.get("don"));
});

test("stems that are told go before the rule of thumb", () => {
  for (const [word, root] of Object.entries(LIGHT)) assert.equal(stem(word), root);
  speak(SPOKEN, { agreed: "agree", planned: "plan" });
  assert.deepEqual(["agreed", "plans", "planned"].map(stem), ["agree", "plan", "plan"]);
  speak(SPOKEN);
});

test("a slip in a word whose stem is shorter", () => {
  speak(SPOKEN, { quarterly: "quarter", organisation: "organis" });
  const known = names([entry("x/a/", "Quarterly goals"), entry("x/b/", "Organisation")]);
  assert.deepEqual([known.spelt("quaterly"), known.spelt(stem("organistaion"), "organistaion")], ["quarter", "organis"]);
  speak(SPOKEN);
});

test("a page whose names hold all of a short query answers it, slips mended", async () => {
  const rarity = { wagse: 5, overtme: 5 };
  assert.equal((await near("wagse overtme", { 0: [0.1, { wagse: 0.4 }] }, rarity)).nothing, true);
  assert.equal((await near("wagse overtme", {}, rarity, [entry("x/a/", "Overtime, wages"), entry("x/b/", "B")])).nothing, false);
});

test("only the first pages are asked what they hold", async () => {
  const many = Array.from({ length: 9 }, (_, at) => entry(`x/${at}/`, "A"));
  const pages = Object.fromEntries(many.map((_, at) => [at, at < 8 ? [0.2, { tea: 0.7 }] : [0.15, { tea: 1 }]]));
  assert.equal((await near("tea", pages, { tea: 3 }, many)).nothing, true);
});

test("all forms of a word are looked for where they stand", () => {
  speak(SPOKEN, { option: "optional" });
  assert.deepEqual(["policy", "optional", "tea"].map(beginning), ["polic", "opt", "tea"]);
  speak(SPOKEN);
});

test("what was asked in vain is kept once, the last fifty", async () => {
  keptIs();
  const { remember } = await scripts("search/vain.js");
  const { recent } = await scripts("search/recent.js");
  const asked = () => recent("asked");
  for (let at = 0; at < 60; at++) remember(`query ${at}`);
  remember("query 20");
  assert.equal(asked().length, 50);
  assert.deepEqual([asked()[0], asked()[48], asked()[49]], ["query 10", "query 59", "query 20"]);
  keptIs({ [own("asked")]: "{not a list" });
  assert.deepEqual(asked(), []);
  const { everything, readFile } = await scripts("ticks/backup.js");
  remember("night shift");
  assert.equal(everything().asked, '["night shift"]');
  const file = (kept) => JSON.stringify({ format: "team-playbook-ticks", v: 1, site: "", kept });
  assert.equal(readFile(file({ asked: '["x"]' })).settings.get("asked"), '["x"]');
  assert.deepEqual(readFile(file({ asked: "[1]" })).unread, ["asked"]);
});
