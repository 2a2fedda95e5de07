// What ticks of a self-assessment come to: levels, what to do next, and that nobody's order of merging matters.
import assert from "node:assert/strict";
import test from "node:test";
import { Chance } from "./chance.mjs";
import { scripts } from "./page.mjs";

const { actions, idsOf, keyOf, levelOf, missing, nextOf, targetOf } = await scripts("maturity/levels.js");
const { merge } = await scripts("ticks/registers.js");
const { checkMarks, rename } = await scripts("ticks/ticks.js");

const practiceOf = (id, counts) => ({ id, title: id, levels: counts.map((count, place) => Array.from({ length: count }, (_, one) => ({ id: `l${place + 1}-${one}`, how: ["", ""] }))) });
const known = { proven: 3, practices: [practiceOf("goals", [1, 2, 2, 1, 3]), practiceOf("data", [2, 1, 1, 2, 1]), practiceOf("team", [1, 1, 3, 1, 1])] };
const [goals] = known.practices;
const ticked = (practice, ...ids) => Object.fromEntries(ids.map((id) => [`${practice}--${id}`, { at: 5, is: "done" }]));
const level = (...ids) => levelOf(goals, ticked("goals", ...ids), 3);

test("the level is the highest that is complete from the third on; below, one tick tells", () => {
  assert.equal(level(), 0);
  assert.equal(level("l1-0"), 1);
  assert.equal(level("l1-0", "l2-1"), 2);
  assert.equal(level("l3-0"), 2, "begun, and not there");
  assert.equal(level("l3-0", "l3-1"), 3, "whoever is at the third ticks no description of less");
  assert.equal(level("l4-0", "l5-0", "l5-1", "l5-2"), 2, "nothing is skipped");
  assert.equal(level("l3-0", "l3-1", "l4-0"), 4);
  assert.equal(level("l3-0", "l3-1", "l4-0", "l5-0", "l5-1"), 4);
  assert.equal(level("l3-0", "l3-1", "l4-0", "l5-0", "l5-1", "l5-2"), 5);
});

test("an open or inapplicable line is no evidence", () => {
  assert.equal(levelOf(goals, { "goals--l1-0": { at: 5 }, "goals--l2-0": { at: 5, is: "na", why: "x" } }, 3), 0);
});

/** Ticks of someone, some of them taken back. */
function someTicks(chance) {
  const all = known.practices.flatMap((practice) => practice.levels.flat().map((sign) => keyOf(practice, sign)));
  return Object.fromEntries(all.filter(() => chance.often(60)).map((key) => [key, { at: chance.below(4), device: chance.one(["a", "b", "c"]), ...(chance.often(70) && { is: "done" }) }]));
}

test("answers of a team come to the same levels and actions in whatever order they are merged, and how often", () => {
  const chance = new Chance(20261130);
  const said = (marks) => JSON.stringify([known.practices.map((practice) => levelOf(practice, marks, 3)), actions(known, marks, {}).map(({ practice, sign }) => keyOf(practice, sign))]);
  for (let turn = 0; turn < 100; turn += 1) {
    const [one, two, three] = [someTicks(chance), someTicks(chance), someTicks(chance)];
    const wanted = said(merge(merge(one, two), three));
    for (const order of [merge(three, merge(two, one)), merge(merge(two, three), merge(one, two)), merge(merge(one, three), merge(two, three))]) assert.equal(said(order), wanted);
  }
});

test("more evidence never lowers a level, and a level is complete from the third up to itself", () => {
  const chance = new Chance(7);
  for (let turn = 0; turn < 500; turn += 1) {
    const marks = someTicks(chance);
    for (const practice of known.practices) {
      const at = levelOf(practice, marks, 3);
      for (let one = 3; one <= at; one += 1) assert.deepEqual(missing(practice, one, marks), []);
      const more = { ...marks, [keyOf(practice, chance.one(practice.levels.flat()))]: { at: 9, is: "done" } };
      assert.ok(levelOf(practice, more, 3) >= at);
      assert.ok(at < 3 || at === 5 || missing(practice, at + 1, marks).length);
    }
  }
});

test("the next three: where most levels lack, then where the level is lowest, one of each practice first", () => {
  const marks = { ...ticked("goals", "l1-0"), ...ticked("data", "l3-0"), ...ticked("team", "l3-0") };
  const keys = (targets, most) => actions(known, marks, targets, most).map(({ practice, level: to, sign }) => `${practice.id} ${to} ${sign.id}`);
  assert.deepEqual(keys({}), ["goals 3 l3-0", "team 3 l3-1", "goals 3 l3-1"], "data is at its target");
  assert.deepEqual(keys({ "data.note": { at: 1, note: "5" } }), ["goals 3 l3-0", "data 4 l4-0", "team 3 l3-1"]);
  assert.deepEqual(keys({ "goals.note": { at: 1, note: "1" }, "team.note": { at: 1, note: "2" } }), []);
  assert.deepEqual(actions(known, {}, {}), [], "what is not assessed asks for nothing");
  assert.equal(nextOf(1, 3), 3, "a description is nothing to work towards");
  assert.equal(targetOf(goals, { "goals.note": { at: 1, note: "9" } }), 3, "a damaged target is the usual one");
});

test("ticks outlive other ids of practices and of evidence", () => {
  const renamed = { ...goals, id: "aims", aliases: ["goals"], levels: [[{ id: "kept", aliases: ["l1-0"], how: ["", ""] }], ...goals.levels.slice(1)] };
  const marks = { ...ticked("goals", "l1-0", "l3-0"), "goals.note": { at: 1, note: "4" } };
  assert.deepEqual(rename(marks, idsOf([renamed])), { ...ticked("aims", "kept", "l3-0"), "aims.note": { at: 1, note: "4" } });
  assert.equal(checkMarks(marks).fault, undefined, "files may hold them");
});
