// Campaigns: on which days their stages are, and what is prepared when.

import { say } from "../core/words.js";
import { addDays, dateOf, periodOf } from "../dates/period.js";

/**
 * @typedef {[stage: string, after: number, estimated?: number]} StageDay its day is so many after the campaign's own
 * @typedef {{id: string, page?: string, title: string, stages: Record<string, string>, phases: string,
 *   days: [own: string, ...stages: StageDay[]][]}} Campaign
 * @typedef {[first: number, last: number, stages: string[], title: string, lead: string]} Phase
 * @typedef {{day: string, first: string, last: string, campaign: Campaign, title: string, stage: string, estimated: number}} Mark
 * @import { Turn } from "../dates/period.js"
 */

/** A campaign, with that of its stages. @param {Campaign} campaign @param {string} stage */
export function called({ title, stages }, stage) {
  return stages[stage] ? say("campaign-stage", { campaign: title, stage: stages[stage] }) : title;
}

/** @param {Campaign["days"][number]} held @returns {[stage: string, day: string, estimated: number][]} */
function stagesOf([own, ...stages]) {
  return stages.map(([stage, after, estimated = 0]) => [stage, periodOf("day", addDays(dateOf(own), after)), estimated]);
}

/**
 * The turns of what counts from the stages `wanted`, as playbook/schedule/campaign_dates.py finds them: of two stages
 * on one day the later one counts, and with none of them the campaign's own day.
 * @param {Campaign["days"][number]} held
 * @param {string[]} wanted
 * @returns {[own: string, day: string, estimated: number, stage: string][]}
 */
export function turnsOf(held, wanted) {
  const [own] = held;
  const all = stagesOf(held);
  const days = new Map(wanted.flatMap((stage) => all.filter(([name]) => name === stage)).map((one) => [one[1], one]));
  /** @type {ReturnType<typeof stagesOf>} */
  const found = days.size ? [...days.values()] : [["", own, 0]];
  return found.map(([stage, day, estimated], place) => [own, day, estimated, place === found.length - 1 ? "" : stage]);
}

/**
 * The days of campaigns and of their stages, in order: each with the first and the last day of its turn.
 * @param {Campaign[]} campaigns
 * @returns {Mark[]}
 */
export function marksOf(campaigns) {
  return campaigns
    .flatMap((campaign) => campaign.days.flatMap((held) => {
      const days = new Map([/** @type {[string, string, number]} */ (["", held[0], 0]), ...stagesOf(held)].map(([stage, day, estimated]) => {
        const own = day === held[0]; // it needs no other name, and nobody announces it
        return [day, { title: called(campaign, own ? "" : stage), stage: own ? "" : campaign.stages[stage] ?? "", estimated: own ? 0 : estimated }];
      }));
      const [first, ...rest] = [...days.keys()].sort();
      return [...days].map(([day, said]) => ({ ...said, day, first, last: rest.at(-1) ?? first, campaign }));
    }))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

/**
 * The stages of campaigns around a day: those on it, and the next one, of a campaign that is on or else of any.
 * @param {Mark[]} marks
 * @param {string} day
 */
export function stagesAround(marks, day) {
  const on = marks.filter(({ first, last }) => first <= day && day <= last);
  const next = [...on, ...marks].find((one) => one.day > day);
  return { today: on.filter((one) => one.day === day), next };
}

/**
 * The phase of a campaign that is on, the shortest of several.
 * @param {Phase[]} phases
 * @param {Campaign} campaign
 * @param {Date} day
 */
export function phaseOn(phases, { days }, day) {
  const on = days.flatMap((held) => phases.flatMap(([first, last, stages, title, lead]) => turnsOf(held, stages).map(([, at]) => {
    const until = addDays(dateOf(at), last);
    return { from: addDays(dateOf(at), first), until, title, lead, length: last - first };
  })));
  const name = periodOf("day", day);
  return on.filter(({ from, until }) => periodOf("day", from) <= name && name <= periodOf("day", until)).sort((a, b) => a.length - b.length)[0];
}
