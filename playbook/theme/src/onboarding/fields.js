// Where role and first day are chosen.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { isDay } from "../dates/period.js";

/** @import { Hire } from "./hires.js" */

/**
 * @param {Record<string, string>} known the names of the roles
 * @param {string} chosen
 */
export function roleSelect(known, chosen) {
  const options = [["", say("path-role-choose")], ...Object.entries(known)];
  const select = make("select", {}, ...options.map(([value, name]) => make("option", { value }, name)));
  select.value = known[chosen] ? chosen : "";
  return select;
}

/**
 * Role and first day of someone, to change them.
 * @param {Record<string, string>} known the names of the roles
 * @param {Hire} hire
 * @param {(part: Partial<Hire>) => void} change
 * @param {() => void} refuse called with a first day that can be none
 */
export function fields(known, hire, change, refuse) {
  const role = roleSelect(known, hire.role);
  const first = make("input", { type: "date", value: hire.first });
  role.addEventListener("change", () => change({ role: role.value }));
  first.addEventListener("change", () => {
    if (first.value && !isDay(first.value)) refuse();
    else change(first.value ? { first: first.value } : {});
  });
  return [make("label", {}, say("path-role"), role), make("label", {}, say("path-first"), first)];
}
