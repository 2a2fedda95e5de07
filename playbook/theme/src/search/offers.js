// What the dialog offers before anything is typed: today, lists for emergencies, what was looked at last.

import { keep } from "../core/memory.js";
import { recent } from "./recent.js";

/** @import { Named, Names } from "./names.js" */

const NAME = "looked";
const MOST = 5;
/** Where a team has it, a page of its own; else the first one. */
const TODAY = ["today/", ""];

/** @param {string} url of a result that is opened, below the language's folder */
export function look(url) {
  keep(NAME, JSON.stringify([url, ...recent(NAME).filter((other) => other !== url)].slice(0, MOST)));
}

/**
 * @param {Names} known
 * @param {string} home the address of the language's folder
 */
export function offers(known, home) {
  const today = TODAY.map((url) => known.at(url)).find(Boolean);
  const urgent = [...known.entries.values()].filter((entry) => entry.urgent);
  const last = recent(NAME).flatMap((url) => known.at(url) ?? []);
  return [
    ...group(known.say("today", {}), today ? [{ ...today, title: known.say("day", {}) }] : [], home),
    ...group(known.say("urgent", {}), urgent, home),
    ...group(known.say("looked", {}), last, home),
  ];
}

/**
 * Put what is due today beside the way to Today.
 * @param {HTMLElement} item the first of the offers
 * @param {{href: string, title: string, done: number, all: number}[]} tasks
 */
export function addTasks(item, tasks) {
  for (const { href, title, done, all } of tasks) {
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.textContent = done ? `${title} ${done}/${all}` : title;
    item.append(anchor);
  }
}

/**
 * @param {string} title
 * @param {Named[]} entries
 * @param {string} home
 */
function group(title, entries, home) {
  if (!entries.length) return [];
  const item = document.createElement("li");
  const heading = document.createElement("small");
  heading.textContent = title;
  item.className = "pb-search__offers";
  item.append(heading);
  for (const entry of entries) {
    const anchor = document.createElement("a");
    anchor.href = home + entry.url;
    anchor.textContent = entry.title;
    item.append(anchor);
  }
  return [item];
}
