// The ticks of a dated path whose ids have changed.
import assert from "node:assert/strict";
import test from "node:test";
import { kept, keptIs, scripts } from "./page.mjs";

keptIs();
const { PathSheet } = await scripts("onboarding/path-sheet.js");

const DONE = { at: 9, is: "done" };
const steps = ["quiz", "talk"].map((id) => ({ id, aliases: [`${id}-before`], stage: "week-1" }));
const paths = [{ id: "operations", aliases: ["ops"], steps }];

test("a path that was renamed keeps what was ticked, and takes what a link made before says", () => {
  keptIs({ "ticks:onboarding-ops-week-1@always": { v: 3, marks: { quiz: DONE, "talk-before": DONE } } });
  const sheet = new PathSheet(paths, "path:operations:2026-11-02", "always", ["path:ops:2026-11-02"]);
  assert.deepEqual(["quiz", "talk"].map((id) => sheet.state(`operations-${id}`)), ["done", "done"]);
  assert.equal(kept("ticks:onboarding-ops-week-1@always"), null);
  assert.ok(kept("ticks:onboarding-operations-week-1@always"));
  assert.deepEqual(sheet.names, ["path:operations:2026-11-02", "path:ops:2026-11-02"]);
  sheet.take({ "ops-talk-before": { at: 10 } });
  assert.equal(sheet.state("operations-talk"), "open");
});
