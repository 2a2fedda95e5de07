// What the browser keeps. It is read anew each time, for other tabs write too, and a page that Back
// brings up again has missed what they wrote. What storage refused lives in this page only.

const start = `${document.documentElement.dataset.site ?? "playbook"}:`;
/** What storage did not take; null where it did not forget. @type {Map<string, string | null>} */
const memory = new Map();
/** @type {Set<(name: string | null) => void>} */
const listeners = new Set();
let denied = false;

/** @returns {"" | "denied" | "full"} why something lives in this page only */
export function refusal() {
  if (denied) return "denied";
  return memory.size ? "full" : "";
}

/**
 * @param {string} name
 * @returns {string | null} what was kept under `name`, in this handbook
 */
export function recall(name) {
  const held = memory.get(name);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(start + name);
  } catch {
    denied = true;
    return null;
  }
}

/**
 * Keep `value` under `name`. Never throws: if storage refuses, it lives as long as the page.
 * @param {string} name
 * @param {string} value
 * @returns {boolean} whether storage took it
 */
export function keep(name, value) {
  try {
    localStorage.setItem(start + name, value);
    memory.delete(name);
    return true;
  } catch (error) {
    memory.set(name, value);
    denied ||= /** @type {Error} */ (error).name !== "QuotaExceededError";
    return false;
  }
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(start + name);
    memory.delete(name);
  } catch {
    memory.set(name, null);
    denied = true;
  }
}

/**
 * @param {string} prefix
 * @returns {string[]} the names kept in this handbook that start with `prefix`, sorted
 */
export function names(prefix) {
  const found = new Set(memory.keys());
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(start)) found.add(key.slice(start.length));
  } catch {
    denied = true;
  }
  return [...found].filter((name) => name.startsWith(prefix) && memory.get(name) !== null).sort();
}

/**
 * Call `changed(name)` when another tab keeps something; `null` when it clears everything, or when
 * this page is shown again after others may have.
 * @param {(name: string | null) => void} changed
 */
export function onOtherTab(changed) {
  listeners.add(changed);
}

/** @param {string | null} name */
function tell(name) {
  for (const changed of listeners) changed(name);
}

addEventListener("storage", ({ key }) => {
  if (key === null) memory.clear();
  else if (!key.startsWith(start)) return;
  const name = key && key.slice(start.length);
  if (name) memory.delete(name);
  tell(name);
});
addEventListener("pageshow", ({ persisted }) => persisted && tell(null));
