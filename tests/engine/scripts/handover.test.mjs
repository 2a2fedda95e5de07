// What comes from elsewhere, a link or a file: read as far as it is sound, or refused.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { kept, keptIs, own, scripts } from "./page.mjs";

keptIs({ me: "Li" });
globalThis.location = { href: "" };
const { pack, unpack } = await scripts("share/share.js");
const { bring, everything, readFile, writeFile } = await scripts("ticks/backup.js");
const { read } = await scripts("ticks/store.js");
const { set } = await scripts("ticks/writing.js");
const { refusal } = await scripts("core/memory.js");

const TODAY = "2026-11-24";
const FILE = { format: "team-playbook-ticks", v: 1, site: "sample" };
const DONE = { at: 9, is: "done" };
const { CompressionStream: squeezing, DecompressionStream: widening } = globalThis;

/** @param {object} marks @param {string} [page] */
function handOver(marks, page, list = "daily", period = TODAY) {
  return pack({ list, period, marks }, page);
}

test("a link holds what was handed over: times, devices, and what was opened again", async () => {
  const marks = {
    price: { at: 1795485600123, is: "done", device: "k3f2a9", by: "王" },
    stock: { at: 1795485600124, device: "k3f2a9" },
    "stock.note": { at: 6000, note: "<b> 夜班" },
    page: { at: 7000, is: "na", why: "x" },
    ".name": { at: 0, name: "SKU 7" },
  };
  const { fragment, whole } = await handOver({ ...marks, ".left": { at: 1, left: ["price@2026-11-23"] } });
  assert.match(fragment, /^#share=~[\w-]+$/);
  assert.equal(whole, true);
  const found = await unpack(fragment);
  assert.deepEqual([found.list, found.period, found.by, found.marks], ["daily", TODAY, "Li", marks]);
  for (const cut of [1, 9, fragment.length >> 1]) assert.equal(await unpack(fragment.slice(0, -cut)), "share-bad");
});

/** Every item of the longest list, and every step of the longest path. */
const LONG = {
  list: Array.from({ length: 11 }, (_, at) => `check-things-${at}`),
  path: Array.from({ length: 46 }, (_, at) => `${at < 28 ? "common" : "content"}-a-step-${["talk", "read", "visit", "try"][at % 4]}-${at}`),
};
for (const [what, items] of Object.entries(LONG)) {
  test(`the link of the longest ${what} fits a code that a phone reads`, async () => {
    const marks = Object.fromEntries(items.map((id, at) => [id, { at: 1795485600000 + at * 98765, is: "done", device: at % 3 ? "k3f2a9" : "x8d0q1", by: "李敏" }]));
    const page = `https://handbook.example.com/team-playbook/zh/onboarding/mine/`;
    const note = Array.from({ length: 500 }, (_, at) => String.fromCharCode(19968 + at * 31)).join("");
    const noted = { ...marks, [`${items[0]}.note`]: { at: 1, note } };
    for (const [all, wanted] of [[marks, true], [noted, false]]) {
      const { fragment, whole } = await handOver(all, page);
      assert.ok(page.length + fragment.length <= 1200, `${page.length + fragment.length}`);
      assert.equal(whole, wanted);
      assert.deepEqual((await unpack(fragment)).marks, marks);
    }
  });
}

test("a browser that cannot compress hands over and takes over, and says what it cannot read", async () => {
  const items = Array.from({ length: 90 }, (_, at) => `item-number-${at}`);
  const marks = Object.fromEntries(items.map((id) => [id, DONE]));
  const { fragment: short } = await handOver({ price: DONE });
  const { fragment: long } = await handOver(marks);
  delete globalThis.CompressionStream;
  delete globalThis.DecompressionStream;
  const { fragment: plain } = await handOver(marks);
  assert.deepEqual((await unpack(short)).marks, { price: DONE });
  assert.deepEqual((await unpack(plain)).marks, marks);
  assert.equal(await unpack(long), "share-old");
  Object.assign(globalThis, { CompressionStream: squeezing, DecompressionStream: widening });
  assert.deepEqual((await unpack(plain)).marks, marks);
});

test("a link whose times are none shows none that no clock can say", async () => {
  const link = (/** @type {unknown} */ at, /** @type {number} */ mark) =>
    unpack(`#share=~${Buffer.from(JSON.stringify(["daily", TODAY, "Li", at, [["price"]], [["k3f2a9", ""]], { "2026-11-": "24:0." }, { [TODAY]: { price: { at: mark, is: "done" } } }])).toString("base64url")}`);
  for (const at of [-1e300, 0, "soon", null]) assert.equal(await link(at, 1), "share-bad");
  for (const at of [1e300, 8.8e15]) {
    const found = await link(at, 8.6e15);
    for (const time of [found.at, found.marks.price.at]) assert.ok(Math.abs(time - Date.now()) < 6e4, `${time}`);
  }
});

test("a link that says nothing of its period is refused", async () => {
  const link = (/** @type {unknown} */ log) => unpack(`#share=~${Buffer.from(JSON.stringify(["daily", TODAY, "Li", 9, [["price"]], [["k3f2a9", ""]], log, {}])).toString("base64url")}`);
  assert.equal(typeof (await link({ "2026-11-": "24:0." })), "object");
  for (const log of [{}, { "2026-11-": "24" }, { "2026-11-": "24:" }, { "2026-11-": "23:0." }]) assert.equal(await link(log), "share-bad");
});

test("what a chat has done to a link takes nothing from it", async () => {
  const { fragment } = await handOver({ page: DONE });
  assert.ok(fragment.startsWith("#share=~"));
  for (const sent of [fragment.replace("~", "%7E"), ...["。", "%EF%BC%8C谢谢", ")", ">", "&utm_source=x", "%20", "="].map((more) => fragment + more)]) {
    assert.deepEqual((await unpack(sent)).marks, { page: DONE }, sent);
  }
});

test("links of a386ef5 are read", async () => {
  const short = [["price", 1795485600, "", "Li", "", ""], ["stock", 6, "open", "", "", "夜班"], ["page", 7, "na", "", "x", ""]];
  const stream = new Blob([JSON.stringify(["daily", TODAY, "Li", 1795485600000, "SKU 7", short])]).stream();
  const bytes = Buffer.from(await new Response(stream.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  assert.deepEqual((await unpack(`#share=${bytes.toString("base64url")}`)).marks, {
    price: { at: 1795485600000, is: "done", by: "Li" },
    stock: { at: 6000 },
    "stock.note": { at: 6000, note: "夜班" },
    page: { at: 7000, is: "na", why: "x" },
    ".name": { at: 0, name: "SKU 7" },
  });
});

for (const fragment of ["#share=", "#share=~", "#share=~W10", "#share=abc", "#share=i1ZKSczMqVTSUTIyMDI", "#share=%%", `#share=${"A".repeat(60001)}`]) {
  test(`a broken link is refused: ${fragment.slice(0, 30)}`, async () => assert.equal(await unpack(fragment), "share-bad"));
}

for (const [file, why] of [["no json", "import-bad"], ["{}", "import-bad"], ["null", "import-bad"], [{ ...FILE, kept: [] }, "import-bad"], [{ ...FILE, v: 9, kept: {} }, "import-future"]]) {
  const text = typeof file === "string" ? file : JSON.stringify(file);
  test(`a file is refused as ${why}: ${text.slice(0, 80)}`, () => assert.equal(readFile(text), why));
}

const SOUND = { me: "Li", [`ticks:daily@${TODAY}`]: '{"v":2,"marks":{"price":{"at":9}}}', "past:daily": '{"v":1,"sets":[["page"]],"log":{"2026-11-":"01:0"}}' };
const UNREAD = [
  ["scheme", "x"],
  ["me", 5],
  ["me", "x".repeat(61)],
  ["started", "soon"],
  ["started", "2026-02-31"],
  ["role", "<b>"],
  ["path-view", "every thing"],
  ["hire:a", '{"name":"Li"}'],
  ["quiz:a", '{"open":5}'],
  ["quiz:a", "{"],
  ["chosen:promo", "<b>"],
  ["ticks:weekly@2026-W48", "{"],
  ["ticks:weekly@2026-W48", '{"v":4}'],
  ["ticks:weekly@2026-02-31", '{"v":2,"marks":{}}'],
  ["ticks:weekly@constructor", '{"v":2,"marks":{}}'],
  ["ticks:weekly", '{"v":2,"marks":{}}'],
  ["past:weekly", '{"v":3}'],
  ["past:weekly", "{}"],
  ["past:weekly", '{"v":1,"sets":[["page"]],"log":{"2026-02-":"31:0"}}'],
];
for (const [name, text] of UNREAD) {
  test(`a damaged record keeps no other out: ${name} ${text}`, () => {
    const { sheets, settings, unread } = readFile(JSON.stringify({ ...FILE, kept: { [name]: text, ...SOUND, ...(name === "me" && { me: text }) } }));
    assert.deepEqual(unread, [name]);
    assert.deepEqual([...sheets.keys()], [`daily@${TODAY}`, "daily@2026-11-01"]);
    assert.deepEqual([...settings.keys()], name === "me" ? [] : ["me"]);
  });
}

test("what can be read of a damaged record is taken", () => {
  const text = '{"v":2,"marks":{"price":{"at":9},"page":null}}';
  const { sheets, unread } = readFile(JSON.stringify({ ...FILE, kept: { "ticks:daily@2026-11-20": text } }));
  assert.deepEqual([sheets.get("daily@2026-11-20").marks, unread], [{ price: DONE }, ["ticks:daily@2026-11-20"]]);
});

let lists = 0;

/** Bring a file of these into a browser that keeps `ours`; names of the list "daily" stand for a list of the test's own. */
function brought(ours, theirs, replace = false) {
  const list = `list-${(lists += 1)}`;
  const own = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name.replace("daily", list), typeof value === "string" ? value : JSON.stringify(value)]));
  keptIs(own(ours));
  const { stored, undo } = bring(readFile(JSON.stringify({ ...FILE, kept: own(theirs) })), replace);
  return { list, stored, undo, says: (period = TODAY) => says(list, period) };
}

