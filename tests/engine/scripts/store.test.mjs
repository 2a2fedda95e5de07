// What is kept in the browser: read before each write, folded, damaged, of another version, in a full storage.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { kept, keptIs, own, scripts } from "./page.mjs";

keptIs();
const { faultOf, read } = await scripts("ticks/store.js");
const { add, addPast, carryOver, fold, heard, history, set } = await scripts("ticks/writing.js");
const { forget, names, refusal } = await scripts("core/memory.js");
const { parse } = await scripts("ticks/ticks.js");

const IDS = { price: [], page: ["home"], stock: [] };
const TODAY = "2026-11-24";
const NAME = `ticks:daily@${TODAY}`;
const DONE = { at: 9, is: "done" };
let list = "daily";
let lists = 0;

/** Keep this and nothing else, and be a page that has written nothing to its list yet. */
function only(values = {}) {
  names("").forEach(forget);
  list = `daily-${(lists += 1)}`;
  keptIs(Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replace("daily", list), value])));
}

/** What is kept of the test's list. */
function ours(name) {
  return kept(name.replace("daily", list));
}

function marksOf(name) {
  return JSON.parse(ours(name)).marks;
}

/** `count` days before 24 November 2026, each with the same marks. */
function days(count, marks, v = 3) {
  const names = Array.from({ length: count }, (_, back) => new Date(Date.UTC(2026, 10, 23 - back)).toISOString().slice(0, 10));
  return Object.fromEntries(names.map((day) => [`ticks:daily@${day}`, { v, marks }]));
}

test("what is set is later than what is stored, even by a clock that is ahead", () => {
  const ahead = Date.now() + 9e6;
  only({ [NAME]: { v: 3, marks: { price: { at: ahead, is: "done", device: "zzz" } } } });
  assert.equal(set(list, TODAY, { price: {} }), true);
  assert.equal(marksOf(NAME).price.at, ahead + 1);
  assert.equal(marksOf(NAME).price.is, undefined);
});

test("a time that leaves no room for a later one is none: what is ticked next stays", () => {
  for (const at of [864e13, 864e13 - 1]) {
    only({ [NAME]: { v: 3, marks: { price: { at, is: "done" } } } });
    assert.equal(set(list, TODAY, { page: { is: "done" } }), true);
    assert.equal(set(list, TODAY, { price: {} }), true);
    const { marks } = parse(ours(NAME)); // as another page finds it
    assert.equal(marks.page?.is, "done");
    assert.equal(marks.price?.is, undefined);
  }
});

test("what another page has written since is not lost", () => {
  only();
  set(list, TODAY, { price: { is: "done" } });
  const elsewhere = { at: Date.now() + 5, is: "done" };
  localStorage.setItem(own(`ticks:${list}@${TODAY}`), JSON.stringify({ v: 3, marks: { page: elsewhere } }));
  assert.equal(read(list, TODAY).marks.price.is, "done", "this page has said so");
  set(list, TODAY, { stock: { is: "done" } });
  assert.deepEqual(Object.keys(marksOf(NAME)).sort(), ["page", "price", "stock"]);
});

test("what another page has written over is written again, once", () => {
  only();
  set(list, TODAY, { price: { is: "done" } });
  const text = ours(NAME);
  localStorage.setItem(own(`ticks:${list}@${TODAY}`), JSON.stringify({ v: 3, marks: {} }));
  assert.equal(heard(list, `ticks:${list}@${TODAY}`), true);
  assert.equal(ours(NAME), text);
  localStorage.setItem = () => assert.fail("nothing is lost, nothing to write");
  heard(list, `ticks:${list}@${TODAY}`);
  assert.equal(heard(list, "ticks:other@2026"), false);
});

