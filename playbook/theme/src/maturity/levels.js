// What ticks come to: the level of each practice, what lacks, and what to do next. Knows no page and no storage.

import { stateOf } from "../ticks/ticks.js";

/** @import { Marks } from "../ticks/registers.js" */
/** @typedef {{id: string, aliases?: string[], how: [string, string]}} Sign evidence, with what leads to it: title, address */
/** @typedef {{id: string, aliases?: string[], title: string, levels: Sign[][]}} Practice */
/** @typedef {{mark: string, proven: number, names: string[], words: Record<string, string>, practices: Practice[]}} Known */
/** @typedef {{practice: Practice, level: number, sign: Sign}} Action to get to that level */

/** What ticks are kept under; no list has such an id. */
export const SELF = "team:maturity";
/** Where targets are kept: they outlast a round. */
export const ALWAYS = "always";
export const TARGET = 3;
const MOST = 5;

/** @param {Practice} practice @param {Sign} sign @returns {string} what its box is called, and its tick is kept under */
export function keyOf({ id }, sign) {
  return `${id}--${sign.id}`;
}

/** @param {Practice[]} practices @returns {Record<string, string[]>} what ticks and targets are kept under, each with what it was before */
export function idsOf(practices) {
  return Object.fromEntries(practices.flatMap((practice) => [[practice.id, practice.aliases ?? []], ...practice.levels.flat().map((sign) => [keyOf(practice, sign), formerOf(practice, sign)])]));
}

/** @param {Practice} practice @param {Sign} sign */
function formerOf(practice, sign) {
  const all = [practice.id, ...(practice.aliases ?? [])].flatMap((id) => [sign.id, ...(sign.aliases ?? [])].map((one) => `${id}--${one}`));
  return all.slice(1);
}

/** @param {Practice} practice @param {number} level @param {Marks} marks @returns {Sign[]} what lacks of that level itself */
export function missing(practice, level, marks) {
  return (practice.levels[level - 1] ?? []).filter((sign) => stateOf(marks[keyOf(practice, sign)]) !== "done");
}

/**
 * The level that is reached; 0 where nothing is ticked. From `proven` on all evidence must be there, level by level;
 * below, one tick says which of the descriptions fits.
 * @param {Practice} practice
 * @param {Marks} marks
 * @param {number} proven
 */
export function levelOf(practice, marks, proven) {
  const full = practice.levels.map((_, place) => !missing(practice, place + 1, marks).length);
  let level = proven - 1;
  while (full[level]) level += 1;
  if (level >= proven) return level;
  const ticked = practice.levels.findLastIndex((signs, place) => missing(practice, place + 1, marks).length < signs.length) + 1;
  return Math.min(ticked, proven - 1);
}

/** The level to work on: the next, but none that is only a description. @param {number} level @param {number} proven */
export function nextOf(level, proven) {
  return Math.min(Math.max(level + 1, proven), MOST);
}

/** @param {Practice} practice @param {Marks} targets @returns {number} */
export function targetOf({ id }, targets) {
  const level = Number(targets[`${id}.note`]?.note);
  return level >= 1 && level <= MOST ? level : TARGET;
}

/**
 * What to do next: of assessed practices below their target first what lacks where most levels lack, then where the
 * level is lowest; one of each before a second.
 * @param {Known} known
 * @param {Marks} marks
 * @param {Marks} targets
 * @param {number} [most]
 * @returns {Action[]}
 */
export function actions({ practices, proven }, marks, targets, most = 3) {
  const found = practices.flatMap((practice, order) => {
    const level = levelOf(practice, marks, proven);
    const gap = targetOf(practice, targets) - level;
    if (!level || gap <= 0) return [];
    const next = nextOf(level, proven);
    return missing(practice, next, marks).map((sign, turn) => ({ turn, gap, level, order, action: { practice, level: next, sign } }));
  });
  found.sort((one, other) => one.turn - other.turn || other.gap - one.gap || one.level - other.level || one.order - other.order);
  return found.slice(0, most).map(({ action }) => action);
}
