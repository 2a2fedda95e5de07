// Which period a moment belongs to; run in several time zones.
import assert from "node:assert/strict";
import test from "node:test";
import { scripts } from "./page.mjs";

const { addDays, beside, clockAt, daysBetween, dateOf, hereAt, kindOf, monthName, now, periodOf, spanOf } = await scripts("dates/period.js");

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
    assert.equal(periodOf(kind, new Date(Date.UTC(year, month - 1, date, 23, 59, 59))), before);
    assert.equal(periodOf(kind, new Date(Date.UTC(year, month - 1, date + 1))), after);
    if (before === after) return;
    assert.equal(beside(before, 1), after);
    assert.equal(beside(after, -1), before);
    assert.deepEqual(spanOf(before).end, spanOf(after).start);
  });
}

test("a day of 23 or 25 hours is one day", () => {
  for (const [day, next] of [["2026-03-08", "2026-03-09"], ["2026-11-01", "2026-11-02"]]) {
    assert.equal(periodOf("day", addDays(dateOf(day), 1)), next);
    assert.equal(daysBetween(dateOf(day), dateOf(next)), 1);
  }
});

test("a week begins with the day of the team, and has the number of its Monday", async () => {
  for (const [week, start, end] of [["SU", "2026-11-29", "2026-12-05"], ["SA", "2026-11-28", "2026-12-04"], ["MO", "2026-11-30", "2026-12-06"]]) {
    document.documentElement.dataset.week = week;
    const team = await scripts(`dates/period.js?${week}`);
    const days = Array.from({ length: 7 }, (_, at) => addDays(dateOf(start), at));
    for (const day of days) {
      assert.equal(team.periodOf("week", day), "2026-W49");
      assert.deepEqual(team.weekStart(day), dateOf(start));
    }
    assert.equal(periodOf("day", days[6]), end);
    assert.deepEqual(team.spanOf("2026-W49").start, dateOf(start));
    assert.equal(team.beside("2026-W53", 1), "2027-W01");
  }
  delete document.documentElement.dataset.week;
});

for (const [period, kind] of Object.entries({
  "2026-02-28": "day", "2026-02-29": "", "2028-02-29": "day", "2026-W53": "week", "2027-W53": "", "2026-13": "", "2026-Q5": "", "2026-11-2": "", always: "always",
  "2026-11-11.double-11": "campaign", "2026-02-31.double-11": "", "run-20261124T100000": "run", "run-20260231T100000": "",
})) {
  test(`a link may name a period that there is, and no other: ${period}`, () => assert.equal(kindOf(period), kind));
}

test("an hour of the team's that there is not, or twice, is for readers elsewhere the one that calendars have", () => {
  const { dataset } = document.documentElement;
  const before = process.env.TZ;
  for (const [zone, day, gap, twice] of [["America/New_York", "2026-03-08", "02:30", ""], ["America/New_York", "2026-11-01", "", "01:30"], ["Australia/Sydney", "2026-10-04", "02:30", ""], ["Australia/Sydney", "2026-04-05", "", "02:30"]]) {
    dataset.zone = zone;
    const there = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    for (process.env.TZ of ["Asia/Shanghai", "Europe/Berlin", "Pacific/Honolulu", "UTC"]) {
      for (let half = 0; half < 48; half += 1) {
        const time = `${String(half >> 1).padStart(2, "0")}:${half % 2 ? "30" : "00"}`;
        const at = hereAt(clockAt(dateOf(day), time));
        const hour = (moment) => there.format(moment).slice(11);
        if (gap.slice(0, 2) !== time.slice(0, 2)) assert.equal(hour(at), time, `${zone} ${process.env.TZ}`);
        else assert.deepEqual([hour(at), hour(+at - 36e5)], [time.replace("02", "03"), time.replace("02", "01")], `${zone} ${process.env.TZ}`);
        if (twice === time) assert.equal(hour(+at + 36e5), time, "the first of both");
      }
    }
  }
  if (before) process.env.TZ = before;
  else delete process.env.TZ;
  delete dataset.zone;
});

test("the day is the team's when clocks change, at the end of February and of the year, wherever the reader is", () => {
  const { dataset } = document.documentElement;
  for (const zone of ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati"]) {
    dataset.zone = zone;
    const there = new Intl.DateTimeFormat("sv", { timeZone: zone });
    for (const day of ["2028-02-29", "2028-03-12", "2028-04-02", "2028-10-01", "2028-11-05", "2028-12-31"]) {
      for (let half = 0; half < 48; half += 1) {
        const at = Date.parse(day) + half * 18e5;
        assert.equal(periodOf("day", now(new Date(at))), there.format(at), `${zone} ${day} ${half}`);
      }
    }
  }
  delete dataset.zone;
});

test("months are those of the calendar that days are counted by, in every language", () => {
  const { documentElement: root } = globalThis.document;
  const before = root.lang;
  root.lang = "fa";
  assert.equal(monthName(dateOf("2026-12-24")), "دسامبر");
  root.lang = before;
});
