// The marks of a list: what is damaged, old or new, and two words for one item.
import assert from "node:assert/strict";
import test from "node:test";
import { kept, keptIs, scripts } from "./page.mjs";

keptIs();
const { merge, none, parse, readTicks, rename, writeTicks } = await scripts("ticks.js");
const { forget, names } = await scripts("memory.js");

/** Keep this and nothing else, for the modules too. */
function only(name, value) {
  names("").forEach(forget);
  keptIs({ [name]: value });
}

const NAME = "ticks:daily@2026-11-24";
for (const text of ["{{{", "null", '{"v":"x"}', '{"v":2,"marks":[]}', "42"]) {
  test(`damaged ticks are set aside, and what is ticked next is kept: ${text}`, () => {
    only(NAME, text);
    const ticks = readTicks(NAME);
    assert.equal(ticks.fault, "damaged");
    assert.equal(kept(`damaged:${NAME}`), text);
    ticks.marks.price = { at: 1 };
    writeTicks(NAME, ticks);
    assert.deepEqual(readTicks(NAME), { v: 2, marks: { price: { at: 1 } }, fault: "damaged" });
    assert.equal(kept(`damaged:${NAME}`), text, "the first damage is what was lost");
  });
}

test("what can be read of damaged ticks is kept", () => {
  const found = parse('{"v":2,"marks":{"price":{"at":9},"page":{"at":"soon"},"stock":null}}');
  assert.deepEqual(found, { v: 2, marks: { price: { at: 9 } }, fault: "damaged" });
});

test("what a later version kept is not touched", () => {
  const later = '{"v":99,"everything":"new"}';
  only(NAME, later);
  const ticks = readTicks(NAME);
  assert.equal(ticks.fault, "future");
  writeTicks(NAME, { ...ticks, marks: { price: { at: 1 } } });
  assert.equal(kept(NAME), later);
});

test("ticks of the first version are read, and former ids become today's", () => {
  const old = parse('{"v":1,"done":{"price":5,"home":6,"gone":7}}');
  assert.deepEqual(old.marks, { price: { at: 5 }, home: { at: 6 }, gone: { at: 7 } });
  const renamed = rename(old, { price: [], page: ["start", "home"] });
  assert.deepEqual(renamed.marks, { price: { at: 5 }, page: { at: 6 }, gone: { at: 7 } });
});

/** Numbers below `limit` that are the same in every run. */
function* dice(seed) {
  for (let state = seed; ; ) {
    state = (state * 48271) % 2147483647;
    yield state;
  }
}

function random(numbers) {
  const next = (limit) => numbers.next().value % limit;
  const marks = {};
  for (const id of ["price", "page", "stock"]) {
    if (next(3)) marks[id] = { at: next(3), ...(next(2) && { is: ["na", "open"][next(2)] }), ...(next(2) && { by: "ab"[next(2)] }) };
  }
  return { ...none(), marks };
}

test("merging does not ask who came first, nor how often", () => {
  const numbers = dice(20270308);
  for (let turn = 0; turn < 500; turn += 1) {
    const [one, two, three] = [random(numbers), random(numbers), random(numbers)];
    assert.deepEqual(sorted(merge(one, two)), sorted(merge(two, one)));
    assert.deepEqual(sorted(merge(merge(one, two), three)), sorted(merge(one, merge(two, three))));
    assert.deepEqual(sorted(merge(one, one)), sorted(one));
    for (const id of Object.keys({ ...one.marks, ...two.marks })) {
      const at = Math.max(one.marks[id]?.at ?? -1, two.marks[id]?.at ?? -1);
      assert.equal(merge(one, two).marks[id].at, at, "the later word counts");
    }
  }
});

function sorted(ticks) {
  return Object.fromEntries(Object.entries(ticks.marks).sort());
}
