// Which period a moment belongs to, and how it is said; run in several time zones.
import assert from "node:assert/strict";
import test from "node:test";
import { scripts } from "./page.mjs";

const { addDays, beside, daysBetween, dateOf, periodOf, periodWords, spanOf } = await scripts("period.js");

const TURNS = {
  "week 53 ends": ["week", "2027-01-03", "2026-W53", "2027-W01"],
  "week 53 goes on": ["week", "2026-12-31", "2026-W53", "2026-W53"],
  "31 January": ["month", "2026-01-31", "2026-01", "2026-02"],
  "28 February": ["month", "2026-02-28", "2026-02", "2026-03"],
  "leap day follows": ["month", "2028-02-28", "2028-02", "2028-02"],
  "quarter start": ["quarter", "2026-03-31", "2026-Q1", "2026-Q2"],
  "year start": ["year", "2026-12-31", "2026", "2027"],
  "spring forward": ["day", "2026-03-08", "2026-03-08", "2026-03-09"],
  "fall back": ["day", "2026-11-01", "2026-11-01", "2026-11-02"],
};
for (const [name, [kind, day, before, after]] of Object.entries(TURNS)) {
  test(`a ${kind} ends where the calendar says: ${name}`, () => {
    const [year, month, date] = day.split("-").map(Number);
    assert.equal(periodOf(kind, new Date(year, month - 1, date, 23, 59, 59)), before);
    assert.equal(periodOf(kind, new Date(year, month - 1, date + 1)), after);
    if (before === after) return;
    assert.equal(beside(before, 1), after);
    assert.equal(beside(after, -1), before);
    assert.deepEqual(spanOf(before).end, spanOf(after).start);
  });
}

const WORDS = {
  "2026-11-24": ["2026 年 11 月 24 日 星期二", "Tuesday, 24 Nov 2026"],
  "2026-W48": ["2026 年第 48 周 · 11 月 23-29 日", "Week 48 of 2026 · 23–29 Nov"],
  "2026-W53": ["2026 年第 53 周 · 12 月 28 日 - 1 月 3 日", "Week 53 of 2026 · 28 Dec–3 Jan"],
  "2027-W01": ["2027 年第 1 周 · 1 月 4-10 日", "Week 1 of 2027 · 4–10 Jan"],
  "2026-01": ["2026 年 1 月", "Jan 2026"],
  "2026-02": ["2026 年 2 月", "Feb 2026"],
  "2026-03": ["2026 年 3 月", "Mar 2026"],
  "2028-02": ["2028 年 2 月", "Feb 2028"],
  "2026-Q1": ["2026 年第 1 季度", "Q1 2026"],
  "2026-Q2": ["2026 年第 2 季度", "Q2 2026"],
  2026: ["2026 年", "2026"],
  2027: ["2027 年", "2027"],
  always: ["", ""],
};
test("every kind of period is said in both languages", () => {
  for (const [period, words] of Object.entries(WORDS)) {
    assert.deepEqual(["zh", "en"].map((language) => periodWords(period, language)), words);
  }
});

test("a day of 23 or 25 hours is one day", () => {
  for (const [day, next] of [["2026-03-08", "2026-03-09"], ["2026-11-01", "2026-11-02"]]) {
    assert.equal(periodOf("day", addDays(dateOf(day), 1)), next);
    assert.equal(daysBetween(dateOf(day), dateOf(next)), 1);
  }
});
