// Keeping the handbook for reading without a network: on unless the reader turns it off.

import { keep, recall } from "./memory.js";

/** The reader's own page comes first. */
const PAUSE_MS = 3000;
const root = document.documentElement;
const base = new URL(`${(root.dataset.base ?? ".").replace(/\/?$/, "/")}`, location.href);

/** Keep the handbook up to date in the background, if the reader lets it. */
export function keepForReading() {
  if (!("worker" in root.dataset)) return;
  for (const box of document.querySelectorAll("[data-offline]")) {
    if (box instanceof HTMLInputElement) follow(box);
  }
  if (wanted()) setTimeout(register, PAUSE_MS);
}

function wanted() {
  const saving = /** @type {any} */ (navigator).connection?.saveData === true;
  const choice = recall("offline");
  return choice ? choice === "on" : !saving;
}

function register() {
  if (!("serviceWorker" in navigator)) return Promise.resolve();
  const worker = new URL(`sw.js?lang=${root.dataset.lang}`, base);
  return navigator.serviceWorker.register(worker, { scope: base.pathname }).catch(() => undefined);
}

async function remove() {
  const registration = await navigator.serviceWorker?.getRegistration(base.href);
  await registration?.unregister();
  const keys = (await caches.keys()).filter((key) => key.startsWith(`handbook:${base.pathname}:`));
  await Promise.all(keys.map((key) => caches.delete(key)));
}

/** @param {HTMLInputElement} box */
function follow(box) {
  box.checked = wanted();
  box.disabled = !("serviceWorker" in navigator);
  box.addEventListener("change", async () => {
    keep("offline", box.checked ? "on" : "off");
    await (box.checked ? register() : remove());
  });
}
