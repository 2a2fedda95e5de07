// What the worker of the offline copy decides by itself, without a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const code = readFileSync(new URL("../../../playbook/theme/sw.js", import.meta.url), "utf8");
const kept = new Map();
const cache = {
  match: async (key) => kept.get(key)?.clone(),
  put: async (key, value) => void kept.set(key, value),
};
let now = Date.UTC(2026, 10, 24);
const load = new Function("caches", "location", "addEventListener", "Date", `${code}; return { isTime };`);
const { isTime } = load({ open: async () => cache }, new URL("https://a.example/sw.js"), () => {}, { now: () => now });

test("what does not come is tried again after an hour, also once a clock that was ahead is set back", async () => {
  const hour = 36e5;
  assert.equal(await isTime("zh"), true);
  now += hour / 2;
  assert.equal(await isTime("zh"), false);
  now += hour;
  assert.equal(await isTime("zh"), true);
  now -= 365 * 24 * hour;
  assert.equal(await isTime("zh"), true);
});
