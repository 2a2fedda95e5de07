// What was asked in vain, for the keeper of the handbook. It stays on the device, beside the ticks: it is cleared,
// exported and taken over with them, and sent nowhere.

import { keep } from "../core/memory.js";
import { recent } from "./recent.js";

const NAME = "asked";
const MOST = 50;
const LONGEST = 100;

/** The latest comes last. @param {string} query */
export function remember(query) {
  const one = query.slice(0, LONGEST);
  keep(NAME, JSON.stringify([...recent(NAME).filter((other) => other !== one), one].slice(-MOST)));
}
