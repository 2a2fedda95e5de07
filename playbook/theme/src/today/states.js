// How far a task is: in words, as a ring, and how late.

import { svg } from "../core/dom.js";
import { names } from "../core/memory.js";
import { language, say } from "../core/words.js";
import { clockAt, clockWords, daysBetween, dayWords, now } from "../dates/period.js";
import { CAMPAIGN } from "./duties.js";

/** @import { Task } from "./duties.js" */

const base = new URL(`${document.documentElement.dataset.base ?? "."}/`, location.href);
const HOUR_MS = 36e5;
const RING = 12.5;

/** @param {string} path below the language's folder */
export function address(path) {
  return new URL(`${language}/${path}`, base).href;
}

/** The page of a task, at the very period that is meant. @param {Task} one */
export function addressOf({ path, period }) {
  return address(path + (period && `#at=${period}`));
}

/** @param {Task} one @returns {"done" | "begun" | "open"} */
export function stateOf({ done, all, ahead }) {
  if (done >= all && !ahead) return "done";
  return done ? "begun" : "open";
}

/** When a task is to be looked at, by the team's clock: its next round, or its first hour. @param {Task} one @returns {Date | undefined} */
export function momentOf({ ahead, times, from, at }) {
  const time = ahead ?? (at > CAMPAIGN ? times[0] : undefined);
  return time ? clockAt(from, time) : undefined;
}

/** Whether anything was ever ticked here: else nobody can say what is late. */
export function isUsed() {
  return names("ticks:").length + names("past:").length > 0;
}

/**
 * How late a task is, in words: after its last hour, or after its first while nothing is done.
 * @param {Task} one
 * @param {Date} clock
 */
export function lateness(one, clock) {
  const { times, from, done, ahead } = one;
  const time = times.at(done && -1);
  if (!time || ahead || stateOf(one) === "done" || !isUsed()) return "";
  const late = +clock - +clockAt(from, time);
  if (late < 6e4) return "";
  return late < HOUR_MS ? say("late-minutes", { count: Math.floor(late / 6e4) }) : say("late-hours", { count: Math.floor(late / HOUR_MS) });
}

/** By which day a task is due, if not the one it begins on; of one that a night shift has still, whose day it is. @param {Task} one @param {Date} day */
export function deadline({ from, due }, day) {
  if (due < day) return `${dayWords(due)} · ${say("now-on")}`;
  return daysBetween(from, due) ? say("until", { day: dayWords(due) }) : "";
}

/** A ring that fills, with a tick once it is full; broken where the day is over. @param {Task} one @param {boolean} [missed] */
export function ring(one, missed = false) {
  const look = missed ? "missed" : stateOf(one);
  const drawn = svg("svg", { class: `pb-state pb-state--${look}`, viewBox: "0 0 28 28", "aria-hidden": "true" }, svg("circle", { cx: 14, cy: 14, r: RING }));
  const share = one.all ? one.done / one.all : 0;
  if (look === "done") drawn.append(svg("path", { d: "M8.5 14.5l3.8 3.8 7.4-8" }));
  else if (share) drawn.append(svg("circle", { class: "pb-state__share", cx: 14, cy: 14, r: 4.5, pathLength: 100, "stroke-dasharray": `${Math.max(8, 100 * share)} 100`, transform: "rotate(-90 14 14)" }));
  else if (missed) drawn.append(svg("path", { d: "M10 10l8 8M18 10l-8 8" }));
  return drawn;
}

/** How far a task is, in words. @param {Task} one */
export function far(one) {
  const { done, all, last, due } = one;
  if (stateOf(one) === "done") {
    const at = now(new Date(last));
    return last && !daysBetween(at, due) ? say("done-at", { time: clockWords(at) }) : say("all-settled");
  }
  return all > 1 || done ? `${done}/${all}` : "";
}
