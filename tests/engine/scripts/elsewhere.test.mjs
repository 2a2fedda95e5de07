// A reader whose clock is not the team's: both times above a list, and the team's beside what was ticked.
import assert from "node:assert/strict";
import test from "node:test";
import { scripts } from "./page.mjs";

process.env.TZ = "America/Los_Angeles";
const SAID = { coming: "next", "team-clock": "{time} / {here}", "time-here": "{time} ({here})", clock: "{HH}:{mm}", date: "{M}-{d}", "date-brief": "{M}-{d}", "span-day": "{y}-{M}-{d}" };
globalThis.document.documentElement.dataset.zone = "Asia/Shanghai";
globalThis.fetch = async () => ({ ok: true, json: async () => SAID });
globalThis.setInterval = () => {};
globalThis.document.addEventListener = () => {};
globalThis.document.createElement = () => ({ setAttribute() {}, append() {}, textContent: "" });
const { words } = await scripts("core/words.js");
const { sayBothClocks } = await scripts("checklist/elsewhere.js");
const { markWords } = await scripts("ticks/mark-words.js");
const real = globalThis.Date;

/** What stands above a list at a moment. */
async function above(moment, schedule) {
  globalThis.Date = class extends real {
    constructor(...parts) {
      super(...(parts.length ? parts : [moment]));
    }
  };
  const lines = [];
  const root = { dataset: { schedule: JSON.stringify(schedule) }, querySelector: () => ({ before: (line) => lines.push(line) }) };
  try {
    await sayBothClocks(root);
    return lines[0]?.textContent ?? "";
  } finally {
    globalThis.Date = real;
  }
}

test("a list says what time it is for both, and when it is next due for both", async () => {
  const sunday = "2026-11-29T18:00:00-08:00"; // Monday 10:00 in Shanghai
  assert.equal(await above(sunday, { freq: "weekly", weekdays: ["MO"], times: ["10:00"] }), "11-30 10:00 / 11-29 18:00 next · 12-7 10:00 (12-6 18:00)");
  assert.equal(await above(sunday, { freq: "monthly", monthdays: [1], times: ["09:00", "17:00"] }), "11-30 10:00 / 11-29 18:00 next · 12-1 09:00 (11-30 17:00)");
  assert.equal(await above(sunday, { freq: "daily", times: ["09:00", "17:00"] }), "11-30 10:00 / 11-29 18:00 next · 11-30 17:00 (01:00)");
  assert.equal(await above(sunday, null), "11-30 10:00 / 11-29 18:00");
});

test("another name of the team's time is no other time", async () => {
  process.env.TZ = "Asia/Chongqing";
  assert.equal(await above("2026-11-30T10:00:00+08:00", { freq: "daily", times: ["10:00"] }), "");
  process.env.TZ = "America/Los_Angeles";
});

test("a tick says when it was by the team's clock, whose day the list is of", async () => {
  await words;
  const mark = { at: Date.parse("2026-11-30T10:05:00+08:00"), is: "done" };
  assert.equal(markWords(mark, "2026-11-30"), "10:05");
  assert.equal(markWords(mark, "2026-W49"), "11-30 10:05");
});

test("an hour that the reader's clocks skip or have twice is one of the team's like any other", async () => {
  for (const [team, moment, here, next] of [
    ["3-14 02:30", "2027-03-14T02:30:00+08:00", "3-13 10:30", "3-14 02:45 (3-13 10:45)"],
    ["11-7 01:30", "2027-11-07T01:30:00+08:00", "11-6 10:30", "11-7 02:45 (11-6 11:45)"],
    ["3-14 18:30", "2027-03-14T03:30:00-07:00", "3-14 03:30", "3-15 02:45 (3-14 11:45)"],
    ["11-7 16:30", "2027-11-07T01:30:00-07:00", "11-7 01:30", "11-8 02:45 (11-7 10:45)"],
  ]) {
    assert.equal(await above(moment, { freq: "daily", times: ["02:45"] }), `${team} / ${here} next · ${next}`);
    assert.equal(markWords({ at: Date.parse(moment), is: "done" }, ""), team);
  }
});
