// What Today says of a step whose day depends on holidays that are not announced yet.
import assert from "node:assert/strict";
import test from "node:test";
import { keptIs, scripts } from "./page.mjs";

globalThis.document.documentElement.dataset.lang = "any";
globalThis.fetch = async () => ({ ok: true, json: async () => ({ "day-may-move": "may move" }) });
const { words } = await scripts("core/words.js");
const { tasks } = await scripts("today/duties.js");
const { addDays, dateOf } = await scripts("dates/period.js");

const STEP = { id: "one", day: 2, text: "Step", aliases: [], stage: "day-1" };

test("a step in working days says that its day may move until the holidays are announced", async () => {
  await words;
  keptIs({ started: "2028-03-06" });
  const said = (work, expected) => {
    const paths = [{ id: "path", role: null, title: "Path", aliases: [], steps: [{ ...STEP, work }] }];
    const calendar = { weekend: ["SA", "SU"], rest: [], working: [] };
    const known = { duties: [], campaigns: [], lists: {}, paths, calendar, years: { 2028: expected } };
    return tasks(known, "*", dateOf("2028-03-07"), addDays(dateOf("2028-03-07"), 1)).map(({ about }) => about);
  };
  assert.deepEqual(said(true, true), ["Path · may move"]);
  assert.deepEqual(said(true, false), ["Path"]);
  assert.deepEqual(said(false, true), ["Path"]);
});
