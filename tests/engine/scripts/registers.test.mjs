// Two marks of one thing: the later counts, on whatever way they came together.
import assert from "node:assert/strict";
import test from "node:test";
import { Chance, someMarks } from "./chance.mjs";
import { scripts } from "./page.mjs";

const { difference, latestIn, notAhead, undoing } = await scripts("ticks/changes.js");
const { compareMarks, merge } = await scripts("ticks/registers.js");

/** Try `law` on marks of three browsers, many times. */
function always(law) {
  const chance = new Chance(20270308);
  for (let turn = 0; turn < 500; turn += 1) law(someMarks(chance), someMarks(chance), someMarks(chance), chance);
}

test("merging does not ask who came first", () => always((one, two) => assert.deepEqual(merge(one, two), merge(two, one))));

test("merging does not ask in which order", () =>
  always((one, two, three) => assert.deepEqual(merge(merge(one, two), three), merge(one, merge(two, three)))));

test("merging does not ask how often", () =>
  always((one, two) => {
    assert.deepEqual(merge(one, one), one);
    assert.deepEqual(merge(merge(one, two), two), merge(one, two));
  }));

test("every mark is kept, but where a later one of the same thing is", () =>
  always((one, two) => {
    const merged = merge(one, two);
    assert.deepEqual(Object.keys(merged).sort(), [...new Set([...Object.keys(one), ...Object.keys(two)])].sort());
    for (const [key, mark] of Object.entries(merged)) {
      const found = [one[key], two[key]].filter(Boolean);
      assert.ok(found.includes(mark));
      for (const other of found) assert.ok(compareMarks(mark, other) >= 0 && mark.at >= other.at);
    }
  }));

test("equal times go by the device, and only the same mark equals itself", () => {
  assert.ok(compareMarks({ at: 5, device: "b" }, { at: 5, device: "a", is: "done" }) > 0);
  assert.ok(compareMarks({ at: 5 }, { at: 5, device: "a" }) < 0);
  assert.ok(compareMarks({ at: 6 }, { at: 5, device: "a" }) > 0);
  assert.equal(compareMarks({ at: 5, is: "done", by: "Li" }, { by: "Li", is: "done", at: 5 }), 0);
  assert.ok(compareMarks({ at: 5, is: "na", why: "x" }, { at: 5, is: "na" }) > 0, "a link may leave out reasons");
});

test("a name that every object has is no mark", () => assert.deepEqual(merge({}, { constructor: { at: 1 } }).constructor, { at: 1 }));

test("a clock more than a day ahead is not believed", () => {
  const now = 9e8;
  const marks = { near: { at: now + 864e5 }, far: { at: now + 864e5 + 1, is: "done" } };
  assert.deepEqual(notAhead(marks, now), { near: { at: now + 864e5 }, far: { at: now, is: "done" } });
});

/** Set `values` after all that is there, as a browser does. */
function set(marks, values) {
  const at = latestIn(marks) + 1;
  return merge(marks, Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { ...value, at, device: "zzz" }])));
}

test("what differs, set anew, makes both say the same", () =>
  always((one, two) => {
    const made = set(one, difference(one, two));
    assert.deepEqual(difference(made, two), {});
    assert.deepEqual(difference(one, one), {});
  }));

test("what is taken back says what was said before, and leaves what came since", () =>
  always((one, two, three, chance) => {
    const taken = merge(one, two);
    const back = set(taken, undoing(one, taken, taken));
    assert.deepEqual(difference(back, one), {});
    const key = chance.one(["price", "page", "stock"]);
    const since = set(taken, { [key]: { is: "na", why: "since" } });
    assert.equal(set(since, undoing(one, taken, since))[key].why, "since");
  }));
