// Search in the whole text: Pagefind, fetched when a name was not enough.

/**
 * @typedef {{url: string, meta: Record<string, string>, excerpt: string, sub_results: {url: string, title: string, excerpt: string}[]}} Found
 * @typedef {{id: string, score: number, data: () => Promise<Found>}} Result
 */

const FEW = 3;
const WORDS = 4;
const RANKING = { termSimilarity: 3, pageLength: 0.3, termSaturation: 1.2, termFrequency: 0.6 };

/** @type {Promise<any> | undefined} */
let engine;

/** @param {string} root the site's path */
function load(root) {
  engine ??= import(`${root}pagefind/pagefind.js`).then(async (pagefind) => {
    // One script less to fetch: a query takes some milliseconds, too few to need a worker.
    await pagefind.options({ baseUrl: root, excerptLength: 24, noWorker: true, ranking: RANKING });
    await pagefind.init();
    return pagefind;
  });
  engine.catch(() => (engine = undefined));
  return engine;
}

/**
 * The pages that hold all words of a query, or else those that hold the rarest of them.
 * @param {string} root
 * @param {string} query
 * @returns {Promise<Result[]>}
 */
export async function fullText(root, query) {
  const pagefind = await load(root);
  const all = (await pagefind.search(query)).results;
  if (all.length >= FEW) return all;
  const segments = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" });
  const words = [...segments.segment(query)].filter((part) => part.isWordLike && part.segment.length > 1);
  if (words.length < 2) return all;
  /** @type {Map<string, Result>} */
  const found = new Map();
  /** @type {Map<string, number>} */
  const points = new Map(all.map((/** @type {Result} */ result) => [result.id, Infinity]));
  for (const result of all) found.set(result.id, result);
  for (const { segment } of words.sort((a, b) => b.segment.length - a.segment.length).slice(0, WORDS)) {
    const { results } = await pagefind.search(segment);
    for (const result of results) {
      found.set(result.id, result);
      points.set(result.id, (points.get(result.id) ?? 0) + 1 / Math.sqrt(results.length));
    }
  }
  const rank = (/** @type {Result} */ result) => points.get(result.id) ?? 0;
  return [...found.values()].sort((one, other) => rank(other) - rank(one));
}
