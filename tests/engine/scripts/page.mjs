// Just enough of a page for modules that look at it while they load.
globalThis.document = { documentElement: { dataset: {} }, querySelector: () => null };
globalThis.addEventListener = () => {};
globalThis.fetch = async () => ({ json: async () => ({}) }); // no words

export function scripts(name) {
  return import(new URL(`../../../playbook/theme/assets/scripts/${name}`, import.meta.url));
}
