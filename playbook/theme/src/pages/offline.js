// Keeping the handbook for reading without a network: on unless the reader turns it off.

import { keep, recall } from "../core/memory.js";

const root = document.documentElement;
const language = root.dataset.lang ?? "";
const base = new URL(`${(root.dataset.base ?? ".").replace(/\/?$/, "/")}`, location.href);

/** Keep the handbook up to date in the background, if the reader lets it. */
export function keepForReading() {
  if (!wanted()) return;
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data.newer || data.lacking?.length) void import("./version.js").then(({ tell }) => tell(data));
  });
  void register();
}

function wanted() {
  const saving = /** @type {any} */ (navigator).connection?.saveData === true;
  const choice = recall("offline");
  return choice ? choice === "on" : !saving;
}

async function register() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await remember();
    const { active } = await navigator.serviceWorker.register(new URL("sw.js", base), { scope: base.pathname });
    active?.postMessage({ reading: language });
  } catch {
    // without it the handbook is read as long as there is a network
  }
}

/** A worker that is still being installed reads from here what to keep. */
async function remember() {
  const state = await caches.open(`handbook:${base.pathname}:state`);
  const at = new URL("?languages", base);
  const read = (await (await state.match(at))?.json()) ?? [];
  if (!read.includes(language)) await state.put(at, new Response(JSON.stringify([...read, language])));
}

async function remove() {
  const registration = await navigator.serviceWorker?.getRegistration(base.href);
  if (registration?.scope === base.href) await registration.unregister(); // else of a handbook around this one
  const keys = (await caches.keys()).filter((key) => key.startsWith(`handbook:${base.pathname}:`));
  await Promise.all(keys.map((key) => caches.delete(key)));
}

/** @param {HTMLInputElement} box */
export function follow(box) {
  box.checked = wanted();
  box.disabled = !("serviceWorker" in navigator);
  box.addEventListener("change", async () => {
    keep("offline", box.checked ? "on" : "off");
    await (box.checked ? register() : remove());
  });
}
