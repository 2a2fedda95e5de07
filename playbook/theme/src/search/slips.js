// Slips of the finger: a query that is a name but for a letter or two.

import { PAIRED, distance } from "./words.js";

/** Letters in a wrong order are the likeliest slip. */
const SWAPPED = 0.3;
/** A shorter query is rather another word than a slip; of characters one of three is a word of its own. */
const SHORTEST = 3;
const SHORTEST_PAIRED = 4;

/** @type {Map<string, string>} */
const joined = new Map();

/** A name without its spaces, which each query would else take out of all names anew. @param {string} name */
export function glued(name) {
  const known = joined.get(name);
  if (known !== undefined) return known;
  const flat = name.replaceAll(" ", "");
  joined.set(name, flat);
  return flat;
}

/**
 * How near a query comes to one of the names: 3 if it is one, less by each slip; 0 if there are too many.
 * @param {string[]} names
 * @param {string} query
 */
export function nearly(names, query) {
  if (query.length < (PAIRED.test(query) ? SHORTEST_PAIRED : SHORTEST)) return 0;
  const limit = query.length > 7 ? 2 : 1;
  const letters = [...query].sort().join("");
  const points = names.filter((name) => name.length >= 3).map((name) => {
    const far = distance(query, name, limit);
    const swapped = [...name].sort().join("") === letters;
    return far > limit || !(swapped || begunAlike(name, query)) ? 0 : 3 - far + (swapped ? SWAPPED : 0);
  });
  return Math.max(0, ...points);
}

/** Whether a query may be a name with a slip in it: the first letter of a word is hardly ever wrong, and of three letters
 * another one makes another abbreviation. @param {string} name @param {string} query */
function begunAlike(name, query) {
  const begins = (/** @type {string} */ text) => text.split(" ").map(([first]) => first).join("");
  return PAIRED.test(query) || glued(name) === glued(query) || (query.length > SHORTEST && begins(name) === begins(query));
}