for (const text of ["{{{", '{"v":2,"marks":[]}']) {
  test(`damaged ticks are set aside, and what is ticked next is kept: ${text}`, () => {
    only({ [NAME]: text });
    assert.equal(read(list, TODAY).fault, "damaged");
    assert.equal(ours(`damaged:${NAME}`), text);
    add(list, TODAY, { price: DONE });
    assert.deepEqual(read(list, TODAY), { marks: { price: DONE }, fault: "damaged" });
    assert.equal(ours(`damaged:${NAME}`), text, "the first damage is what was lost");
  });
}

test("what a later version kept is not touched, and what is ticked lives in the page", () => {
  const later = '{"v":99,"everything":"new"}';
  only({ [NAME]: later });
  assert.equal(set(list, TODAY, { price: { is: "done" } }), false);
  assert.equal(read(list, TODAY).marks.price.is, "done");
  assert.equal(read(list, TODAY).fault, "future");
  assert.equal(ours(NAME), later);
});

test("a damaged history is set aside, and what comes is folded anew", () => {
  only({ "past:daily": "{{{", ...days(9, { price: DONE }) });
  assert.equal(faultOf(list), "past-damaged");
  fold(list, IDS, TODAY);
  assert.equal(history(list, IDS).length, 9);
  assert.equal(ours("damaged:past:daily"), "{{{");
});

test("a history of a later version is not touched", () => {
  const later = '{"v":9,"months":"new"}';
  only({ "past:daily": later, ...days(9, { price: DONE }) });
  assert.equal(faultOf(list), "past-future");
  fold(list, IDS, TODAY);
  assert.equal(ours("past:daily"), later);
  assert.equal(history(list, IDS).length, 9, "nothing was folded into it, nothing is lost");
});

test("what is folded reads as it did before, and merges with what comes later", () => {
  const marks = { price: DONE, home: { at: 9, is: "na", why: "假日" }, gone: { at: 9, device: "b" }, "gone.note": { at: 9, note: "x" } };
  only(days(30, marks));
  const before = history(list, IDS);
  const periods = before.map(({ period }) => period);
  const whole = periods.map((period) => read(list, period).marks);
  fold(list, IDS, TODAY);
  assert.equal(names("ticks:").length, 5);
  assert.deepEqual(history(list, IDS), before);
  const today = ({ home: page, ...rest }) => (page ? { ...rest, page } : rest);
  for (const [at, period] of periods.entries()) assert.deepEqual(today(read(list, period).marks), today(whole[at]));
  add(list, periods[29], { stock: { at: 10, is: "done" } });
  assert.deepEqual(history(list, IDS)[29].done, ["price", "stock"]);
  assert.deepEqual(history(list, IDS)[29].skipped, ["gone"]);
  fold(list, IDS, TODAY);
  assert.deepEqual(history(list, IDS)[29].done, ["price", "stock"]);
});

test("what another page has folded over is kept whole again", () => {
  only(days(9, { price: DONE }));
  fold(list, IDS, TODAY);
  addPast(list, []);
  localStorage.setItem(own(`past:${list}`), JSON.stringify({ v: 2, sets: [], hands: [], log: {}, more: {} }));
  assert.equal(heard(list, `past:${list}`), true);
  assert.equal(names("ticks:").length, 9);
  assert.equal(history(list, IDS).length, 9);
});

test("a day that is damaged stays as it is, and the others are folded", () => {
  only({ ...days(9, { price: DONE }), "ticks:daily@2026-11-15": "{" });
  fold(list, IDS, TODAY);
  assert.equal(names("ticks:").length, 6);
  assert.equal(ours("ticks:daily@2026-11-15"), "{");
});

test("a full storage gets smaller, a history for its periods", () => {
  only(days(300, { price: DONE, page: DONE, stock: DONE }, 2));
  localStorage.room = localStorage.used + 20;
  for (const left of [200, 100, 5]) {
    fold(list, IDS, TODAY);
    assert.equal(names("ticks:").length, left, "a visit does not take long");
  }
  assert.ok(localStorage.used < localStorage.room / 3);
  assert.equal(history(list, IDS).length, 300);
  assert.equal(refusal(), "");
});

