// Before the first paint: whose storage this is, light or dark, and whether a dated path is coming. The reader's choice
// of light or dark wins over the system's. And should the scripts that keep ticks not come, it says so.

import { copyOver, prefixOf } from "./prefix.js";

(() => {
  const root = document.documentElement;
  const { dataset } = root;
  const before = `${dataset.site}:`;
  const start = (dataset.kept = prefixOf(dataset, location.href));
  let chosen;
  /** @type {unknown} */
  let dated = /^#(role|share)=/.test(location.hash);
  try {
    const starts = [start];
    if (!copyOver(localStorage, before, start)) starts.push((dataset.keptBefore = before));
    const kept = (/** @type {string} */ name) => starts.map((one) => localStorage.getItem(one + name)).find((text) => text !== null);
    chosen = kept("scheme");
    root.classList.toggle("pb-has-role", !!kept("role"));
    const any = (/** @type {string} */ name) => Object.keys(localStorage).some((key) => starts.some((one) => key.startsWith(one + name)));
    root.classList.toggle("pb-begun", any("ticks:") || any("quiz:"));
    dated ||= (kept("path-view") ?? "hire") === "hire" ? kept("role") && kept("started") : any("hire:");
  } catch {
    // Storage refused: follow the system.
  }
  dataset.mdColorScheme = (chosen ? chosen === "slate" : matchMedia("(prefers-color-scheme: dark)").matches) ? "slate" : "default";
  root.classList.add("pb-live"); // styles keep the place of what scripts will show
  root.classList.toggle("pb-dated", !!dated);

  addEventListener("beforeprint", () => root.querySelector(".pb-header__inner")?.setAttribute("data-printed", new Date().toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" })));
  const stuck = () => (dataset.ticks = "stuck"); // boxes stay disabled, and styles show why
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && stuck(), true);
  setTimeout(() => dataset.ticks ?? stuck(), 8000);
})();
