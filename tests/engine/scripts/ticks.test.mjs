// The marks of a list as text: what is damaged, old or new.
import assert from "node:assert/strict";
import test from "node:test";
import { Chance, someMarks } from "./chance.mjs";
import { scripts } from "./page.mjs";

const { format, parse, rename } = await scripts("ticks/ticks.js");

for (const text of ["{{{", "null", '{"v":"x"}', '{"v":2,"marks":[]}', '{"v":3,"marks":[]}', '{"v":3}', "42"]) {
  test(`damaged ticks are named: ${text}`, () => assert.deepEqual(parse(text), { marks: {}, fault: "damaged" }));
}

test("nothing kept is nothing damaged", () => assert.deepEqual(parse(null), { marks: {}, fault: undefined }));

test("what can be read of damaged ticks is kept", () => {
  const done = { at: 9, is: "done" };
  assert.deepEqual(parse('{"v":2,"marks":{"price":{"at":9},"page":{"at":"soon"},"stock":null}}'), { marks: { price: done }, fault: "damaged" });
  const found = parse('{"v":3,"marks":{"price":{"at":9,"is":"done"},"page":{"at":-1},"stock":{"at":1e99},"A":{"at":1}}}');
  assert.deepEqual(found, { marks: { price: done }, fault: "damaged" });
});

test("ticks of a later version are named", () => assert.deepEqual(parse('{"v":99,"everything":"new"}'), { marks: {}, fault: "future" }));

test("ticks of the first version are read, and former ids become today's", () => {
  const done = (at) => ({ at, is: "done" });
  const { marks, fault } = parse('{"v":1,"done":{"price":5,"home":6,"gone":7}}');
  assert.equal(fault, undefined);
  assert.deepEqual(marks, { price: done(5), home: done(6), gone: done(7) });
  assert.deepEqual(rename(marks, { price: [], page: ["start", "home"] }), { price: done(5), page: done(6), gone: done(7) });
});

test("of a mark under a former id and one under today's the later counts, and of their notes", () => {
  const marks = { home: { at: 6, is: "done" }, page: { at: 5 }, "home.note": { at: 1, note: "a" }, "page.note": { at: 2, note: "b" } };
  assert.deepEqual(rename(marks, { page: ["home"] }), { page: { at: 6, is: "done" }, "page.note": { at: 2, note: "b" } });
});

test("ticks of the second version are read", () => {
  const marks = {
    price: { at: 5, by: "Li" },
    page: { at: 6, is: "na", why: "x", note: "n" },
    stock: { at: 7, is: "open", by: "Li", note: "m" },
  };
  const { marks: found } = parse(JSON.stringify({ v: 2, marks, name: "SKU 7", carried: ["page@2026-11-23"] }));
  assert.deepEqual(found, {
    price: { at: 5, is: "done", by: "Li" },
    page: { at: 6, is: "na", why: "x" },
    "page.note": { at: 6, note: "n" },
    stock: { at: 7, by: "Li" },
    "stock.note": { at: 7, note: "m" },
    ".name": { at: 0, name: "SKU 7" },
    ".left": { at: 0, left: ["page@2026-11-23"] },
  });
  assert.deepEqual(parse('{"v":2,"marks":{},"left":true}').marks, { ".left": { at: 0, left: [] } });
});

test("what is handed on names an item and a stretch of the calendar, or it is left out", () => {
  const left = ["page@2026-11-23", "page@2026-W48", "page", "page@soon", "page@2026-02-30", "page@always", ".left@2026-11-23", "a.note@2026-11-23", "@2026", "a@b@2026", ["a@2026"], 7, null];
  const { marks } = parse(JSON.stringify({ v: 3, marks: { ".left": { at: 9, left } } }));
  assert.deepEqual(marks, { ".left": { at: 9, left: ["page@2026-11-23", "page@2026-W48"] } });
});

test("what is written is read again, and the same marks are the same text", () => {
  const chance = new Chance(20270308);
  for (let turn = 0; turn < 300; turn += 1) {
    const marks = someMarks(chance);
    assert.deepEqual(parse(format(marks)), { marks, fault: undefined });
    const turned = Object.entries(marks).map(([key, mark]) => [key, Object.fromEntries(Object.entries(mark).reverse())]);
    assert.equal(format(Object.fromEntries(turned.reverse())), format(marks));
  }
});
