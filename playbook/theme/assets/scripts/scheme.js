// Before the first paint: light or dark, and whether a dated path is coming. The reader's choice of
// light or dark wins over the system's. And should the scripts that keep ticks not come, it says so.
(() => {
  const root = document.documentElement;
  let chosen = null;
  let dated = /^#(role|share)=/.test(location.hash);
  try {
    const start = `${root.dataset.site}:`;
    const kept = (/** @type {string} */ name) => localStorage.getItem(start + name);
    chosen = kept("scheme");
    const mine = (kept("path-view") ?? "hire") === "hire";
    dated ||= mine ? Boolean(kept("role") && kept("started")) : Object.keys(localStorage).some((key) => key.startsWith(`${start}hire:`));
  } catch {
    // Storage refused: follow the system.
  }
  const dark = chosen ? chosen === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.mdColorScheme = dark ? "slate" : "default";
  root.classList.add("pb-live"); // styles keep the place of what scripts will show
  root.classList.toggle("pb-dated", dated);

  const stuck = () => (root.dataset.ticks = "stuck"); // boxes stay disabled, and styles show why
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && stuck(), true);
  setTimeout(() => root.dataset.ticks ?? stuck(), 8000);
})();
