// At /: go where the reader chose to go last time; `?choose` stays here.
(() => {
  const { kept, keptBefore, languages = "" } = document.documentElement.dataset;
  if (location.search === "?choose") return;
  let chosen = null;
  try {
    for (const start of [kept, keptBefore]) chosen ??= start && localStorage.getItem(`${start}language`);
  } catch {
    // Storage refused: the links below do it.
  }
  if (chosen && languages.split(" ").includes(chosen)) location.replace(`${chosen}/`);
})();
