// Earlier periods, folded into a few letters: nothing damaged or newer is written over.
import assert from "node:assert/strict";
import test from "node:test";
import { kept, keptIs, scripts } from "./page.mjs";

keptIs();
const { checkPast, faultOf, fold, history, recollect } = await scripts("past.js");
const { forget, names } = await scripts("memory.js");

const IDS = { price: [], page: [], stock: [] };
const PAST = "past:daily";

function only(values) {
  names("").forEach(forget);
  keptIs(values);
}

/** `count` days before 24 November 2026, each with the same marks. */
function days(count, marks) {
  const names = Array.from({ length: count }, (_, back) => new Date(Date.UTC(2026, 10, 23 - back)).toISOString().slice(0, 10));
  return Object.fromEntries(names.map((day) => [`ticks:daily@${day}`, { v: 2, marks }]));
}

for (const text of ["{{{", "null", '{"v":1,"sets":[[1]],"log":{}}', '{"v":1,"sets":[],"log":[[]]}']) {
  test(`a damaged history is set aside, and what comes is folded anew: ${text}`, () => {
    only({ [PAST]: text, ...days(9, { price: { at: 9 } }) });
    assert.equal(checkPast(text), null);
    assert.equal(faultOf("daily"), "past-damaged");
    assert.equal(kept(`damaged:${PAST}`), text);
    fold("daily", IDS, "2026-11-24");
    assert.equal(history("daily", IDS).length, 9);
    assert.equal(kept(`damaged:${PAST}`), text);
  });
}

test("a history of a later version is not touched", () => {
  const later = '{"v":9,"months":"new"}';
  only({ [PAST]: later, ...days(9, { price: { at: 9 } }) });
  assert.equal(faultOf("daily"), "past-future");
  fold("daily", IDS, "2026-11-24");
  assert.equal(kept(PAST), later);
  assert.equal(history("daily", IDS).length, 9, "nothing was folded into it, nothing is lost");
});

test("what is folded reads as it did before", () => {
  const marks = { price: { at: 9 }, page: { at: 9, is: "na", why: "假日" }, gone: { at: 9, is: "open", note: "x" } };
  only(days(30, marks));
  const before = history("daily", IDS);
  fold("daily", IDS, "2026-11-24");
  assert.equal(names("ticks:").length, 5);
  const after = history("daily", IDS);
  assert.deepEqual(after.map(({ period }) => period), before.map(({ period }) => period));
  for (const [at, one] of after.entries()) {
    for (const part of ["done", "na", "skipped", "all"]) assert.deepEqual(one[part], before[at][part]);
  }
  assert.deepEqual(recollect("daily", after.at(-1).period).marks, {
    price: { at: 0 },
    page: { at: 0, is: "na", why: "假日" },
    gone: { at: 0, is: "open", note: "x" },
  });
});
