// node today.mjs KNOWN ROLE...: what the Today page finds due from 2026 to 2030, a list of
// [list, first, last] for each role.

import { readFileSync } from "node:fs";
import { scripts } from "./page.mjs";

globalThis.localStorage = { getItem: () => null };
const { tasks } = await scripts("today/duties.js");
const { addDays, dateOf, periodOf } = await scripts("dates/period.js");

const known = JSON.parse(readFileSync(process.argv[2], "utf8"));
const day = (date) => periodOf("day", date);
const found = process.argv.slice(3).map((role) =>
  tasks(known, role, dateOf("2026-01-01"), addDays(dateOf("2030-12-31"), 1)).map(
    ({ path, from, due }) => [path.split("/")[1], day(from), day(due)],
  ),
);
console.log(JSON.stringify(found));
