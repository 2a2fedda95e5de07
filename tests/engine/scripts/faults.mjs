// What the page of a published site finds in texts, as JSON: `node faults.mjs given.json`, which holds the words, what is
// known of each kind, the texts, and what the check found in each.
import { readFileSync } from "node:fs";
import { NO_PAGE, scripts } from "./page.mjs";

const { words, known, cases } = JSON.parse(readFileSync(process.argv[2], "utf8"));
globalThis.document = { ...NO_PAGE, querySelector: () => ({ textContent: JSON.stringify(words) }) };
const { say, words: come } = await scripts("core/words.js");
const { faults } = await scripts("edit/faults.js");
const { dataOf, parse, pathAt } = await scripts("edit/document.js");
await come;
const found = cases.map(({ text, kind, problems }) => ({
  own: faults(dataOf(parse(text)), known[kind]).map(({ at, code, words: blanks }) => ({ at, code, message: say(`message-${code}`, blanks), hint: say(`hint-${code}`, blanks) })),
  check: problems.map(({ line, column, ...one }) => ({ at: pathAt(text, line, column), ...one })),
}));
console.log(JSON.stringify(found));
