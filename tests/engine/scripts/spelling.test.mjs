// What is typed otherwise than names are written: in pinyin, the other script, another language of the team.

import assert from "node:assert/strict";
import { test } from "node:test";
import { scripts } from "./page.mjs";

const { Names } = await scripts("search/names.js");
const { abroad, heard, meant, rank } = await scripts("search/ranking.js");
const { apart, isOther, written } = await scripts("search/spelling.js");

const entry = (url, title, more = {}) => ({ url, title, names: [], keywords: [], text: "", ...more });
/** A list for each thing that is known of entries. */
const columns = (entries) => Object.fromEntries(Object.keys(entries[0]).map((key) => [key, entries.map((one) => one[key])]));
const names = (entries) => new Names({ entries: columns(entries), kinds: {}, says: {} });
const NO_TEXT = { find: async () => ({ rarity: new Map([["广告", 5]]), pages: new Map(), left: new Map() }) };

test("what nothing answers is a name in another language of the team, and its page in the reader's own", async () => {
  const known = names([entry("x/a/", "Ad audit"), entry("x/b/", "Goals")]);
  const others = names([entry("x/a/", "广告账户审计"), entry("x/gone/", "广告投放")]);
  const lacking = await rank(known, NO_TEXT, "广告账户审计");
  assert.equal(lacking.nothing, true);
  const { found, nothing } = await abroad(known, "广告账户审计", lacking, async () => others);
  assert.deepEqual([found.map(({ url }) => url), nothing], [["x/a/"], false]);
  assert.equal((await abroad(known, "广告投放", lacking, async () => others)).nothing, true);
  const words = { ...lacking, found: [known.known[0].entry] };
  assert.equal(await abroad(known, "ad budgets", words, () => assert.fail("asked")), words);
});

const SPELLING = { pinyin: { tui: "退腿", kuan: "款", lv: "率绿", lu: "率", ke: "客", dan: "单", jia: "价家", zhi: "直", bo: "播" }, other: "貨货庫库" };
const WRITTEN = [
  ["tuikuanlv", "退款率"],
  ["tui kuan lv", "退款率"],
  ["tkl", "退款率"],
  ["kdj", "客单价"],
  ["tuikuan", "退款"], // a name begins so
  ["zb", "zb"], // two letters begin too much
  ["refund", "refund"],
  ["庫存", "库存"],
  ["退款", "退款"],
  ["腿款太多", "退款太多"], // another character that sounds the same
  ["退款绿家", "退款率家"], // 家 sounds like 价, but no name has 率价
];
for (const [typed, name] of WRITTEN) {
  test(`what is meant by ${typed}`, async () => {
    const known = names([entry("x/a/", "退款率"), entry("x/b/", "客单价", { keywords: ["库存"] }), entry("x/c/", "直播")]);
    assert.equal(await meant(known, typed, async () => SPELLING), name);
  });
}

test("first letters go before a slip", async () => {
  const known = names([entry("x/a/", "KDB"), entry("x/b/", "客单价"), entry("x/c/", "直播")]);
  assert.equal(await meant(known, "kdj", async () => SPELLING), "客单价");
  assert.equal(await meant(known, "kdb", () => assert.fail("asked")), "kdb");
});

test("a name but for one character that no name holds is that name, and no more is guessed", async () => {
  const known = names([entry("m/a/", "售罄率"), entry("r/a/", "仓库组长")]);
  const read = (query) => heard(known, query, async () => ({ pinyin: { zu: "租组" }, other: "" }));
  assert.deepEqual([await read("售磬率"), await read("动销率"), await read("售磬")], ["售罄率", "动销率", "售磬"]);
  assert.equal(await read("仓库租金"), "仓库租金");
});

test("a character that sounds the same is put right within a question too", async () => {
  const spelling = { pinyin: { shua: "刷", dan: "单丹" }, other: "" };
  const known = names([entry("x/a/", "刷单"), entry("x/b/", "直播")]);
  assert.equal(await heard(known, "刷丹会被罚", async () => spelling), "刷单会被罚");
  assert.equal(await heard(known, "牡丹会被罚", async () => spelling), "牡丹会被罚");
  assert.equal(await heard(known, "刷磬会被罚", async () => spelling), "刷磬会被罚");
});

test("words of a name that were typed as one are taken apart", () => {
  const known = names([entry("x/a/", "Spring Festival"), entry("x/b/", "Freight"), entry("x/c/", "春节", { keywords: ["Chinese New Year"] })]);
  const taken = (query) => apart(query, known.typed(), (word) => known.counts.has(word));
  assert.equal(taken("SpringFestival shipping"), "spring festival shipping");
  assert.equal(taken("chinesenewyear 发货"), "chinese new year 发货");
  assert.equal(taken("freight springfestiv newyearly"), "freight springfestiv newyearly");
});

test("how names are typed otherwise is not asked for a name as it is written", async () => {
  const known = names([entry("x/a/", "GMV"), entry("x/b/", "退款率")]);
  const ask = () => assert.fail("asked");
  for (const query of ["gmv", "退款", "GMV 退款"]) assert.equal(await meant(known, query, ask), query);
});

test("what nothing answers is read as it sounds, if it holds more of a name then", async () => {
  const read = (query) => heard(names([entry("x/a/", "月饼"), entry("x/b/", "病假")]), query, async () => ({ pinyin: { yue: "月", bing: "病饼" }, other: "" }));
  assert.deepEqual([await read("月病"), await read("月病多少")], ["月饼", "月饼多少"]);
});

test("a long question with one strange character is meant as it stands", () => {
  const strange = (query) => isOther(query, (character) => "退款怎么处理才好".includes(character));
  assert.deepEqual(["退貨", "退款怎么处理才好呢"].map(strange), [true, false]);
});

test("the end of a name can be typed in pinyin, if it is long enough to be meant", () => {
  const spelling = { pinyin: { dian: "电", yun: "运", ying: "营", zi: "自", ce: "测" }, other: "" };
  const read = (query) => written(query, spelling, ["电运营自测"]);
  assert.deepEqual(["yunying zice", "zi ce", "dian yun"].map(read), ["运营自测", "zi ce", "电运"]);
});
