// A new hire as a manager or buddy keeps them.

import { isDay } from "../dates/period.js";

/** @param {string | null} text @returns {{name: string, role: string, first: string} | null} null if it is not sound */
export function readHire(text) {
  try {
    const { name, role, first } = JSON.parse(text ?? "null") ?? {};
    return typeof name === "string" && typeof role === "string" && isDay(`${first}`) ? { name: name.slice(0, 60), role, first } : null;
  } catch {
    return null;
  }
}
