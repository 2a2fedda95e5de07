// Just enough of a page for modules that look at it while they load.
globalThis.document = { documentElement: { dataset: { site: "sample" } }, querySelector: () => null };
globalThis.addEventListener = () => {};
globalThis.fetch = async () => ({ json: async () => ({}) }); // no words

export function scripts(name) {
  return import(new URL(`../../../playbook/theme/assets/scripts/${name}`, import.meta.url));
}

/** A browser's storage; its own names are what it keeps, as in a browser. */
class Storage {
  getItem(name) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name, value) {
    this[name] = `${value}`;
  }
  removeItem(name) {
    delete this[name];
  }
}

/** Keep this, by the names that the modules use, and nothing else. */
export function keptIs(kept = {}) {
  globalThis.localStorage = new Storage();
  for (const [name, value] of Object.entries(kept)) {
    localStorage.setItem(`sample:${name}`, typeof value === "string" ? value : JSON.stringify(value));
  }
}

/** What is kept under `name`. */
export function kept(name) {
  return localStorage.getItem(`sample:${name}`);
}
