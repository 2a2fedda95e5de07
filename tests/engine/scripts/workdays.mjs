// node workdays.mjs CASES: every date of the shared cases, counted by the scripts.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

globalThis.document = { documentElement: { dataset: {} }, querySelector: () => null };
const { due } = await import("../../../playbook/theme/src/dates/working-days.js");
const { dateOf, periodOf } = await import("../../../playbook/theme/src/dates/period.js");

const folder = process.argv[2];
let count = 0;
for (const file of readdirSync(folder)) {
  const { weekend = ["SA", "SU"], rest, working, dates } = JSON.parse(readFileSync(join(folder, file), "utf8"));
  for (const one of dates) {
    const found = due(dateOf(one.first), one.day, one.working_days ? { weekend, rest, working } : null);
    if (periodOf("day", found) !== one.due) throw new Error(`${file} ${JSON.stringify(one)}: ${found}`);
    count += 1;
  }
}
console.log(count);
