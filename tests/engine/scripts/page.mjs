// Just enough of a page for modules that look at it while they load.
export const NO_PAGE = { documentElement: { dataset: { site: "sample", kept: own("") } }, querySelector: () => null };
globalThis.document = NO_PAGE;
globalThis.addEventListener = () => {};
globalThis.fetch = async () => ({ json: async () => ({}) }); // no words

/** What the handbook of the sample team, at the root, keeps `name` under. */
export function own(name) {
  return `sample@/#${name}`;
}

export function scripts(name) {
  return import(new URL(`../../../playbook/theme/src/${name}`, import.meta.url));
}

/** A browser's storage with room for so many characters; its own names are what it keeps, as in a browser. */
export class Storage {
  constructor(room = Infinity) {
    Object.defineProperty(this, "room", { value: room, writable: true });
  }
  getItem(name) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name, value) {
    const before = this.getItem(name);
    const more = `${value}`.length - (before?.length ?? -name.length);
    if (more > 0 && this.used + more > this.room) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    this[name] = `${value}`;
  }
  removeItem(name) {
    delete this[name];
  }
  get used() {
    return Object.entries(this).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  }
}

/** Keep this, by the names that the modules use, and nothing else. */
export function keptIs(kept = {}) {
  globalThis.localStorage = new Storage();
  for (const [name, value] of Object.entries(kept)) {
    localStorage.setItem(own(name), typeof value === "string" ? value : JSON.stringify(value));
  }
}

/** What is kept under `name`. */
export function kept(name) {
  return localStorage.getItem(own(name));
}
