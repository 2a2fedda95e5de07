// node interleavings.mjs COUNT SEED: browsers, tabs and clocks at odds, and nothing that was done last is lost.
//
// Each turn is some devices with tabs, on which people tick, note, reset, hand over, import and take back, while
// tabs are held for Back, hear late of one another or not at all, storage is full for a while, and days are folded.
// In the end everybody imports what everybody has, in any order. Then all must say the same, and of each thing no
// mark may count that somebody had seen and set anew.

import assert from "node:assert/strict";
import { build } from "esbuild";
import { Chance } from "./chance.mjs";
import { NO_PAGE, own, Storage } from "./page.mjs";

const [COUNT, SEED] = process.argv.slice(2).map(Number);
const LIST = "daily";
const IDS = { price: [], page: ["home"], stock: [] };
const DAYS = Array.from({ length: 9 }, (_, at) => `2026-11-${16 + at}`);
const START = Date.UTC(2026, 10, 24, 4);
const HOUR = 36e5;
const ACTS = 40;

const SOURCE = new URL("../../../playbook/theme/src/", import.meta.url).pathname;
const ENTRY = `
  export { Sheet } from "./ticks/sheet.js";
  export { bring, readFile, writeFile } from "./ticks/backup.js";
  export { keep } from "./core/memory.js";
  export { pack, unpack } from "./share/share.js";`;
const { outputFiles } = await build({ stdin: { contents: ENTRY, resolveDir: SOURCE }, bundle: true, write: false, format: "iife", globalName: "page", define: { "import.meta.url": '"http://x/"' } });
const load = new Function("localStorage", "addEventListener", "Date", "document", "location", "fetch", `${outputFiles[0].text}; return page;`);

/** A tab: all scripts anew, with what they keep in memory. */
class Tab {
  constructor(device) {
    this.device = device;
    this.held = false;
    /** What storage has told, and the tab has not heard yet. */
    this.waiting = [];
    this.listeners = { storage: [], pageshow: [] };
    const storage = new Proxy(device.storage, {
      get: (kept, name) => (name === "setItem" || name === "removeItem" ? (...what) => this.change(name, ...what) : Reflect.get(kept, name)),
    });
    const clock = class extends Date {
      static now = () => device.now();
    };
    this.page = load(storage, (name, listener) => this.listeners[name]?.push(listener), clock, NO_PAGE, { href: "", hash: "" }, async () => ({ ok: true, json: async () => ({}) }));
    this.sheet = new this.page.Sheet(LIST, IDS);
    this.listeners.storage.push(({ key }) => this.sheet.hear(key.slice(own("").length)));
  }

  change(what, key, value) {
    const before = this.device.storage.getItem(key);
    this.device.storage[what](key, value);
    if (before === this.device.storage.getItem(key)) return;
    for (const other of this.device.tabs) if (other !== this && !other.held) other.waiting.push(key);
  }

  hear() {
    for (const key of this.waiting.splice(0)) for (const listener of this.listeners.storage) listener({ key });
  }

  hold() {
    this.held = true;
    this.waiting = [];
  }

  back() {
    this.held = false;
    for (const listener of this.listeners.pageshow) listener({ persisted: true });
  }

  marks(day) {
    return this.sheet.marksIn(day);
  }
}

class Device {
  constructor(world, chance) {
    this.world = world;
    this.ahead = (chance.below(22) - 11) * HOUR;
    this.storage = new Storage();
    this.tabs = [];
    const v = chance.one([0, 0, 2, 1]);
    const marks = (at) => ({ price: { at }, stock: { at: at + 5, is: "open", note: `old ${at}` } });
    if (v === 2) for (const day of DAYS.slice(2)) this.storage.setItem(own(`ticks:${LIST}@${day}`), JSON.stringify({ v, marks: marks(Date.parse(day)) }));
    if (v) this.storage.setItem(own(`past:${LIST}`), JSON.stringify({ v: 1, sets: [["price", "home", "stock"]], log: { "2026-11-": "16:0,17:01!2,20:0" }, notes: { "2026-11-17": { stock: { why: "x" } } } }));
    this.open();
  }

  now() {
    return this.world.time + this.ahead;
  }

  open() {
    this.tabs.push(new Tab(this));
  }
}

class World {
  constructor(seed) {
    this.chance = new Chance(seed);
    this.time = START;
    this.devices = [];
    /** Each mark there has been, as text, by what it is of. */
    this.known = new Map();
    /** What each mark was set over, as text. */
    this.over = new Map();
    this.undo = [];
    const count = 2 + this.chance.below(2);
    for (let at = 0; at < count; at += 1) this.devices.push(new Device(this, this.chance));
    for (const { tabs } of this.devices) for (const day of DAYS) for (const [key, mark] of Object.entries(tabs[0].marks(day))) this.known.set(`${day} ${key} ${spelled(mark)}`, `${day} ${key}`);
  }

  /** A tab that is in use, of any device or this one. */
  tab(device = this.chance.one(this.devices)) {
    const used = device.tabs.filter(({ held }) => !held);
    if (!used.length) device.open();
    return used.length ? this.chance.one(used) : device.tabs.at(-1);
  }

  /** Do something in a tab, and note which marks it has set over which. */
  async watch(tab, act) {
    const before = DAYS.map((day) => tab.marks(day));
    await act();
    for (const [at, day] of DAYS.entries()) {
      const after = tab.marks(day);
      if (after === before[at]) continue;
      for (const key of Object.keys(after)) {
        const [old, mark] = [before[at][key], after[key]].map((one) => one && `${day} ${key} ${spelled(one)}`);
        if (old === mark || this.known.has(mark)) continue;
        const stored = tab.device.storage.room < Infinity ? new Tab(tab.device).marks(day)[key] : after[key];
        if (!stored || spelled(stored) !== spelled(after[key])) continue; // refused, and the reader was told
        this.known.set(mark, `${day} ${key}`);
        this.over.set(mark, old);
      }
    }
  }

