// What answers a question though something else is named in it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { scripts } from "./page.mjs";

const { Names } = await scripts("search/names.js");
const { rank } = await scripts("search/ranking.js");
const { speak } = await scripts("search/words.js");

speak({ idle: ["the"], meaning: ["what is"], sum: [], who: ["who to ask"] });
const entry = (url, title, more = {}) => ({ url, title, names: [], keywords: [], text: "", ...more });
/** A list for each thing that is known of entries. */
const columns = (entries) => Object.fromEntries([...new Set(entries.flatMap(Object.keys))].map((key) => [key, entries.map((one) => one[key] ?? 0)]));
const names = (entries) => new Names({ entries: columns(entries), kinds: {}, says: {} });
const NO_TEXT = { find: async () => ({ rarity: new Map(), pages: new Map(), left: new Map() }) };

test("who asks for the owner is shown the role behind what it owns, whether or not its own words say so", async () => {
  const owned = entry("m/a/", "Forecast accuracy", { owner: "Merchandiser" });
  const known = names([owned, entry("x/b/", "Forecast accuracy by week"), entry("roles/m/", "Merchandiser"), entry("onboarding/m/", "Restocking first", { about: "roles/m/" })]);
  const shown = async (query) => (await rank(known, NO_TEXT, query)).found.map(({ url }) => url);
  assert.deepEqual((await shown("who to ask Forecast accuracy")).slice(0, 2), ["m/a/", "roles/m/"]);
  assert.deepEqual((await shown("who to ask Restocking first")).slice(0, 2), ["onboarding/m/", "roles/m/"]);
  assert.equal((await shown("Forecast accuracy")).includes("roles/m/"), false);
});

test("who asks for a meaning is shown the term that the question holds", async () => {
  const known = names([entry("x/a/", "Freeze before the sale"), entry("x/b/", "Freeze of plans"), entry("g/t/#a", "Freeze", { page: "" })]);
  const holding = (points) => ({ points, held: new Map([["freeze", 1]]) });
  const text = { find: async () => ({ rarity: new Map([["freeze", 3]]), pages: new Map([[0, holding(0.3)], [1, holding(0.29)]]), left: new Map() }) };
  const { found } = await rank(known, text, "what is the freeze today");
  assert.deepEqual(found.map(({ url }) => url), ["x/a/", "g/t/#a", "x/b/"]);
});
