// Words that another language lends are counted as that one counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { scripts } from "./page.mjs";

const forms = { one: "{count} step", other: "{count} steps" };
globalThis.document.documentElement.lang = "ja"; // has one form for all numbers
globalThis.fetch = async () => ({ ok: true, json: async () => ({ lent: { ...forms, in: "en" }, own: forms }) });
const { say, words } = await scripts("core/words.js");
await words;

test("what is counted goes by the plurals of the language that lends it", () => {
  assert.equal(say("lent", { count: 1 }), "1 step");
  assert.equal(say("lent", { count: 2 }), "2 steps");
  assert.equal(say("own", { count: 1 }), "1 steps");
});