  async act() {
    const { chance } = this;
    this.time += chance.one([0, 0, 1, 1000, 60000, HOUR]);
    const tab = this.tab();
    const { sheet, page, device } = tab;
    sheet.open(chance.one([...DAYS, DAYS[8], DAYS[8], DAYS[8]]));
    const item = chance.one(Object.keys(IDS));
    const tag = `${this.known.size}-${chance.below(1e6)}`;
    const acts = {
      tick: () => this.set(sheet, item, "done"),
      untick: () => this.set(sheet, item, undefined),
      na: () => this.set(sheet, item, "na", tag),
      note: () => sheet.annotate(item, chance.one([tag, tag, ""])),
      race: () => this.race(tab, this.tab(device), item),
      reset: () => this.undo.push([tab, sheet.reset()]),
      fold: () => sheet.tidy(DAYS[8]),
      hear: () => tab.hear(),
      hold: () => tab.hold(),
      back: () => chance.one(device.tabs).back(),
      open: () => device.tabs.length < 4 && device.open(),
      reload: () => (device.tabs[device.tabs.indexOf(tab)] = new Tab(device)),
      full: () => (device.storage.room = device.storage.used + chance.below(90)),
      room: () => (device.storage.room = Infinity),
      bring: () => this.bring(tab, this.tab(), chance.often(20)),
      share: () => this.share(tab, this.tab()),
      undo: () => this.undo.pop()?.[1](),
    };
    page.keep("me", chance.one(["", "Li", "a,b"]));
    const name = chance.one([...Object.keys(acts), "tick", "tick", "untick", "untick", "note", "hear"]);
    const where = name === "undo" ? (this.undo.at(-1)?.[0] ?? tab) : tab;
    await this.watch(where, acts[name]);
  }

  /** What is set is so at once, whatever the clock says. */
  set(sheet, item, is, why) {
    sheet.change(item, is, why);
    assert.equal(sheet.state(item), is ?? "open");
  }

  /** Two tabs of two processes set one list at once: each writes what it read before the other wrote. */
  race(one, other, item) {
    const { storage } = one.device;
    if (one === other || storage.room < Infinity) return;
    const key = own(`ticks:${LIST}@${one.sheet.period}`);
    const text = storage.getItem(key);
    other.sheet.open(one.sheet.period);
    one.sheet.change("price", this.chance.one(["done", undefined]));
    one.sheet.change(item, "done");
    if (text === null) storage.removeItem(key);
    else storage.setItem(key, text);
    other.sheet.change("page", "done");
    one.hear();
    other.hear();
    for (const { sheet } of [one, other]) assert.deepEqual([sheet.state(item), sheet.state("page")], ["done", "done"]);
  }

  bring(to, from, replace) {
    const { undo } = to.page.bring(to.page.readFile(from.page.writeFile("sample", new Date(this.time))), replace);
    this.undo.push([to, undo]);
    for (const day of DAYS) this.has(to, from, day);
  }

  /** Every mark of one is in the other, or a later one. */
  has(to, from, day) {
    const marks = to.marks(day);
    for (const [key, { at }] of Object.entries(from.marks(day))) assert.ok(marks[key]?.at >= at, `${day} ${key} is not taken`);
  }

  async share(to, from) {
    const period = to.sheet.period;
    const { fragment } = await from.page.pack({ list: LIST, period, marks: from.marks(period) });
    const found = await to.page.unpack(fragment);
    assert.notEqual(typeof found, "string");
    this.undo.push([to, to.sheet.take(found.marks)]);
    this.has(to, from, period);
  }

  async end() {
    for (const { storage, tabs } of this.devices) {
      storage.room = Infinity;
      for (const tab of tabs) tab.hear();
      for (const tab of tabs) if (tab.held) tab.back();
    }
    const order = this.devices.flatMap((one) => this.devices.map((other) => [this.chance.below(1e6), one, other])).sort(([one], [other]) => one - other);
    for (let round = 0; round < 2; round += 1) {
      for (const [, one, other] of order) {
        const to = new Tab(one);
        await this.watch(to, () => this.bring(to, new Tab(other), false));
        if (this.chance.often(30)) to.sheet.tidy(DAYS[8]);
      }
    }
    this.check();
  }

  check() {
    const all = this.devices.map((device) => {
      const tab = new Tab(device);
      return Object.fromEntries(DAYS.flatMap((day) => Object.entries(tab.marks(day)).map(([key, mark]) => [`${day} ${key}`, spelled(mark)])));
    });
    for (const one of all) assert.deepEqual(one, all[0], "all devices say the same");
    const seen = new Set(this.over.values());
    for (const [mark, key] of this.known) {
      assert.ok(all[0][key], `${key} is lost`);
      const last = `${key} ${all[0][key]}`;
      if (mark !== last) assert.notEqual(this.over.get(mark), last, `${mark} was set over ${last}`);
    }
    return seen.size;
  }
}

function spelled(mark) {
  return JSON.stringify(Object.entries(mark).sort());
}

for (let turn = 0; turn < COUNT; turn += 1) {
  const world = new World(SEED + turn);
  try {
    for (let act = 0; act < ACTS; act += 1) await world.act();
    await world.end();
  } catch (error) {
    console.log(`seed ${SEED + turn}: ${error.message}`);
    process.exitCode = 1;
    break;
  }
}
