// The 404 page in one language: that whose folder the address names, that chosen before, one that the reader's browser
// asks for, or the first; with its search. The worker shows the page too, marked as cut off, for a page that is not kept
// on this device while there is no network.
(() => {
  const root = document.documentElement;
  const why = "cutOff" in root.dataset ? "not-kept" : "not-found";
  /** @type {NodeListOf<HTMLElement>} */
  const reasons = document.querySelectorAll("[data-why]");
  for (const reason of reasons) reason.hidden = reason.dataset.why !== why;
  /** @type {NodeListOf<HTMLElement>} */
  const parts = document.querySelectorAll("[data-only-lang]");
  const of = (/** @type {string | null} */ code) => [...parts].find((part) => part.dataset.onlyLang === code);
  const base = new URL(root.dataset.base ?? "", location.href).pathname.replace(/\/?$/, "/");
  const own = of(location.pathname.slice(base.length).split("/")[0]) ?? of(chosen()) ?? asked() ?? parts[0];
  for (const part of parts) part.hidden = part !== own;
  document.title = own.querySelector("[data-why]:not([hidden]) h1")?.textContent ?? "";
  Object.assign(root, { lang: own.lang, dir: own.dir });
  root.dataset.lang = own.dataset.onlyLang;
  const search = own.querySelector("template");
  if (search) document.body.append(search.content);

  function chosen() {
    const { kept, keptBefore } = root.dataset;
    try {
      return localStorage.getItem(`${kept}language`) ?? (keptBefore ? localStorage.getItem(`${keptBefore}language`) : null);
    } catch {
      return null; // storage refused
    }
  }

  function asked() {
    for (const wanted of navigator.languages) {
      const found = [...parts].find((part) => part.lang === wanted) ?? [...parts].find((part) => part.lang.split("-")[0] === wanted.split("-")[0]);
      if (found) return found;
    }
    return undefined;
  }
})();
