// Words of any alphabet: how they are cut, and that pages are found by them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { scripts } from "./page.mjs";

const { Names } = await scripts("search/names.js");
const { speak, stem, words } = await scripts("search/words.js");
const { FullText } = await scripts("search/full-text.js");

/** What the engine, which cuts pages, is tested with too. */
const ALPHABETS = JSON.parse(readFileSync(new URL("../cases/alphabets.json", import.meta.url), "utf8"));
speak({ idle: [], meaning: [], sum: [], who: [] });

/** How surely the one page of a text, which holds a word, has what is asked for. */
async function held(query, word) {
  const files = { "index.json": { version: "v", begin: [word], stems: {}, lengths: [100] }, "0.json": { [word]: [0, 1] } };
  globalThis.fetch = async (address) => ({ ok: true, json: async () => files[`${address}`.split("/").at(-1)] });
  const { pages } = await new FullText("/en/").find(query, (one) => one);
  return pages.get(0)?.held.get(query);
}

test("words of any alphabet are cut as the engine cuts them", () => {
  for (const [text, cut] of Object.entries(ALPHABETS)) assert.deepEqual([...words(text)].map((word) => stem(word)), [...new Set(cut.map(stem))], text);
});

test("a page is found by its words in any alphabet, whole or begun, and by its name with a slip", async () => {
  for (const word of ["возврат", "τιμη", "الاسترجاع", "वापसी", "환불", "เง", "ギフ"]) {
    assert.equal(await held(word, word), 1, word);
  }
  assert.ok((await held("возв", "возврат")) < 1);
  const titles = ["Обмен", "Возврат заказа"];
  const entries = { url: ["x/b/", "x/a/"], title: titles, names: [[], []], keywords: [[], []], text: ["", ""] };
  assert.equal(new Names({ entries, kinds: {}, says: {} }).find("взоврат")[0].entry.url, "x/a/");
});
