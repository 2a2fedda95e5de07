// What the browser keeps: memory is the truth, storage is best effort.

const site = document.documentElement.dataset.site ?? "playbook";
/** @type {Map<string, string>} */
const memory = new Map();

/** True until the browser refuses to keep something. */
export let lasting = true;

/**
 * @param {string} name
 * @returns {string | null} what was kept under `name`, in this handbook
 */
export function recall(name) {
  const key = `${site}:${name}`;
  const held = memory.get(key);
  if (held !== undefined) return held;
  try {
    return localStorage.getItem(key);
  } catch {
    lasting = false;
    return null;
  }
}

/**
 * Keep `value` under `name`. Never throws: if storage refuses, it lives as long as the page.
 * @param {string} name
 * @param {string} value
 */
export function keep(name, value) {
  const key = `${site}:${name}`;
  memory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    lasting = false;
  }
}

/**
 * Call `changed(name)` when another tab keeps something; `null` when it clears everything.
 * @param {(name: string | null) => void} changed
 */
export function onOtherTab(changed) {
  addEventListener("storage", (event) => {
    if (event.storageArea !== localStorage) return;
    if (event.key === null) memory.clear();
    else if (event.key.startsWith(`${site}:`)) memory.delete(event.key);
    else return;
    changed(event.key === null ? null : event.key.slice(site.length + 1));
  });
}
