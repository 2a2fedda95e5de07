// What a plan comes to, in the reader's language: first of all what does not add up.

import { make } from "../core/elements.js";
import { exact, shown } from "../formula/formula.js";
import { part } from "./draw.js";

/** @import { Part } from "./draw.js" */
/** @import { Reckoned, Rules, Sketch } from "./reckon.js" */
/** @typedef {{rules: Rules, locale: string, locales: string[], digits: Record<string, string>, places: Record<string, number>, currency: string, money: [string, string], words: Record<string, string>, unit: string, lines: Record<string, string>, roles: Record<string, string>}} Known */
/** `holds` is undefined where a number is not given. @typedef {{name: string, holds?: boolean, text: string}} Check */
/** @typedef {{sketch: Sketch, found: Reckoned, names: string[], dates: [string, string]}} Plan */

/** @type {Record<string, string>} */
const FIELDS = { platforms: "platform.0.share", weights: "weight.1", traffic: "visits", margin: "gross_margin", share: "line.", rate: "line.", seats: "seat." };

/** @param {string} text @param {() => unknown} click */
export const button = (text, click) => make("button", { type: "button", class: "pb-button", click }, text);

/** How this page says things; its amounts as all pages do, which browsers write otherwise in some countries. @param {Known} known */
export function speech({ locale, money: [before, after], words }) {
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const list = new Intl.ListFormat(locale);
  const none = words["no-value"];
  const or = (/** @type {(value: number) => string} */ write) => (/** @type {number | undefined} */ value) => (value === undefined ? none : write(value));
  return {
    say: (/** @type {string} */ key, /** @type {Record<string, string | number>} */ blanks = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => `${blanks[name]}`),
    money: or((value) => shown(value, 0, locale).replace(/^\D*/, (sign) => sign + before) + after),
    share: or((value) => share.format(exact(value / 100))),
    number: (/** @type {number | undefined} */ value, decimals = 2) => or((one) => shown(one, decimals, locale))(value),
    month: (/** @type {number} */ one) => spaced(month.format(Date.UTC(2024, one - 1))),
    list: (/** @type {string[]} */ names) => list.format(names),
    day: (/** @type {string} */ text) => spaced(day.format(new Date(text))),
  };
}

/** A date as texts have it: with a space between digits and Chinese characters. @param {string} text */
export function spaced(text) {
  return text.replace(/(\d)(?=\p{Script=Han})/gu, "$1 ").replace(/(\p{Script=Han})(?=\d)/gu, "$1 ");
}

/** @typedef {ReturnType<typeof speech>} Speech */

/** @param {string} label @param {string[]} heads @param {Part[][]} rows */
export function table(label, heads, rows) {
  const cells = (/** @type {Part[]} */ row) => row.map((text, place) => (place ? part("td", { class: "pb-num" }, text) : part("th", { scope: "row" }, text)));
  const head = part("tr", {}, ...heads.map((text) => (text ? part("th", { scope: "col" }, text) : part("td", {}))));
  return part("div", { class: "pb-scroll", tabindex: "0", role: "group", "aria-label": label }, part("table", {}, part("thead", {}, head), part("tbody", {}, ...rows.map((row) => part("tr", {}, ...cells(row))))));
}

