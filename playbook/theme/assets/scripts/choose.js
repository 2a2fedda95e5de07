// At /: go where the reader chose to go last time; `?choose` stays here.
(() => {
  const { site, languages = "" } = document.documentElement.dataset;
  if (location.search === "?choose") return;
  let chosen = null;
  try {
    chosen = localStorage.getItem(`${site}:language`);
  } catch {
    // Storage refused: the links below do it.
  }
  if (chosen && languages.split(" ").includes(chosen)) location.replace(`${chosen}/`);
})();
