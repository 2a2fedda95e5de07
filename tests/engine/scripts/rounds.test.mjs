// What Today says of a list whose items are done in rounds: the next one, and not "done" before the last has come.
import assert from "node:assert/strict";
import test from "node:test";
import { keptIs, scripts } from "./page.mjs";

globalThis.document.documentElement.dataset.lang = "any";
globalThis.location = { href: "https://example.org/any/today/" };
globalThis.fetch = async () => ({ ok: true, json: async () => ({ "round-next": "next {time}", "clear-first": "at {time}: {list}", clock: "{h}:{mm} {a}", "parts-of-day": `${"am|".repeat(12)}${"pm|".repeat(12)}` }) });
const { words } = await scripts("core/words.js");
const { agenda, tasks } = await scripts("today/duties.js");
const { firstWords } = await scripts("today/head.js");
const { addDays, clockAt, dateOf, now, periodOf } = await scripts("dates/period.js");

const NIGHT = { id: "night", title: "Night", roles: [], owner: "Lead", minutes: null, period: "day", schedule: { freq: "daily", times: ["20:00"] }, campaign: null };
const LIST = { ...NIGHT, all: 2, ids: { "look--2000": [], "look--0100": [] }, rounds: ["20:00", "25:00"] };
const KNOWN = { duties: [LIST], campaigns: [], lists: {}, paths: [] };

/** The list of a day as Today has it at a moment. */
function seen(moment, done = []) {
  const marks = Object.fromEntries(done.map((id) => [id, { at: 1, is: "done" }]));
  keptIs({ "ticks:night@2026-11-24": { v: 3, marks } });
  const day = dateOf("2026-11-24");
  return by(moment, () => tasks(KNOWN, "*", day, addDays(day, 1))[0]);
}

/** What Today has to do and missed at a moment, by the day. */
function agendaAt(moment) {
  return by(moment, () => {
    const { due, late } = agenda(KNOWN, "*", dateOf(periodOf("day", now())));
    return [due, late].map((found) => found.map((one) => `${one.due.getUTCDate()} ${one.ahead ?? ""}`.trim()));
  });
}

function by(moment, act) {
  const { Date: real } = globalThis;
  globalThis.Date = class extends real {
    constructor(...parts) {
      super(...(parts.length ? parts : [moment]));
    }
  };
  try {
    return act();
  } finally {
    globalThis.Date = real;
  }
}

test("Today names the next round, over midnight too", async () => {
  await words;
  assert.equal(seen("2026-11-24T19:00").about, "Lead"); // the first stands before the title
  assert.match(seen("2026-11-24T23:00").about, /^next 1:00 am · Lead$/);
  assert.equal(seen("2026-11-25T01:30").about, "Lead");
});

test("once all is done, what is first tomorrow is said by the clock of the country, a campaign's round too", async () => {
  await words;
  keptIs();
  const daily = { ...NIGHT, id: "daily", title: "Daily", all: 1, ids: {}, schedule: { freq: "daily", times: ["14:30"] } };
  const own = { ...NIGHT, id: "own", title: "Own", all: 1, ids: {}, schedule: null, campaign: [0, 0], rounds: ["10:00", "11:00"] };
  const sale = { id: "sale", title: "Sale", phases: "big", stages: {}, days: [["2026-11-25"]] };
  const first = (duties, campaigns = []) => by("2026-11-24T19:00", () => {
    const known = { duties, campaigns, lists: { big: { own: [""] } } };
    return firstWords(agenda(known, "*", dateOf("2026-11-25")).due);
  });
  assert.equal(first([daily]), "at 2:30 pm: Daily");
  assert.equal(first([daily, own], [sale]), "at 10:00 am: Own");
  assert.equal(first([{ ...own, rounds: [] }], [sale]), "");
});

test("each round counts, and a list is not done while one is to come", () => {
  const early = seen("2026-11-24T23:00", ["look--2000", "look--0100"]);
  assert.deepEqual([early.done, early.all, early.ahead], [2, 2, "25:00"]);
  const late = seen("2026-11-25T01:30", ["look--2000"]);
  assert.deepEqual([late.done, late.all, late.ahead], [1, 2, undefined]);
});

test("holidays are no days of a rule, and make-up days are", async () => {
  const { dueDays } = await scripts("dates/recurrence.js");
  const schedule = { freq: "weekly", weekdays: ["MO", "TU", "WE", "TH", "FR"], days: { "2026-10-01": false, "2026-10-10": true } };
  const days = dueDays(schedule, dateOf("2026-09-30"), dateOf("2026-10-12")).map((day) => day.getUTCDate());
  assert.deepEqual(days, [30, 2, 5, 6, 7, 8, 9, 10]);
});

test("an hour beyond 24 is of the next day, and of the day that has one hour less", () => {
  assert.equal(periodOf("day", clockAt(dateOf("2026-11-24"), "25:00")), "2026-11-25");
  assert.equal(clockAt(dateOf("2026-11-30"), "24:00").getUTCDate(), 1);
});

test("a night list without a tick stays while a round is to come, and was missed after that", () => {
  keptIs({ "ticks:other@2026-11-20": { v: 3, marks: { one: { at: 1, is: "done" } } } });
  assert.deepEqual(agendaAt("2026-11-24T23:30"), [["24 25:00"], ["23"]]);
  assert.deepEqual(agendaAt("2026-11-25T00:30"), [["24 25:00", "25 20:00"], []]);
  assert.deepEqual(agendaAt("2026-11-25T02:30"), [["25 20:00"], ["24"]]);
  assert.deepEqual(agendaAt("2026-11-25T06:30"), [["25 20:00"], ["24"]]);
  keptIs({});
  assert.deepEqual(agendaAt("2026-11-25T00:30"), [["24 25:00", "25 20:00"], []]);
});

test("what the night shift has still is not missed, in the week and the strip of days neither", async () => {
  const { firstTick, isMissed } = await scripts("today/duties.js");
  keptIs({ "ticks:other@2026-11-20": { v: 3, marks: { one: { at: 1, is: "done" } } } });
  const missed = (moment) => by(moment, () => isMissed(tasks(KNOWN, "*", dateOf("2026-11-24"), dateOf("2026-11-25"))[0], dateOf("2026-11-25"), firstTick()));
  assert.deepEqual(["2026-11-25T00:30", "2026-11-25T02:30"].map(missed), [false, true]);
});

test("a device knows of what was missed from its first tick on, whatever period that was in", () => {
  const daily = { ...KNOWN, duties: [{ ...LIST, rounds: [] }] };
  const late = (kept) => {
    keptIs(kept);
    return by("2026-11-26T12:00", () => agenda(daily, "*", dateOf("2026-11-26")).late.map(({ due }) => due.getUTCDate()));
  };
  const tick = (day) => ({ v: 3, marks: { one: { at: +new Date(`${day}T12:00`), is: "done" } } });
  assert.deepEqual(late({}), []);
  assert.deepEqual(late({ "ticks:promo@2026-11-25.sale": tick("2026-11-26") }), []);
  assert.deepEqual(late({ "ticks:weekly@2026-W48": tick("2026-11-26") }), []);
  assert.deepEqual(late({ "ticks:weekly@2026-W48": tick("2026-11-25") }), [25]);
  const past = { v: 2, sets: [["one"]], hands: [["", ""]], log: { "2026-11-": "24:0D00" }, more: {} };
  assert.deepEqual(late({ "past:other": past, "ticks:other@2026-11-26": tick("2026-11-26") }), [25]);
});