/** @param {Known} known @param {Plan} plan @param {Speech} speak @returns {Check[]} those first that do not hold, then what is not known */
export function checks(known, { sketch, found }, { say, money, share, number, list }) {
  const { values } = found;
  const limits = Object.fromEntries(known.rules.checks.map(([name, left, , right]) => [name, [left, right]]));
  const valueOf = (/** @type {string | number} */ one) => (typeof one === "string" ? values[one] : one);
  /** @type {Check[]} */
  const all = Object.entries(found.checks).map(([name, holds]) => {
    const [kind, id] = [/^[a-z]+/.exec(name)?.[0] ?? "", name.slice(name.indexOf("-") + 1)];
    if (name in limits) {
      const none = limits[name].find((one) => valueOf(one) === undefined);
      if (none !== undefined) return { name, holds, text: say("check-none", { name: say(`fig-${none}`) }) };
      const [value, limit] = limits[name].map(valueOf);
      const write = name === "room" || name === "payroll" ? money : number;
      return { name, holds, text: say(`check-${name}`, { value: write(value), limit: write(limit) }) };
    }
    if (kind === "seats") {
      const together = togetherWith(known, id);
      const people = together.reduce((sum, role) => sum + (sketch.seats[role] ?? 0), 0);
      return { name, holds, text: say("check-seats", { name: list(together.map((role) => known.roles[role] ?? role)), value: number(people), limit: number(found.needed[id]) }) };
    }
    const [usual, ofSales] = known.rules.ranges[id];
    const [low, high] = (kind === "share" ? usual : ofSales) ?? [0, 0];
    const value = kind === "share" ? sketch.lines[id] : (found.lines[id] / values.target) * 100;
    return { name, holds, text: say(`check-${kind}`, { name: known.lines[id], value: number(value), limit: `${number(low)}–${share(high)}` }) };
  });
  if (!values.pay_a_month) all.push({ name: "pay", text: say("check-pay", { value: money(values.pay_each) }) });
  return [false, undefined, true].flatMap((state) => all.filter(({ holds }) => holds === state));
}

/** A role with those whose seats count to the same workload. @param {Known} known @param {string} role */
const togetherWith = ({ rules }, role) => [role, ...(rules.staffing[role]?.[1] ?? [])];

/** Seats against workloads; those that share one stand together. @param {Known} known @param {Plan} plan @param {Speech} speak */
function seats(known, { sketch, found }, { number, list }) {
  const shared = Object.keys(known.rules.staffing).flatMap((role) => togetherWith(known, role).slice(1));
  return Object.keys(sketch.seats).filter((role) => !shared.includes(role)).map((role) => {
    const roles = togetherWith(known, role).filter((one) => one in sketch.seats);
    const people = roles.map((one) => number(sketch.seats[one])).join(" + ");
    return [list(roles.map((one) => known.roles[one])), people, found.needed[role] === undefined ? "" : number(found.needed[role])];
  });
}

/** How many checks do not hold; if none, whether all could be looked at. @param {Check[]} all @param {Speech} speak */
export function verdict(all, { say }) {
  const count = (/** @type {boolean | undefined} */ state) => all.filter(({ holds }) => holds === state).length;
  if (count(false)) return say("wrong", { count: count(false) });
  return count(undefined) ? say("right-so-far", { count: count(undefined) }) : say("all-right");
}

/** A share as a bar, with its usual range over it: the cells beside it say the numbers. @param {number} value @param {[number, number] | null} usual @param {number} widest */
function bar(value, usual, widest) {
  const places = [value, ...(usual ?? [])].map((one, place) => [`--pb-${place}`, `${(100 * one) / widest}%`]);
  return part("span", { class: "pb-builder__bar", "aria-hidden": "true", ...Object.fromEntries(places) });
}

/** A check in words, and the way to where it is mended. @param {Check} check @param {Plan} plan @param {Speech} speak */
function told({ name, holds, text }, plan, { say }) {
  const way = holds ? [] : [part("button", { type: "button", class: "pb-button", value: fieldOf(name, plan), "aria-label": `${say("change")} ${text}` }, say("change"))];
  const state = holds ? "holds" : holds === false ? "wrong" : "open";
  return part("li", { class: `pb-builder__check--${state}` }, part("span", { class: "pb-hidden" }, `${say(`is-${state}`)} `), part("span", {}, text), ...way);
}

/** Where to begin if a check fails: a line of its usual share takes too much because promotion, which all follows from, does. @param {string} name @param {Plan} plan @returns {string} the name of a field */
function fieldOf(name, { sketch: { lines, seats }, found: { checks } }) {
  const [kind, ...id] = name.split("-");
  if (kind === "rate" && checks[`share-${id.join("-")}`]) return "spend";
  const found = { ...FIELDS, lines: `line.${Object.keys(lines)[0]}`, payroll: `seat.${Object.keys(seats)[0]}`, pay: `pay.${Object.keys(seats)[0]}` }[name] ?? FIELDS[kind];
  return found ? found + id.join("-") : "spend";
}