test("a full storage is told from one that may not be used, in older Firefox too", () => {
  only();
  const full = () => {
    throw Object.assign(new Error("full"), { name: "NS_ERROR_DOM_QUOTA_REACHED" });
  };
  Object.defineProperty(localStorage, "setItem", { value: full });
  assert.equal(add(list, TODAY, { price: DONE }), false);
  assert.equal(refusal(), "full");
});

test("where storage has no room for a history either, everything stays", () => {
  only(days(9, {}));
  const before = { ...localStorage };
  localStorage.room = localStorage.used;
  fold(list, IDS, TODAY);
  assert.deepEqual({ ...localStorage }, before);
});

test("a period of which storage refused the latest stays as storage has it", () => {
  only({ ...days(6, { price: DONE }), "past:daily": { v: 2, sets: [], hands: [], log: {}, more: {} } });
  const oldest = "2026-11-18";
  const before = ours(`ticks:daily@${oldest}`);
  localStorage.room = localStorage.used;
  assert.equal(add(list, oldest, { "price.note": { at: 9, note: "x".repeat(300) } }), false);
  fold(list, IDS, TODAY);
  assert.equal(ours(`ticks:daily@${oldest}`), before);
});

test("periods are merged into the past, one by one", () => {
  only();
  addPast(list, [["2026-11-01", { items: ["price"], marks: { price: DONE } }]]);
  addPast(list, [["2026-11-01", { items: ["page"], marks: { page: DONE, price: { at: 8 } } }], ["2026-11-02", { items: [], marks: {} }]]);
  assert.deepEqual(read(list, "2026-11-01").marks, { price: DONE, page: DONE });
  assert.equal(history(list, IDS)[1].all, 2);
});

/** A list that was called "former" has these days, and nothing under its own id yet. */
function renamed(count, marks = { price: DONE }) {
  only(days(count, marks));
  const former = list;
  fold(former, IDS, TODAY);
  list = `${former}-now`;
  return former;
}

test("a list that was renamed has its days and its history, and what was there is gone once they are stored", () => {
  const former = renamed(9);
  const before = history(former, IDS);
  carryOver(list, [former]);
  assert.deepEqual(history(list, IDS), before);
  assert.deepEqual([names(`ticks:${list}@`).length, names(`ticks:${former}@`).length, kept(`past:${former}`)], [5, 0, null]);
  const after = { ...localStorage };
  carryOver(list, [former]);
  assert.deepEqual({ ...localStorage }, after);
});

test("what a page of the former id ticks later comes along, and the later mark counts", () => {
  const former = renamed(1);
  set(list, TODAY, { price: { is: "done" }, page: { is: "done" } });
  set(former, TODAY, { price: {} }, IDS, Date.now() + 5);
  carryOver(list, ["never-used", former]);
  assert.equal(read(list, TODAY).marks.price.is, undefined);
  assert.equal(read(list, TODAY).marks.page.is, "done");
});

test("without room for a copy, what is kept under a former id stays there and shows in the page", () => {
  const former = renamed(9);
  localStorage.room = localStorage.used;
  const before = { ...localStorage };
  for (const _ of [1, 2]) carryOver(list, [former]);
  assert.deepEqual({ ...localStorage }, before);
  assert.equal(refusal(), "full");
  assert.equal(history(list, IDS).length, 9);
});

test("what is damaged under a former id, or of a later version, stays there", () => {
  const former = renamed(1);
  const odd = { [own(`ticks:${former}@2026-11-01`)]: "{{{", [own(`ticks:${former}@2026-11-02`)]: '{"v":99}', [own(`past:${former}`)]: '{"v":99}' };
  Object.assign(localStorage, odd);
  carryOver(list, [former]);
  assert.deepEqual({ ...localStorage, ...odd }, { ...localStorage });
  assert.equal(read(list, "2026-11-23").marks.price.is, "done");
});
