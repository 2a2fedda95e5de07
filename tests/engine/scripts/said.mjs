// How periods are said, times such as T09:30, and counts such as steps=2:
// node said.mjs <the words of a language, a file> <its tag> <one of them>...
import { readFileSync } from "node:fs";
import { scripts } from "./page.mjs";

const [file, tag, ...periods] = process.argv.slice(2);
document.documentElement.lang = tag;
globalThis.fetch = async () => ({ ok: true, json: async () => JSON.parse(readFileSync(file, "utf8")) });
const { say, words } = await scripts("core/words.js");
const { clockAt, clockWords, dateOf, periodWords } = await scripts("dates/period.js");
await words;
const saying = (one) => {
  const [key, count] = one.split("=");
  if (count) return say(key, { count: Number(count), done: 0, minutes: 0, campaign: "X" });
  return one.startsWith("T") ? clockWords(clockAt(dateOf("2026-11-26"), one.slice(1))) : periodWords(one);
};
console.log(JSON.stringify(periods.map(saying)));
