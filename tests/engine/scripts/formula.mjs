// node formula.mjs TASKS: of each [tree, inputs, decimals, locale] what the scripts make, value and how it is
// shown, or the reason why there is none.
import { readFileSync } from "node:fs";
import { scripts } from "./page.mjs";

const { evaluate, shown } = await scripts("formula/formula.js");

function made([tree, inputs, decimals, locale]) {
  try {
    const value = evaluate(tree, inputs);
    return [value, shown(value, decimals, locale)];
  } catch (error) {
    return [error.message, ""];
  }
}

console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], "utf8")).map(made)));
