// With what the names of all that is kept begin. Several handbooks may share an origin, even of one id: their paths
// tell them apart. Earlier versions had the id alone; what they kept is copied once, and stays.

/** Kept under this name: all has been copied. */
const COPIED = "copied";

/**
 * @param {DOMStringMap} dataset of `<html>`
 * @param {string} address the page's
 * @returns {string} no path has a "#", so none begins as another handbook's
 */
export function prefixOf(dataset, address) {
  const base = (dataset.base ?? "").replace(/\/?$/, "/");
  return `${dataset.site}@${new URL(base, address).pathname}#`;
}

/**
 * Copy what is kept under the prefix `before` to `start`, but for what is there already, and note it once all was read
 * back. Should storage not take all, its room is given back: the reader has none to spare.
 * @param {Storage} storage
 * @param {string} before
 * @param {string} start
 * @returns {boolean} whether all is there
 */
export function copyOver(storage, before, start) {
  if (storage.getItem(start + COPIED) !== null) return true;
  const copies = Object.keys(storage)
    .filter((key) => key.startsWith(before))
    .map((key) => ({ copy: start + key.slice(before.length), text: storage.getItem(key) ?? "" }))
    .filter(({ copy }) => storage.getItem(copy) === null);
  const agrees = (/** @type {{copy: string, text: string}} */ { copy, text }) => storage.getItem(copy) === text;
  try {
    for (const { copy, text } of copies) {
      if (storage.getItem(copy) === null) storage.setItem(copy, text); // unless another tab has by now
    }
    const all = copies.every(agrees);
    if (all) storage.setItem(start + COPIED, "");
    return all;
  } catch {
    for (const one of copies) if (agrees(one)) storage.removeItem(one.copy);
    storage.removeItem(start + COPIED); // another tab's: it may have counted on these
    return !copies.length;
  }
}
