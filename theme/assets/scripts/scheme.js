// Light or dark, before the first paint. The reader's choice wins over the system's.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem(`${root.dataset.site}:scheme`);
  } catch {
    // Storage refused: follow the system.
  }
  const dark = chosen ? chosen === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mdColorScheme = dark ? "slate" : "default";
  root.classList.add("pb-live"); // styles keep the place of what scripts will show
})();
