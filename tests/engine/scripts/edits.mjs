// Edits at random of the files in the folders named: what the form meant, and what was written. `node edits.mjs COUNT SEED FOLDER...`
// Each is tried here: nothing but what it is about may differ. Prints, a line an edit, the text and the data meant.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Chance } from "./chance.mjs";
import { scripts } from "./page.mjs";

const { applied, changed } = await scripts("edit/change.js");
const { at, dataOf, endOf, parse, startOf } = await scripts("edit/document.js");
const [count, seed, ...folders] = process.argv.slice(2);
const chance = new Chance(Number(seed));
const TEXTS = [
  "改成这样", "A new text", "10:30", "no", "12", "a: b", "x #y", "it's \"so\"", "- a", "[x]", "{y}", "甲，乙", "“引”", "true", "a, b", "C:", "key：值", "$price-notice$", "90%[](rule-of-thumb)", "…", "#1", "a - b", "é", "-5", "=1", "2026-11-30", "?", "a?b", "x:y", "~", "|", "~a", "@", "`c`", "*s*", "!x", "&a", "%b", "－ a", "null", "0x1F", "1e3", "+1", ".5", "1_000", "a\\b", "ends with:", "😀 ok", "'", '"', "''", "on", "1:2", "key: [", "a # b", "<<", "--- a", "... b", "true,", "0755", "1.", "- ",
].map((text) => text.trim());
const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".yml")).map((name) => join(folder, name))).sort();

/** Every place below a value. */
function places(value, path = [], found = []) {
  if (path.length) found.push([path, value]);
  for (const [key, one] of Object.entries(value && typeof value === "object" ? value : {})) places(one, [...path, Array.isArray(value) ? Number(key) : key], found);
  return found;
}

/** One edit of a place, as the form makes it; undefined if chance wants one that it does not take. */
function someEdit([path, value]) {
  const isList = Array.isArray(value);
  const entry = () => (isList && value.length && typeof value[0] === "object" ? structuredClone(chance.one(value)) : chance.one(TEXTS));
  switch (chance.one(["set", "set", "remove", "insert", "move", "add"])) {
    case "set": {
      if (value && typeof value === "object") return undefined;
      const other = { number: chance.below(1000) / chance.one([1, 4, 100]), boolean: !value }[typeof value];
      return { do: "set", at: path, value: other ?? chance.one(TEXTS) };
    }
    case "remove":
      return path.length > 1 ? { do: "remove", at: path } : undefined;
    case "insert":
      return isList ? { do: "insert", at: [...path, chance.below(value.length + 1)], value: entry() } : undefined;
    case "move":
      return isList && value.length > 1 ? { do: "move", at: [...path, chance.below(value.length)], to: chance.below(value.length) } : undefined;
    default: {
      if (isList || !value || typeof value !== "object") return undefined;
      const some = [chance.one(TEXTS), { some: chance.one(TEXTS), other: chance.one(TEXTS) }, [chance.one(TEXTS)], [{ id: "a", text: { some: "长".repeat(60), other: chance.one(TEXTS) }, flag: true }], 5, false];
      return { do: "set", at: [...path, "brand_new"], value: chance.one(some) };
    }
  }
}

/** The lines that an edit may touch: those of what it is about, or for what is new, of what it is put into. */
function touchable(text, edit) {
  const top = parse(text);
  const isNew = edit.do === "insert" || (edit.do === "set" && !at(top, edit.at));
  let path = isNew || edit.do === "move" ? edit.at.slice(0, -1) : edit.at;
  while (!at(top, path)) path = path.slice(0, -1);
  const line = (place) => text.slice(0, place).split("\n").length;
  const node = at(top, path);
  return path.length ? [line(startOf(node)) - 1, line(endOf(node, text)) + 1] : [1, Infinity];
}

/** Why an edit touched too much; empty if it did not. */
function tooMuch(before, after, edit) {
  if (before === after) return "";
  const [old, now] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const [first, last] = touchable(before, edit);
  if (start + 1 < first || old.length - end > last) return `lines ${start + 1} to ${old.length - end} of ${first} to ${last}`;
  const isFlow = old.length === now.length && at(parse(before), edit.at.slice(0, -1))?.flow;
  if (edit.do === "insert" && !isFlow && now.length <= old.length) return "lines lost";
  if (edit.do === "move" && [...old].sort().join("\n") !== [...now].sort().join("\n") && !isFlow) return "lines changed by a move";
  const words = (lines) => lines.join(" ").split(/[\s,[\]]+/).sort().join(" ");
  if (edit.do === "move" && words(old) !== words(now)) return "words changed by a move";
  const comments = (lines) => lines.filter((one) => /^\s*#/.test(one));
  if (edit.do !== "remove" && edit.do !== "move" && comments(old).join("\n") !== comments(now).join("\n")) return "comments";
  return "";
}

for (let done = 0; done < Number(count); ) {
  const file = chance.one(files);
  const text = readFileSync(file, "utf8");
  const before = dataOf(parse(text));
  const edit = someEdit(chance.one(places(before)));
  if (!edit) continue;
  done += 1;
  try {
    const after = changed(text, edit, () => []);
    const why = tooMuch(text, after, edit);
    if (why) throw new Error(why);
    console.log(JSON.stringify([file, after, applied(before, edit)]));
  } catch (error) {
    if (error.message === "remove") continue; // the only field of a mapping: the form then empties it
    console.error(`${file}: ${JSON.stringify(edit)}: ${error.message}`);
    process.exitCode = 1;
  }
}
