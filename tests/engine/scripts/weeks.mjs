// Every day of 2024 to 2030 with its week, and whether that is seven days that hold it.
import { scripts } from "./page.mjs";

const { addDays, periodOf, spanOf } = await scripts("dates/period.js");

const days = [];
for (let day = new Date(Date.UTC(2024, 0, 1)); day.getUTCFullYear() < 2031; day = addDays(day, 1)) {
  const week = periodOf("week", day);
  const { start, end } = spanOf(week);
  days.push([periodOf("day", day), week, +addDays(start, 7) === +end && start <= day && day < end]);
}
console.log(JSON.stringify(days));
