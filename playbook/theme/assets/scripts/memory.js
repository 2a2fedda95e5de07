// What the browser keeps: memory is the truth, storage is best effort.

const site = document.documentElement.dataset.site ?? "playbook";
/** @type {Map<string, string | null>} */
const memory = new Map();
/** Names that storage did not take. @type {Set<string>} */
const unsaved = new Set();
/** @type {Set<(name: string | null) => void>} */
const listeners = new Set();
let denied = false;

/** @returns {"" | "denied" | "full"} why something lives in this page only */
export function refusal() {
  if (denied) return "denied";
  return unsaved.size ? "full" : "";
}

/**
 * @param {string} name
 * @returns {string | null} what was kept under `name`, in this handbook
 */
export function recall(name) {
  const held = memory.get(name);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(`${site}:${name}`);
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
  memory.set(name, value);
  try {
    localStorage.setItem(`${site}:${name}`, value);
    unsaved.delete(name);
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") unsaved.add(name);
    else denied = true;
    return false;
  }
}

/** @param {string} name */
export function forget(name) {
  memory.set(name, null);
  unsaved.delete(name);
  try {
    localStorage.removeItem(`${site}:${name}`);
    memory.delete(name);
  } catch {
    denied = true;
  }
}

/**
 * @param {string} prefix
 * @returns {string[]} the names kept in this handbook that start with `prefix`, sorted
 */
export function names(prefix) {
  const found = new Set([...memory].filter(([, value]) => value !== null).map(([name]) => name));
  try {
    const start = `${site}:`;
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(start) && memory.get(key.slice(start.length)) !== null) found.add(key.slice(start.length));
    }
  } catch {
    denied = true;
  }
  return [...found].filter((name) => name.startsWith(prefix)).sort();
}

/**
 * Call `changed(name)` when another tab keeps something; `null` when it clears everything.
 * @param {(name: string | null) => void} changed
 */
export function onOtherTab(changed) {
  listeners.add(changed);
}

addEventListener("storage", (event) => {
  const name = event.key?.startsWith(`${site}:`) ? event.key.slice(site.length + 1) : null;
  if (event.key !== null && name === null) return;
  if (name === null) memory.clear();
  else memory.delete(name);
  for (const changed of listeners) changed(name);
});
