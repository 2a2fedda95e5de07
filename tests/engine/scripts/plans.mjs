// node plans.mjs GIVEN: what the plan builder's script makes of each sketch, by the rules given.
import { readFileSync } from "node:fs";
import { scripts } from "./page.mjs";

const { reckon } = await scripts("builder/reckon.js");
const { rules, sketches } = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(sketches.map((sketch) => reckon(sketch, rules))));
