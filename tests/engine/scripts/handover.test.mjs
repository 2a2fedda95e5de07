// What comes from elsewhere, a link or a file: whole, or refused.
import assert from "node:assert/strict";
import test from "node:test";
import { keptIs, scripts } from "./page.mjs";

keptIs({ me: "Li" });
globalThis.location = { href: "" };
const { pack, unpack } = await scripts("share.js");
const { readFile } = await scripts("transfer.js");

test("a link holds what was handed over", async () => {
  const marks = { price: { at: 5000 }, stock: { at: 6000, is: "open", note: "<b> 夜班" }, page: { at: 7000, is: "na", why: "x" } };
  const sheet = { list: "daily", period: "2026-11-23", ticks: { v: 2, marks, name: "SKU 7" } };
  const link = await pack({ sheet });
  assert.match(link, /^#share=[\w-]+$/);
  const { list, period, by, ticks } = await unpack(link);
  assert.deepEqual([list, period, by, ticks.name], ["daily", "2026-11-23", "Li", "SKU 7"]);
  assert.deepEqual(ticks.marks, marks);
  for (const cut of [1, 9, link.length >> 1]) assert.equal(await unpack(link.slice(0, -cut)), null);
});

for (const fragment of ["#share=", "#share=abc", "#share=i1ZKSczMqVTSUTIyMDI", "#share=%%", `#share=${"A".repeat(60001)}`]) {
  test(`a broken link is refused: ${fragment.slice(0, 30)}`, async () => {
    assert.equal(await unpack(fragment), null);
  });
}

const FILE = { format: "team-playbook-ticks", v: 1, site: "sample" };
const REFUSED = [
  ["no json", "import-bad"],
  ["{}", "import-bad"],
  [{ ...FILE, v: 9, kept: {} }, "import-future"],
  [{ ...FILE, kept: { scheme: "x" } }, "import-bad"],
  [{ ...FILE, kept: { "ticks:daily@2026": "{" } }, "import-bad"],
  [{ ...FILE, kept: { "ticks:a@b": '{"v":3}' } }, "import-future"],
  [{ ...FILE, kept: { "past:a": '{"v":3}' } }, "import-future"],
  [{ ...FILE, kept: { "past:a": "{}" } }, "import-bad"],
  [{ ...FILE, kept: { me: 5 } }, "import-bad"],
];
for (const [file, why] of REFUSED) {
  const text = typeof file === "string" ? file : JSON.stringify(file);
  test(`a file is refused as ${why}: ${text.slice(0, 80)}`, () => assert.equal(readFile(text), why));
}

test("a whole file is read", () => {
  const kept = { me: "Li", "ticks:daily@2026-11-24": '{"v":2,"marks":{}}', "past:daily": '{"v":1,"sets":[],"log":{}}' };
  assert.deepEqual(readFile(JSON.stringify({ ...FILE, kept })), { kept, site: "sample" });
});
