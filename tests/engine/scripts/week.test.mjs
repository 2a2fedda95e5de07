// The week names what takes several days on the day it is due, as Today does, and on no other.
import assert from "node:assert/strict";
import test from "node:test";
import { keptIs, scripts } from "./page.mjs";

const { dateOf } = await scripts("dates/period.js");
const { week } = await scripts("today/week.js");

const REVIEW = { id: "review", title: "Review", roles: [], all: 1, ids: { look: [] }, owner: "Lead", minutes: null, period: "run", schedule: null, campaign: [-3, -1] };
const SALE = { id: "sale", title: "Sale", stages: {}, phases: "any", days: [["2026-11-27"]] };
const KNOWN = { duties: [REVIEW], campaigns: [SALE], lists: { any: { review: [] } }, paths: [] };

/** The least of an element: what it holds. */
class Part {
  parts = [];
  setAttribute() {}
  addEventListener() {}
  append(...parts) {
    this.parts.push(...parts);
  }
}

test("a list of several days is named on the last of them only", () => {
  keptIs({});
  globalThis.document.createElement = () => new Part();
  const day = "2026-11-25";
  const lines = week(KNOWN, "*", day, () => {}, dateOf(day)).parts;
  const named = lines.map((line) => JSON.stringify(line.parts[1]).includes("Review"));
  assert.deepEqual(named, [false, false, false, true, false, false, false]);
});