/** The items of a period that are done. */
function says(list, period) {
  return Object.entries(read(list, period).marks).flatMap(([id, { is }]) => (is === "done" ? [id] : [])).sort();
}

const ticks = (...ids) => ({ v: 2, marks: Object.fromEntries(ids.map((id) => [id, { at: 9 }])) });
const FOLDED = { v: 1, sets: [["price", "page", "stock"]], log: { "2026-11-": "24:02" } };

test("merged, a period that one has whole and the other folded has what either has", () => {
  const NAME = `ticks:daily@${TODAY}`;
  for (const [ours, theirs] of [[{ "past:daily": FOLDED }, { [NAME]: ticks("stock") }], [{ [NAME]: ticks("stock") }, { "past:daily": FOLDED }]]) {
    assert.deepEqual(brought(ours, theirs).says(), ["page", "price", "stock"]);
  }
  const other = { v: 1, sets: [["price", "stock"]], log: { "2026-11-": "24:00,25:0" } };
  const both = brought({ "past:daily": FOLDED }, { "past:daily": other });
  assert.deepEqual([both.says(), both.says("2026-11-25")], [["page", "price", "stock"], ["price", "stock"]]);
});

test("a time more than a day ahead counts as now, so that the next tick is later", () => {
  const NAME = `ticks:daily@${TODAY}`;
  const { list, says } = brought({}, { [NAME]: { v: 3, marks: { price: { at: Date.now() + 9e9, is: "done" } } } });
  assert.ok(read(list, TODAY).marks.price.at <= Date.now());
  set(list, TODAY, { price: {} });
  assert.deepEqual(says(), []);
});

