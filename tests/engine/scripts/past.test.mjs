// Earlier periods in a few letters: nothing of a mark is lost, so that folding and merging commute.
import assert from "node:assert/strict";
import test from "node:test";
import { Chance, someMarks } from "./chance.mjs";
import { scripts } from "./page.mjs";

const { current, putInto } = await scripts("ticks/folding.js");
const { noPast, parsePast, periodsOf, unfold } = await scripts("ticks/past.js");
const { merge } = await scripts("ticks/registers.js");

const PERIODS = ["2026-11-24", "2026-W48", "2026-11", "2026-Q4", "2026", "always", "run-20261124T100000", "2026-11-11.double11", "hire-abc"];
const FIRST = {
  v: 1,
  sets: [["price", "page", "stock"]],
  log: { "2026-11-": "20:0,21:02,22:001!2" },
  names: { "2026-11-20": "SKU 7" },
  notes: { "2026-11-22": { stock: { why: "假日" }, page: { note: "x" } } },
};

/** @param {object} marks @param {string} period */
function folded(marks, period, past = noPast()) {
  putInto(past, period, { items: ["price", "page", "stock"], marks });
  return unfold(parsePast(JSON.stringify(past)).past, period).marks;
}

test("what is folded reads as it did before", () => {
  const chance = new Chance(20270308);
  const past = noPast();
  const all = PERIODS.map((period) => [period, someMarks(chance)]);
  for (let turn = 0; turn < 200; turn += 1) {
    for (const one of all) assert.deepEqual(folded((one[1] = someMarks(chance)), one[0], past), one[1]);
    for (const [period, marks] of all) assert.deepEqual(unfold(past, period).marks, marks);
  }
  assert.deepEqual(periodsOf(past).sort(), [...PERIODS].sort());
});

test("folding and merging do not ask which came first", () => {
  const chance = new Chance(20270309);
  for (let turn = 0; turn < 300; turn += 1) {
    const [one, two, period] = [someMarks(chance), someMarks(chance), chance.one(PERIODS)];
    assert.deepEqual(folded(merge(one, two), period), merge(folded(one, period), folded(two, period)));
  }
});

test("years of ticks are a few letters each", () => {
  const items = Array.from({ length: 9 }, (_, at) => `item-number-${at}`);
  const past = noPast();
  for (let day = 0; day < 730; day += 1) {
    const [period] = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().split("T");
    const at = Date.parse(period) + 36e5;
    putInto(past, period, { items, marks: Object.fromEntries(items.map((id, step) => [id, { at: at + step * 97531, device: "k3f2a9", is: "done", by: "Li" }])) });
  }
  assert.ok(JSON.stringify(past).length < 52_000, `${JSON.stringify(past).length}`);
});

test("days folded by the first version have no times, and count as older than any mark", () => {
  const { past, fault } = parsePast(JSON.stringify(FIRST));
  assert.equal(fault, undefined);
  const done = { at: 0, is: "done" };
  const wanted = {
    "2026-11-20": { price: done, page: done, stock: done, ".name": { at: 0, name: "SKU 7" } },
    "2026-11-21": { price: done, page: done },
    "2026-11-22": { stock: { at: 0, is: "na", why: "假日" }, "page.note": { at: 0, note: "x" } },
  };
  for (const [period, marks] of Object.entries(wanted)) {
    assert.deepEqual(unfold(past, period).marks, marks);
    assert.deepEqual(unfold(current(past), period), { items: FIRST.sets[0], marks });
    assert.deepEqual(merge(marks, { price: { at: 1 } }).price, { at: 1 });
  }
  assert.deepEqual(past, FIRST, "what was read is not changed");
});

for (const text of ["{{{", "null", '{"v":1,"sets":[[1]],"log":{}}', '{"v":1,"sets":[],"log":[[]]}', '{"v":2,"sets":[],"log":{}}', '{"v":2,"sets":[],"hands":[[1]],"log":{},"more":{}}']) {
  test(`a damaged history is named: ${text}`, () => assert.deepEqual(parsePast(text), { past: noPast(), fault: "damaged" }));
}

test("a history of a later version is named", () => assert.equal(parsePast('{"v":9}').fault, "future"));

test("a folded time that is none is no mark, and takes none away", () => {
  const huge = "z".repeat(400);
  for (const entry of [`0D0${huge}D0-${huge}`, "0D0-zzzzzzzzzzD0-1"]) {
    const text = JSON.stringify({ ...noPast(), sets: [["price", "page"]], hands: [["zzzzzz", ""]], log: { "2026-11-": `24:${entry}` } });
    const { marks } = unfold(parsePast(text).past, "2026-11-24");
    const own = { page: { at: 1795485600000, is: "done", device: "k3f2a9" } };
    assert.deepEqual(merge(own, marks), own);
  }
});

test("an entry that says nothing takes no other with it", () => {
  const text = JSON.stringify({ ...FIRST, log: { "2026-11-": "20:0,21:,22" } });
  assert.deepEqual(periodsOf(current(parsePast(text).past)), ["2026-11-20"]);
});

test("tables that are none are damage, not a history that keeps nothing", () => {
  for (const part of ["log", "more"]) for (const found of [[], "x", null]) assert.equal(parsePast(JSON.stringify({ ...noPast(), [part]: found })).fault, "damaged", `${part} ${found}`);
});
