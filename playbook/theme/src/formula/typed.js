// Numbers as readers type them, in the builder and in calculators alike.

import { exact, writer } from "./formula.js";

export * from "./formula.js"; // both are one file of the site

/** What a field asks for: a share in percent or, maybe, an amount of `currency`, of which the language calls many `unit`. `locales`: whose large numbers are read too; `digits` and `places`: in which characters. @typedef {{percent?: boolean, currency?: string, unit?: string, locales?: string[], digits?: Record<string, string>, places?: Record<string, number>}} Asked */

/** Letters that make a number larger in what readers of any language type, by how many zeros. @type {Record<string, number>} */
const LARGER = { k: 3, w: 4, m: 6 };
const MOST_ZEROS = 12;

/** @type {Map<string, Record<string, number>>} */
const larger = new Map();
/** @type {Map<string, string[]>} */
const signs = new Map();

/** The same with those of the reader's language, which come first: a billion is not as large everywhere. @param {string} locale @param {string[]} locales */
function largerIn(locale, locales) {
  const known = larger.get(locale);
  if (known) return known;
  /** @type {Record<string, number>} */
  const found = {};
  for (const own of [locale, ...locales])
    for (const compactDisplay of /** @type {const} */ (["short", "long"])) {
      const compact = new Intl.NumberFormat(own, { notation: "compact", compactDisplay });
      for (let zeros = 3; zeros <= MOST_ZEROS; zeros += 1) {
        const { compact: word, integer = "1" } = Object.fromEntries(compact.formatToParts(2 * 10 ** zeros).map(({ type, value }) => [type, value]));
        const { compact: one = word } = Object.fromEntries(compact.formatToParts(10 ** zeros).map(({ type, value }) => [type, value]));
        for (const name of [word, one]) if (name) found[folded(name).replaceAll(".", "")] ??= zeros - integer.length + 1;
      }
    }
  const all = { ...LARGER, ...found };
  larger.set(locale, all);
  return all;
}

/** What may stand beside a number of it, the longest first. @param {string} locale @param {Asked} asked */
function signsOf(locale, { percent, currency, unit = "" }) {
  if (percent) return ["%"];
  if (!currency) return [];
  const key = `${locale} ${currency} ${unit}`;
  const found = signs.get(key) ?? [unit, ...SHAPES.map((shape) => sign(locale, currency, shape))].map(folded).sort((one, other) => other.length - one.length);
  signs.set(key, found);
  return found;
}

const SHAPES = /** @type {const} */ (["symbol", "narrowSymbol", "code"]);

/** @param {string} locale @param {string} currency @param {typeof SHAPES[number]} currencyDisplay */
function sign(locale, currency, currencyDisplay) {
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? "";
}

/** @param {string} text */
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s'’]/g, "").replace("−", "-");

/**
 * What a reader typed, with the marks and the large numbers of their language or of any other.
 * @param {string} text
 * @param {string} locale
 * @param {Asked} [asked]
 * @returns {number | undefined} nothing if it is no number, or could be one of several
 */
export function typed(text, locale, asked = {}) {
  const plain = folded(text);
  const beside = signsOf(locale, asked).find((one) => plain.startsWith(one) || plain.endsWith(one)) ?? "";
  const bare = plain.startsWith(beside) ? plain.slice(beside.length) : plain.slice(0, -beside.length);
  const { digits: own = {}, places = {} } = asked;
  const said = [...bare].map((one) => own[one] ?? one).join("");
  const [, digits = "", word = ""] = /^(.*\d)(\D*)$/.exec(said) ?? [];
  const size = word.replaceAll(".", "");
  const zeros = size ? largerIn(locale, asked.locales ?? [])[size] : 0;
  const minus = said[0] === "-";
  const number = [...said].some((one) => one in places)
    ? byPlaces(said.slice(Number(minus)), locale, places) * (minus ? -1 : 1)
    : Number(`${inDigits(digits, locale)}e${zeros}`);
  return Number.isFinite(number) ? number : undefined;
}

/**
 * What a number comes to that names its places, as Chinese does: one thousand, two hundred, of ten thousand each.
 * @param {string} text
 * @param {string} locale
 * @param {Record<string, number>} places
 * @returns {number} NaN if a word may be missing at its end, and for what nobody says
 */
function byPlaces(text, locale, places) {
  const [place, zeros] = Object.entries(places).reduce((most, one) => (text.includes(one[0]) && one[1] > most[1] ? one : most), /** @type {[string, number]} */ (["", 0]));
  if (!place) return Number(inDigits(text, locale));
  const [head, rest, ...others] = text.split(place);
  const many = head || zeros > 3 ? byPlaces(head, locale, places) : 1;
  const more = rest ? byPlaces(rest, locale, places) : 0;
  const fits = !rest || (many % 1 === 0 && more > 0 && more < 10 ** zeros && (rest.length > 1 || zeros === 1));
  return fits && !others.length && many >= 0 && (zeros > 3 || many < 10) ? exact(many * 10 ** zeros) + more : NaN;
}

/** The number in a field, which says whether it asks for a share. @param {HTMLInputElement} field @param {Asked & {locale: string}} known */
export function typedIn({ value, dataset }, { locale, ...known }) {
  return typed(value, locale, { ...known, percent: dataset.percent !== undefined });
}

/** As a program writes them; nothing readable if they are none. @param {string} digits @param {string} locale */
function inDigits(digits, locale) {
  const bare = unmarked(digits, locale);
  return /^-?(\d+\.?\d*|\.\d+)$/.test(bare) ? bare : "?";
}

/** @param {string} digits @param {string} locale */
function unmarked(digits, locale) {
  const usual = writer(locale, 1).format(12345.5);
  const dots = usual.includes(".") ? /\.(?=\d{3}\b)/g : /\.(?=.*,)/g;
  return usual.includes(",5") ? digits.replace(dots, "").replace(",", ".") : digits.replace(/,(?=(\d\d,)*\d{3})/g, "");
}
