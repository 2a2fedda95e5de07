// What is due today, for the empty search box: fetched once nothing was typed for a moment.

import { recall } from "../core/memory.js";
import { words } from "../core/words.js";
import { dateOf, periodOf } from "../dates/period.js";
import { Files, address, addressOf, agenda, stateOf } from "./due.js";

const MOST = 4;
const TEAM = "*";
const files = new Files(address(""));

/** @returns {Promise<{href: string, title: string, done: number, all: number}[]>} lists of the reader's role that are not done, the next ones first */
export async function dueToday() {
  await Promise.all([words, files.fetch()]);
  const { due } = agenda(files.known, recall("role") || TEAM, dateOf(periodOf("day")));
  const open = due.filter((one) => stateOf(one) !== "done").slice(0, MOST);
  return open.map((one) => ({ href: addressOf(one), title: one.title, done: one.done, all: one.all }));
}