test("replaced, everything says what the file says, and can be taken back", () => {
  const later = { v: 3, marks: { page: { at: 99, is: "done" }, stock: { at: 99 } } };
  const ours = { [`ticks:daily@${TODAY}`]: later, "past:daily": { ...FOLDED, log: { "2026-11-": "20:0" } }, "ticks:daily@2026-11-23": ticks("price"), role: "ops", started: "2026-11-02" };
  const theirs = { [`ticks:daily@${TODAY}`]: ticks("price", "stock"), role: "cs", "ticks:daily@2026-11-22": ticks("page") };
  const periods = [TODAY, "2026-11-23", "2026-11-22", "2026-11-20"];
  const found = brought(ours, theirs, true);
  assert.deepEqual(periods.map(found.says), [["price", "stock"], [], ["page"], []]);
  assert.deepEqual([kept("role"), kept("started")], ["cs", null]);
  set(found.list, TODAY, { stock: {} });
  found.undo();
  assert.deepEqual(periods.map(found.says), [["page"], ["price"], [], ["page", "price", "stock"]]);
  assert.deepEqual([kept("role"), kept("started")], ["ops", "2026-11-02"]);
});

test("merged, first answers count and settings stay; taken back, what came since stays", () => {
  const { undo } = brought({ "quiz:ops": { open: "a" }, role: "ops" }, { "quiz:ops": { open: "b", close: "c" }, role: "cs", me: "Li" });
  assert.deepEqual([JSON.parse(kept("quiz:ops")), kept("role"), kept("me")], [{ open: "a", close: "c" }, "ops", "Li"]);
  localStorage.setItem(own("me"), "Wang");
  undo();
  assert.deepEqual([JSON.parse(kept("quiz:ops")), kept("role"), kept("me")], [{ open: "a" }, "ops", "Wang"]);
});