/** The four figures. @param {Plan} plan @param {Speech} speak @param {number} wrong */
function headline({ found: { values } }, { say, money, share, number }, wrong) {
  const figure = (/** @type {string} */ key, /** @type {string} */ value, /** @type {string} */ more) => part("div", {}, part("dt", {}, say(key)), part("dd", {}, part("b", {}, value), part("span", {}, more)));
  return part(
    "dl",
    { class: "pb-builder__figures" },
    figure("target", money(values.target), say("from-base", { growth: share(values.growth), base: money(values.base) })),
    figure("budget", money(values.budget), values.budget_rate === undefined ? "" : say("of-sales", { share: share(values.budget_rate) })),
    figure("head", number(values.people), values.pay_each === undefined ? "" : say("each", { pay: money(values.pay_each) })),
    figure("wrong-head", `${wrong}`, ""),
  );
}

/** @param {Plan} plan @param {Speech} speak @returns {string[]} */
export function goals({ sketch, found, names, dates }, { say, money, share, number, month, day }) {
  const { values, cells } = found;
  const sentences = values.target === undefined ? [] : [say("growth-goal", { start: day(dates[0]), end: day(dates[1]), growth: share(values.growth), base: money(values.base), target: money(values.target) })];
  if (cells.length) names.forEach((name, place) => {
    const sums = cells.map((row) => row[place + 1]);
    const [most, least] = [sums.indexOf(Math.max(...sums)), sums.indexOf(Math.min(...sums))];
    const target = (values.target * sketch.platforms[place]) / 100;
    sentences.push(say("goal-platform", { name, target: money(target), share: share(sketch.platforms[place]), most: month(sketch.months[most]), high: money(sums[most]), least: month(sketch.months[least]), low: money(sums[least]) }));
  });
  sentences.push(say("guardrails", { floor: share(values.margin_floor), cap: share(values.promotion_cap) }));
  sentences.push(values.break_even === undefined ? say("no-roas") : say("roas", { roas: number(values.break_even), margin: share(values.margin) }));
  if (values.needed_visits !== undefined) sentences.push(say("implied", { orders: number(values.orders, 0), visits: number(values.needed_visits, 0) }));
  return sentences;
}

/** @param {Known} known @param {Plan} plan @param {Check[]} all @param {Speech} speak @returns {Part[]} */
export function results(known, plan, all, speak) {
  const { sketch, found, names } = plan;
  const { say, money, share, number, month } = speak;
  const wrong = all.filter(({ holds }) => holds === false).length;
  const titled = (/** @type {string} */ key, /** @type {Part[]} */ ...parts) => [part("h2", { id: `build-${key}` }, say(key)), ...parts];
  const range = (/** @type {[number, number] | null} */ one) => (one ? `${share(one[0])}–${share(one[1])}` : "");
  const widest = Math.max(...Object.keys(found.lines).flatMap((id) => [sketch.lines[id], known.rules.ranges[id][0]?.[1] ?? 0]));
  const line = (/** @type {[string, number]} */ [id, amount]) => [known.lines[id], share(sketch.lines[id]), money(amount), range(known.rules.ranges[id][0]), bar(sketch.lines[id], known.rules.ranges[id][0], widest)];
  const reached = (/** @type {number} */ pay, /** @type {number} */ place) => [share(known.rules.scenarios[place]), money(pay)];
  const totals = found.cells[0]?.map((_, place) => money(found.cells.reduce((sum, row) => sum + row[place], 0))) ?? [];
  return [
    headline(plan, speak, wrong),
    part("h2", { id: "build-wrong" }, verdict(all, speak)),
    part("ul", { class: "pb-builder__checks" }, ...all.map((one) => told(one, plan, speak))),
    ...titled("goals", part("ol", {}, ...goals(plan, speak).map((text) => part("li", {}, text)))),
    ...titled("months", table(say("months"), [say("month"), say("total"), ...names], [...found.cells.map((row, place) => [month(sketch.months[place]), ...row.map(money)]), [say("total"), ...totals]])),
    ...titled("lines", table(say("lines"), [say("line"), "%", say("amount"), say("usual"), ""], Object.entries(found.lines).map(line))),
    ...titled("seats", table(say("seats"), [say("role"), say("have"), say("need")], seats(known, plan, speak))),
    ...titled("commission", table(say("commission"), [say("reached"), say("paid")], found.commission.map(reached))),
  ];
}
