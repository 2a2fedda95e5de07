// What dated paths are reckoned from: a file for everyone, and one for each role once it is needed.

import { json } from "../core/fetched.js";

/**
 * @typedef {{roles: Record<string, string>, former: Record<string, string>, calendar: import("../dates/working-days.js").Calendar, years: Record<string, boolean>}} Known
 *   `former` names each role by the ids it had
 * @typedef {{page: string, count: number, minutes: number, quizzes: [string, string][]}} Study
 * @typedef {{paths: import("./plan.js").Path[], study: Study}} Part what is of one role
 */

/**
 * @param {string} address the file for everyone; those of roles are in the folder of its name
 * @param {string} role whose part is needed first, if there is such a role
 * @returns {Promise<PathData>} rejected without the file for everyone
 */
export async function pathData(address, role) {
  const data = new PathData(await json(address), address.replace(/\.json$/, "/"));
  data.fetch(role);
  return data;
}

export class PathData {
  /** @param {Known} known @param {string} folder */
  constructor(known, folder) {
    /** A link may name any role. @type {Known} */
    this.known = { ...known, roles: Object.assign(Object.create(null), known.roles) };
    this.folder = folder;
    /** What came, by role. @type {Map<string, Part>} */
    this.parts = new Map();
    /** What is on its way, by role. @type {Map<string, Promise<void>>} */
    this.asked = new Map();
  }

  /**
   * Fetch the part of `role`, unless it is there or on its way.
   * @param {string} role
   * @returns {Promise<void>} resolved when it came or failed to; what failed may be asked for again
   */
  fetch(role) {
    if (!this.known.roles[role] || this.parts.has(role)) return Promise.resolve();
    const asked = this.asked.get(role) ?? this.ask(role);
    this.asked.set(role, asked);
    return asked;
  }

  /** @param {string} role */
  async ask(role) {
    try {
      this.parts.set(role, await json(`${this.folder}${role}.json`));
    } catch {
      // It is not among the parts, and no longer on its way.
    } finally {
      this.asked.delete(role);
    }
  }
}
