// What the first paint needs to know: light or dark, and whether a dated path will stand in its page.
(() => {
  const root = document.documentElement;
  const kept = (/** @type {string} */ name) => {
    try {
      return localStorage.getItem(`${root.dataset.site}:${name}`);
    } catch {
      return null; // storage refused
    }
  };
  const chosen = kept("scheme"); // wins over the system's
  const dark = chosen ? chosen === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mdColorScheme = dark ? "slate" : "default";
  root.classList.add("pb-live"); // styles keep the place of what scripts will show
  root.classList.toggle("pb-dated", kept("path-dated") === "yes");
})();
