// What another page wrote stays, though this one was not told of it: it may have been held for Back.

import assert from "node:assert/strict";
import { scripts } from "./page.mjs";

const kept = new Map();
globalThis.localStorage = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => kept.set(name, value),
  removeItem: (name) => kept.delete(name),
};
const { keep, recall } = await scripts("memory.js");
const { Sheet } = await scripts("sheet.js");
const { PathSheet } = await scripts("pathsheet.js");

keep("role", "ops");
kept.set("sample:role", "cs");
assert.equal(recall("role"), "cs");

const TICKS = "sample:ticks:daily@2026-11-24";
const done = (name) => Object.entries(JSON.parse(kept.get(name)).marks).flatMap(([id, { is }]) => (is ? [] : [id]));
const elsewhere = (name, marks) => kept.set(name, JSON.stringify({ v: 2, marks: { ...JSON.parse(kept.get(name)).marks, ...marks } }));
const later = { at: Date.now() + 9 };

const sheet = new Sheet("daily", { price: [], page: [], stock: [] });
sheet.open("2026-11-24");
sheet.change("price", {});
elsewhere(TICKS, { price: { ...later, is: "open" }, page: later });
assert.deepEqual([sheet.state("price"), sheet.state("page")], ["open", "done"]);
elsewhere(TICKS, { page: { ...later, note: "A" } });
sheet.change("stock", {});
assert.deepEqual(done(TICKS), ["page", "stock"]);
assert.equal(sheet.mark("page").note, "A");

const before = structuredClone(sheet.ticks);
const taken = { v: 2, marks: { price: { at: Date.now() + 99 }, stock: { at: 1 } } };
sheet.take(taken);
assert.deepEqual(done(TICKS), ["price", "page", "stock"]);
elsewhere(TICKS, { page: { at: Date.now() + 999, is: "open" } });
sheet.put(before, taken);
assert.deepEqual(done(TICKS), ["stock"]);

const steps = ["product", "quiz", "talk"].map((id) => ({ id, aliases: [], stage: "week-1" }));
const path = new PathSheet([{ id: "ops", steps }], "path:ops", "always");
path.change("ops-product", {});
elsewhere("sample:ticks:onboarding-ops-week-1@always", { quiz: later });
path.change("ops-talk", {});
assert.deepEqual(done("sample:ticks:onboarding-ops-week-1@always"), ["product", "quiz", "talk"]);
