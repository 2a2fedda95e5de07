// What is found for a query, and why: the dialog shows the one, the keeper's page both.

import { loadElsewhere, loadNames, loadSpelling, text } from "./files.js";
import { abroad, heard, meant, rank } from "./ranking.js";
import { essence, forms, question } from "./words.js";

export { total } from "./names.js";

/**
 * @param {string} typed
 * @param {() => boolean} [wanted] false once it is no longer
 */
export async function ask(typed, wanted = () => true) {
  const known = await loadNames();
  if (!wanted()) return undefined;
  let query = await meant(known, typed, loadSpelling).catch(() => typed);
  let ranking = await rank(known, text, query);
  if (ranking.nothing) {
    const other = await heard(known, query, loadSpelling).catch(() => query);
    if (other !== query) [query, ranking] = [other, await rank(known, text, other)];
  }
  const told = ranking.nothing ? await abroad(known, typed, ranking, loadElsewhere).catch(() => ranking) : ranking;
  const asked = question(query);
  return { known, query, ranking: told, asked, essence: essence(asked.subject), forms: [...forms(asked.subject)] };
}
