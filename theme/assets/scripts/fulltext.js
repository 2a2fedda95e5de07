// Search in the whole text: Pagefind, fetched when a name was not enough.

/**
 * @typedef {{url: string, meta: Record<string, string>, excerpt: string, sub_results: {url: string, title: string, excerpt: string}[]}} Found
 * @typedef {{id: string, score: number, data: () => Promise<Found>}} Result
 */

const FEW = 3;
const WORDS = 4;
/** Words of questions: each costs a piece of the index, and tells no page from another. */
const FILLERS = new Set(
  (
    "怎么 怎样 如何 什么 为什么 哪些 哪个 哪里 多少 几个 几 谁 吗 呢 的 了 是 有 要 能 不 我 我们 你 他 可以 应该 太多 下来 出来 时候 " +
    "a an and any are at be by can did do does few for from get have how i in is it me much my not of on or our should so the their to too us was we what when where which who why will with you your"
  ).split(" "),
);
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
  const segments = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" });
  const spoken = [...segments.segment(query)].filter((part) => part.isWordLike).map((part) => part.segment);
  const telling = spoken.filter((word) => !FILLERS.has(word.toLowerCase()));
  const asked = telling.length && telling.length < spoken.length ? telling.join(" ") : query;
  const all = (await pagefind.search(asked)).results;
  if (all.length >= FEW) return all;
  const words = telling.filter((word) => word.length > 1);
  if (words.length < 2) return all;
  /** @type {Map<string, Result>} */
  const found = new Map();
  /** @type {Map<string, number>} */
  const points = new Map(all.map((/** @type {Result} */ result) => [result.id, Infinity]));
  for (const result of all) found.set(result.id, result);
  for (const word of words.sort((a, b) => b.length - a.length).slice(0, WORDS)) {
    const { results } = await pagefind.search(word);
    for (const result of results) {
      found.set(result.id, result);
      points.set(result.id, (points.get(result.id) ?? 0) + 1 / Math.sqrt(results.length));
    }
  }
  const rank = (/** @type {Result} */ result) => points.get(result.id) ?? 0;
  return [...found.values()].sort((one, other) => rank(other) - rank(one));
}