test("what storage refuses is not called imported, and lives in the page", () => {
  keptIs();
  localStorage.room = 100;
  const days = Object.fromEntries(Array.from({ length: 28 }, (_, at) => [`ticks:full@2026-10-${`${at + 1}`.padStart(2, "0")}`, JSON.stringify(ticks("price"))]));
  const { stored } = bring(readFile(JSON.stringify({ ...FILE, kept: days })), false);
  assert.equal(stored, false);
  assert.equal(refusal(), "full");
  assert.deepEqual(says("full", "2026-10-20"), ["price"]);
  assert.equal(Object.keys(everything()).filter((name) => name.startsWith("ticks:full@")).length, 28, "and can be saved to a file");
});

test("imported again into storage that is still full, it is not called imported; with room again it is stored", () => {
  keptIs();
  localStorage.room = 200;
  const days = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`ticks:again@2026-10-${at + 10}`, JSON.stringify(ticks("price"))]));
  const text = JSON.stringify({ ...FILE, kept: days });
  for (const _ of [1, 2]) assert.equal(bring(readFile(text), false).stored, false);
  localStorage.room = Infinity;
  assert.equal(bring(readFile(text), false).stored, true);
  for (const name of Object.keys(days)) assert.ok(kept(name), name);
});

test("what storage refused is in the file, though another page has written since", () => {
  keptIs();
  localStorage.room = 60;
  assert.equal(set("refused", TODAY, { price: { is: "done" } }), false);
  const name = `ticks:refused@${TODAY}`;
  localStorage.room = Infinity;
  localStorage.setItem(own(name), JSON.stringify(ticks("page")));
  localStorage.room = 60;
  assert.deepEqual(Object.keys(JSON.parse(everything()[name]).marks).sort(), ["page", "price"]);
});

test("what commit a386ef5 kept is read by this one, in a file of its own too", () => {
  const recorded = JSON.parse(readFileSync(new URL("../cases/kept-by-a386ef5.json", import.meta.url), "utf8"));
  const { sheets, settings, unread } = readFile(JSON.stringify({ ...FILE, kept: recorded }));
  assert.deepEqual(unread, []);
  assert.equal(sheets.size, 16);
  assert.equal(settings.size, Object.keys(recorded).filter((name) => !/^(ticks|past):/.test(name)).length);
  keptIs(recorded);
  const all = [...sheets.values()].map(({ list, period }) => [list, period, read(list, period).marks]);
  const again = readFile(writeFile("sample", new Date()));
  keptIs();
  bring(again, false);
  for (const [list, period, marks] of all) assert.deepEqual(read(list, period).marks, marks);
});
