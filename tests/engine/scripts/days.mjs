// Compare recurrence.js with the shared cases in the folder named; print how many there were.
import { readdirSync, readFileSync } from "node:fs";
import { scripts } from "./page.mjs";

const { dueDays } = await scripts("dates/recurrence.js");
const { addDays, dateOf, periodOf } = await scripts("dates/period.js");
const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
for (const name of files) {
  const { schedule, start, end, dates } = JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));
  const found = {};
  for (const day of dueDays(schedule, dateOf(start), addDays(dateOf(end), 1), dateOf(start))) {
    (found[periodOf("month", day)] ??= []).push(day.getUTCDate());
  }
  if (JSON.stringify(found) !== JSON.stringify(dates)) {
    console.log(`${name} differs`);
    process.exitCode = 1;
  }
}
console.log(files.length);
