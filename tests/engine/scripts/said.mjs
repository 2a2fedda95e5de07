// How periods are said: node said.mjs <the words of a language, a file> <its tag> <period>...
import { readFileSync } from "node:fs";
import { scripts } from "./page.mjs";

const [file, tag, ...periods] = process.argv.slice(2);
document.documentElement.lang = tag;
globalThis.fetch = async () => ({ ok: true, json: async () => JSON.parse(readFileSync(file, "utf8")) });
const { words } = await scripts("core/words.js");
const { periodWords } = await scripts("dates/period.js");
await words;
console.log(JSON.stringify(periods.map(periodWords)));
