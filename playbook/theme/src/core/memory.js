// What the browser keeps. It is read anew each time, for other tabs write too, and a page that Back
// brings up again has missed what they wrote. What storage refused lives in this page only.

const NOBODY = "?";
/** `before` begins what an earlier version kept, while that is not all copied: it is read, and never written. */
const { kept: start = NOBODY, keptBefore: before = start } = document.documentElement.dataset;
/** What storage did not take, null where it did not forget, over what it has instead. @type {Map<string, {value: string | null, over: string | null}>} */
const memory = new Map();
/** @type {Set<(name: string | null, cleared: boolean) => void>} */
const listeners = new Set();
let denied = start === NOBODY;

/** @returns {"" | "denied" | "full"} why something lives in this page only, or in an earlier version's names */
export function refusal() {
  if (denied) return "denied";
  return before !== start || memory.size ? "full" : "";
}

/**
 * @param {string} name
 * @returns {string | null} what was kept under `name`, in this handbook
 */
export function recall(name) {
  const held = memory.get(name);
  const kept = inStorage(name);
  if (!held) return kept;
  if (denied || held.over === kept) return held.value;
  memory.delete(name); // another page has written since
  return kept;
}

/** @param {string} name */
function inStorage(name) {
  try {
    return localStorage.getItem(start + name) ?? localStorage.getItem(before + name);
  } catch {
    denied = true;
    return null;
  }
}

/**
 * Write `value` under `name`. Never throws.
 * @param {string} name
 * @param {string} value
 * @returns {boolean} whether storage took it
 */
export function write(name, value) {
  if (denied) return false;
  try {
    if (inStorage(name) !== value) localStorage.setItem(start + name, value);
    if (inStorage(name) !== value) return false;
    memory.delete(name);
    return true;
  } catch (error) {
    denied ||= !/quota/i.test(/** @type {Error} */ (error).name); // older Firefox has a name of its own
    return false;
  }
}

/**
 * The same; if storage refuses, it lives as long as the page.
 * @param {string} name
 * @param {string} value
 */
export function keep(name, value) {
  const taken = write(name, value);
  if (!taken) memory.set(name, { value, over: inStorage(name) });
  return taken;
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(start + name);
  } catch {
    denied = true;
  }
  const over = inStorage(name);
  if (denied || over !== null) memory.set(name, { value: null, over });
  else memory.delete(name);
}

/**
 * @param {string} prefix
 * @returns {string[]} the names kept in this handbook that start with `prefix`, sorted
 */
export function names(prefix) {
  const found = new Set(memory.keys());
  try {
    for (const key of Object.keys(localStorage)) {
      for (const one of [start, before]) if (key.startsWith(one)) found.add(key.slice(one.length));
    }
  } catch {
    denied = true;
  }
  return [...found].filter((name) => name.startsWith(prefix) && memory.get(name)?.value !== null).sort();
}

/**
 * Call `changed(name)` when another tab keeps something; `null` when it clears everything, or when
 * this page is shown again after others may have written.
 * @param {(name: string | null, cleared: boolean) => void} changed
 */
export function onOtherTab(changed) {
  listeners.add(changed);
}

/** @param {string | null} name */
function tell(name, cleared = false) {
  for (const changed of listeners) changed(name, cleared);
}

addEventListener("storage", ({ key }) => {
  if (key === null) memory.clear();
  else if (!key.startsWith(start)) return;
  const name = key && key.slice(start.length);
  if (name) memory.delete(name);
  tell(name, key === null);
});
addEventListener("pageshow", ({ persisted }) => persisted && tell(null));
