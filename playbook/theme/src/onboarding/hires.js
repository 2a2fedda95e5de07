// Whose path it is: the reader's own, or one of the new hires that a manager or buddy follows.

import { forget, keep, names, recall } from "../core/memory.js";
import { isDay } from "../dates/period.js";
import { readHire } from "../ticks/hire.js";

/** @typedef {{id: string, name: string, role: string, first: string}} Hire `id` is the period of their ticks */

export const ME = "always";
const START = "hire:";

/** The reader. @returns {Hire} */
export function me() {
  return { id: ME, name: recall("me") ?? "", role: recall("role") ?? "", first: recall("started") ?? "" };
}

/** @returns {Hire[]} those followed in this browser, by first day */
export function followed() {
  const found = names(START).flatMap((name) => {
    const hire = readHire(recall(name));
    return hire ? [{ ...hire, id: name.slice(START.length) }] : [];
  });
  return found.sort((a, b) => a.first.localeCompare(b.first) || a.name.localeCompare(b.name));
}

/** @param {Hire} hire */
export function save({ id, name, role, first }) {
  if (id === ME) {
    keep("role", role);
    keep("started", first);
  } else {
    keep(START + id, JSON.stringify({ name, role, first }));
  }
}

/** One person's id, the reader's too: it is theirs in calendars and when a path is handed over. @param {Hire} hire */
export function ownId({ id }) {
  if (id !== ME) return id;
  const own = recall("path-id") ?? newId();
  keep("path-id", own);
  return own;
}

/** @param {string} id their ticks stay, so that adding them again finds everything */
export function unfollow(id) {
  forget(START + id);
}

/** @returns {string} a new id */
export function newId() {
  return `hire-${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
}

/** @param {Hire} hire @returns {string} the fragment that carries role and first day */
export function fragment({ role, first }) {
  return `#${new URLSearchParams({ role, first })}`;
}

/** @param {string} hash @returns {{role: string, first: string} | null} */
export function carried(hash) {
  const found = new URLSearchParams(hash.slice(1));
  const [role, first] = [found.get("role") ?? "", found.get("first") ?? ""];
  return role && isDay(first) ? { role, first } : null;
}
