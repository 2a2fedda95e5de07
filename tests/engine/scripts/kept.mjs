// What another page wrote stays, though this one was not told of it: it may have been held for Back.

import assert from "node:assert/strict";
import { own, scripts } from "./page.mjs";

const kept = new Map();
globalThis.localStorage = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => kept.set(name, value),
  removeItem: (name) => kept.delete(name),
};
const { keep, recall } = await scripts("core/memory.js");
const { Sheet } = await scripts("ticks/sheet.js");
const { PathSheet } = await scripts("onboarding/path-sheet.js");

keep("role", "ops");
kept.set(own("role"), "cs");
assert.equal(recall("role"), "cs");

const TICKS = own("ticks:daily@2026-11-24");
const done = (name) => Object.entries(JSON.parse(kept.get(name)).marks).flatMap(([id, { is }]) => (is === "done" ? [id] : [])).sort();
const elsewhere = (name, marks) => kept.set(name, JSON.stringify({ v: 3, marks: { ...JSON.parse(kept.get(name)).marks, ...marks } }));
const later = () => ({ at: Date.now() + 99 });

const sheet = new Sheet("daily", { price: [], page: [], stock: [] });
sheet.open("2026-11-24");
sheet.change("price", "done");
elsewhere(TICKS, { price: later(), page: { ...later(), is: "done" } });
assert.deepEqual([sheet.state("price"), sheet.state("page")], ["open", "done"]);
elsewhere(TICKS, { "page.note": { ...later(), note: "A" } });
sheet.change("stock", "done");
assert.deepEqual(done(TICKS), ["page", "stock"]);
assert.equal(sheet.mark("page").note, "A");

const undo = sheet.take({ price: { at: Date.now() + 199, is: "done" }, stock: { at: 1 } });
assert.deepEqual(done(TICKS), ["page", "price", "stock"]);
elsewhere(TICKS, { page: { at: Date.now() + 999 } });
undo();
assert.deepEqual(done(TICKS), ["stock"]);

const steps = ["product", "quiz", "talk"].map((id) => ({ id, aliases: [], stage: "week-1" }));
const path = new PathSheet([{ id: "ops", aliases: [], steps }], "path:ops", "always", []);
path.change("ops-product", "done");
elsewhere(own("ticks:onboarding-ops-week-1@always"), { quiz: { ...later(), is: "done" } });
path.change("ops-talk", "done");
assert.deepEqual(done(own("ticks:onboarding-ops-week-1@always")), ["product", "quiz", "talk"]);
