// Handbooks that share an origin: what tells them apart, and the copying of what was kept before anything did.
import assert from "node:assert/strict";
import test from "node:test";
import { Chance } from "./chance.mjs";
import { keptIs, own, scripts, Storage } from "./page.mjs";

const { copyOver, prefixOf } = await scripts("core/prefix.js");

const START = own("");
const BEFORE = "sample:";
const OLD = { "ticks:daily@2026-11-24": '{"v":3,"marks":{}}', "past:daily": "{{{", "damaged:past:daily": "", role: "ops", scheme: "slate", "\ud83c 双": "\udf89" };

function begun(more = {}) {
  const storage = new Storage();
  for (const [name, text] of Object.entries(OLD)) storage.setItem(BEFORE + name, text);
  for (const [key, text] of Object.entries(more)) storage.setItem(key, text);
  return storage;
}

function under(storage, start) {
  const keys = Object.keys(storage).filter((key) => key.startsWith(start) && key !== `${start}copied`);
  return Object.fromEntries(keys.map((key) => [key.slice(start.length), storage.getItem(key)]));
}

for (const [base, address, path] of [
  [".", "https://x.org/", "/"],
  ["..", "https://x.org/zh/", "/"],
  ["../../..", "https://x.org/a/zh/checklists/daily/?q#share=", "/a/"],
  ["../..", "https://x.org/a/b/zh/today/index.html", "/a/b/"],
  ["/a", "https://x.org/a/zh/none/", "/a/"],
  ["/a/", "https://x.org/a/zh/none", "/a/"],
  [".", "https://x.org/a%23b:/?#", "/a%23b:/"],
  ["..", "file:///C:/site/zh/index.html", "/C:/site/"],
]) {
  test(`the handbook at ${path}, from ${address}`, () => assert.equal(prefixOf({ site: "sample", base }, address), `sample@${path}#`));
}

test("no prefix begins as another does", () => {
  const paths = ["/", "/a/", "/a/b/", "/a:/", "/a/:/", "/@/"];
  const all = ["sample", "sample-b"].flatMap((site) => [`${site}:`, ...paths.map((path) => prefixOf({ site, base: path }, "https://x.org/"))]);
  for (const one of all) for (const other of all) assert.equal(other.startsWith(one), one === other, `${one} ${other}`);
});

test("everything is copied once, as it is, and stays; each handbook has its own", () => {
  const storage = begun({ "sample-b:role": "cs", other: "1" });
  const before = { ...storage };
  for (const start of [START, "sample@/b/#"]) {
    assert.equal(copyOver(storage, BEFORE, start), true);
    assert.deepEqual(under(storage, start), OLD);
    storage.removeItem(`${start}role`);
    storage.setItem("sample:later", "1");
    assert.equal(copyOver(storage, BEFORE, start), true);
    assert.deepEqual(Object.keys(under(storage, start)).length, Object.keys(OLD).length - 1);
    storage.removeItem("sample:later");
  }
  assert.deepEqual({ ...storage, ...before }, { ...storage });
});

test("where nothing was kept, nothing kept later is taken for it", () => {
  const storage = new Storage();
  assert.equal(copyOver(storage, BEFORE, START), true);
  storage.setItem("sample:role", "cs");
  assert.equal(copyOver(storage, BEFORE, START), true);
  assert.deepEqual(under(storage, START), {});
});

test("what was set since is not written over", () => {
  const storage = begun({ [own("role")]: "cs" });
  assert.equal(copyOver(storage, BEFORE, START), true);
  assert.deepEqual(under(storage, START), { ...OLD, role: "cs" });
});

test("a storage that is full at any place is left as it was, and all is copied once there is room", () => {
  const all = begun();
  copyOver(all, BEFORE, START);
  const storage = begun();
  const before = { ...storage };
  for (storage.room = storage.used; storage.room < all.used; storage.room += 1) {
    assert.equal(copyOver(storage, BEFORE, START), false);
    assert.deepEqual({ ...storage }, before);
  }
  assert.equal(copyOver(storage, BEFORE, START), true);
  assert.deepEqual({ ...storage }, { ...all });
});

test("a full storage with nothing to copy is as any full storage", () => {
  assert.equal(copyOver(new Storage(0), BEFORE, START), true);
});

test("what storage drops or spoils is not called copied", () => {
  for (const spoil of [() => undefined, (set, key, text) => set(key, text && `${text}?`)]) {
    const storage = begun();
    const set = (key, text) => Storage.prototype.setItem.call(storage, key, text);
    Object.defineProperty(storage, "setItem", { value: (key, text) => spoil(set, key, text) });
    assert.equal(copyOver(storage, BEFORE, START), false);
    assert.equal(storage.getItem(own("copied")), null);
    assert.deepEqual(under(storage, BEFORE), OLD);
  }
});

test("storage that cannot be read throws", () => {
  const denied = { getItem: () => assert.fail("denied") };
  assert.throws(() => copyOver(denied, BEFORE, START), /denied/);
});

/** Another tab does some of `acts` before this one reads; between that and a write, a list's page would say it again. */
function meanwhile(storage, acts, chance) {
  const read = (key) => {
    if (chance.often(25)) chance.one(acts)();
    return storage.getItem(key);
  };
  const bound = (found) => (typeof found === "function" ? found.bind(storage) : found);
  return new Proxy(storage, { get: (kept, name) => (name === "getItem" ? read : bound(Reflect.get(kept, name))) });
}

test("two tabs at once copy all, and what one has set stays", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const chance = new Chance(seed * 4e6);
    const storage = begun();
    const expected = { ...OLD };
    const acts = [
      () => copyOver(storage, BEFORE, START),
      () => (storage.room = storage.used + chance.below(120)),
      () => {
        storage.room = Infinity;
        expected.role = `${seed}`;
        storage.setItem(own("role"), expected.role);
      },
    ];
    copyOver(meanwhile(storage, acts, chance), BEFORE, START);
    storage.room = Infinity;
    assert.equal(copyOver(storage, BEFORE, START), true, `${seed}`);
    assert.deepEqual(under(storage, START), expected, `${seed}`);
    assert.deepEqual(under(storage, BEFORE), OLD);
  }
});

test("until all is copied it is read where it is, never written, and the reader is told", async () => {
  keptIs();
  const { dataset } = document.documentElement;
  dataset.keptBefore = BEFORE;
  const { forget, keep, names, recall, refusal } = await scripts("core/memory.js?before");
  delete dataset.keptBefore;
  Object.assign(localStorage, { "sample:role": "ops", "sample:me": "Li" });
  assert.equal(refusal(), "full");
  assert.deepEqual([recall("role"), names("")], ["ops", ["me", "role"]]);
  keep("role", "cs");
  forget("me");
  assert.deepEqual([recall("role"), recall("me"), names("")], ["cs", null, ["role"]]);
  assert.deepEqual({ ...localStorage }, { "sample:role": "ops", "sample:me": "Li", [own("role")]: "cs" });
});

test("a page that does not know whose storage it is keeps nothing", async () => {
  keptIs();
  const { dataset } = document.documentElement;
  const { kept } = dataset;
  delete dataset.kept;
  const { keep, recall, refusal } = await scripts("core/memory.js?nobody");
  dataset.kept = kept;
  assert.deepEqual([keep("role", "ops"), recall("role"), refusal(), { ...localStorage }], [false, "ops", "denied", {}]);
});
