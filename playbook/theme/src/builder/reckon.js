// What a plan comes to: playbook/kinds/plan/reckoning.py in the browser, with its formulas.

import { evaluate, Unreckoned } from "../formula/formula.js";

/** @import { Tree, Inputs } from "../formula/formula.js" */
/** @typedef {{formulas: [string, Tree][], part: Tree, month: Tree, rate: Tree, checks: [string, string, string, string | number][], scenarios: number[], staffing: Record<string, [Tree, string[]]>, ranges: Record<string, [[number, number] | null, [number, number] | null]>, commission: Tree}} Rules */
/** @typedef {{numbers: Inputs, months: number[], platforms: number[], weights: number[], lines: Inputs, seats: Inputs, pay: Inputs, staffing: Record<string, Inputs>}} Sketch */
/** @typedef {{values: Inputs, faults: Record<string, string>, cells: number[][], lines: Inputs, needed: Inputs, commission: number[], checks: Record<string, boolean>}} Reckoned */

const NEAR = 1e-9;

/** @param {Sketch} sketch @param {Rules} rules @returns {Reckoned} */
export function reckon(sketch, rules) {
  const values = totals(sketch);
  /** @type {Reckoned} */
  const found = { values, faults: {}, cells: [], lines: {}, needed: {}, commission: [], checks: {} };
  for (const [name, tree] of rules.formulas) {
    const value = valueOf(tree, values);
    if (typeof value === "string") found.faults[name] = value;
    else values[name] = value;
  }
  if ("target" in values) byMonth(found, sketch, rules);
  money(found, sketch, rules);
  staff(found, sketch, rules);
  check(found, rules);
  return found;
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** @param {Tree} tree @param {Inputs} inputs @returns {number | string} or why there is none */
function valueOf(tree, inputs) {
  try {
    return evaluate(tree, inputs);
  } catch (error) {
    if (error instanceof Unreckoned) return error.message;
    throw error;
  }
}

/** @param {Tree} tree @param {Inputs} inputs */
function numberOf(tree, inputs) {
  const value = valueOf(tree, inputs);
  return typeof value === "number" ? value : undefined;
}

/** @param {Sketch} sketch @returns {Inputs} */
function totals({ numbers, months, platforms, weights, lines, seats, pay }) {
  return {
    ...numbers,
    months: months.length,
    platform_total: sum(platforms),
    weight_total: sum(weights),
    weights: sum(months.map((month) => weights[month - 1])),
    line_total: sum(Object.values(lines)),
    promotion_share: lines.promotion ?? 0,
    people_share: lines.people ?? 0,
    pay_a_month: sum(Object.entries(seats).map(([role, people]) => people * (pay[role] ?? 0))),
    people: sum(Object.values(seats)),
  };
}

/** @param {Reckoned} found @param {Sketch} sketch @param {Rules} rules */
function byMonth({ values, cells }, { months, weights, platforms }, { month: ofMonth, part }) {
  for (const month of months) {
    const whole = numberOf(ofMonth, { whole: values.target, weight: weights[month - 1], weights: values.weights }) ?? 0;
    cells.push([whole, ...platforms.map((share) => numberOf(part, { whole, share }) ?? 0)]);
  }
}

/** @param {Reckoned} found @param {Sketch} sketch @param {Rules} rules */
function money({ values, lines, commission, checks }, sketch, rules) {
  const within = (/** @type {number} */ value, /** @type {[number, number]} */ [low, high]) => low <= value && value <= high;
  for (const [id, share] of "budget" in values ? Object.entries(sketch.lines) : []) {
    const [usual, ofSales] = rules.ranges[id];
    lines[id] = numberOf(rules.part, { whole: values.budget, share }) ?? 0;
    const rate = numberOf(rules.rate, { amount: lines[id], target: values.target });
    if (usual) checks[`share-${id}`] = within(share, usual);
    if (ofSales && rate !== undefined) checks[`rate-${id}`] = within(rate, ofSales);
  }
  for (const share of "monthly" in values ? rules.scenarios : []) {
    const actual = numberOf(rules.part, { whole: values.monthly, share }) ?? 0;
    commission.push(numberOf(rules.commission, { target: values.monthly, actual }) ?? 0);
  }
}

/** @param {Reckoned} found @param {Sketch} sketch @param {Rules} rules */
function staff({ needed, checks }, { seats, staffing }, rules) {
  for (const [role, [tree, others]] of Object.entries(rules.staffing)) {
    const people = numberOf(tree, staffing[role]);
    if (people === undefined) continue;
    needed[role] = people;
    const have = sum([role, ...others].map((one) => seats[one] ?? 0));
    checks[`seats-${role}`] = people <= have + NEAR * Math.max(1, have);
  }
}

/** Whether each check holds, those first that concern the whole. @param {Reckoned} found @param {Rules} rules */
function check(found, rules) {
  /** @type {Record<string, boolean>} */
  const held = {};
  const { values } = found;
  for (const [name, left, sign, right] of rules.checks) {
    const limit = typeof right === "string" ? values[right] : right;
    if (name === "payroll" && !values[left]) continue;
    if (!(left in values) || limit === undefined) {
      held[name] = false;
      continue;
    }
    const rest = values[left] - limit;
    const slack = NEAR * Math.max(1, Math.abs(limit));
    held[name] = sign === "=" ? Math.abs(rest) <= slack : sign === "<" ? rest <= slack : rest >= -slack;
  }
  found.checks = { ...held, ...found.checks };
}
