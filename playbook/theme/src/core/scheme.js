// Before the first paint: whose storage this is, light or dark, and whether a dated path is coming. The reader's choice
// of light or dark wins over the system's. And should the scripts that keep ticks not come, it says so.

import { copyOver, prefixOf } from "./prefix.js";

(() => {
  const root = document.documentElement;
  const { dataset } = root;
  const before = `${dataset.site}:`;
  const start = prefixOf(dataset, location.href);
  dataset.kept = start;
  let chosen = null;
  let dated = /^#(role|share)=/.test(location.hash);
  try {
    const starts = [start];
    if (!copyOver(localStorage, before, start)) starts.push((dataset.keptBefore = before));
    const kept = (/** @type {string} */ name) => starts.map((one) => localStorage.getItem(one + name)).find((text) => text !== null);
    chosen = kept("scheme");
    root.classList.toggle("pb-has-role", Boolean(kept("role")));
    const any = (/** @type {string} */ name) => Object.keys(localStorage).some((key) => starts.some((one) => key.startsWith(one + name)));
    root.classList.toggle("pb-begun", any("ticks:") || any("quiz:"));
    const mine = (kept("path-view") ?? "hire") === "hire";
    dated ||= mine ? Boolean(kept("role") && kept("started")) : any("hire:");
  } catch {
    // Storage refused: follow the system.
  }
  const dark = chosen ? chosen === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  dataset.mdColorScheme = dark ? "slate" : "default";
  root.classList.add("pb-live"); // styles keep the place of what scripts will show
  root.classList.toggle("pb-dated", dated);

  addEventListener("beforeprint", () => document.querySelector(".pb-header__inner")?.setAttribute("data-printed", new Date().toLocaleString(root.lang)));
  const stuck = () => (dataset.ticks = "stuck"); // boxes stay disabled, and styles show why
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && stuck(), true);
  setTimeout(() => dataset.ticks ?? stuck(), 8000);
})();
