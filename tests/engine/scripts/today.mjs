// node today.mjs KNOWN: what the Today page finds due from 2026 to 2030, as [list, first, last] each.

import { readFileSync } from "node:fs";
import { scripts } from "./page.mjs";

globalThis.localStorage = { getItem: () => null };
const { tasks } = await scripts("duties.js");
const { addDays, dateOf, periodOf } = await scripts("period.js");

const known = JSON.parse(readFileSync(process.argv[2], "utf8"));
const found = tasks(known, process.argv[3], dateOf("2026-01-01"), addDays(dateOf("2030-12-31"), 1));
const day = (date) => periodOf("day", date);
console.log(JSON.stringify(found.map(({ path, from, due }) => [path.split("/")[1], day(from), day(due)])));
