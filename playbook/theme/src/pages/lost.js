// The 404 page: keep only the words of the language whose folder the address names. The worker shows
// it too, marked as cut off, for a page that is not kept on this device while there is no network.
(() => {
  const root = document.documentElement;
  const why = "cutOff" in root.dataset ? "not-kept" : "not-found";
  /** @type {NodeListOf<HTMLElement>} */
  const reasons = document.querySelectorAll("[data-why]");
  for (const reason of reasons) reason.hidden = reason.dataset.why !== why;
  const base = new URL(root.dataset.base ?? "", location.href).pathname.replace(/\/?$/, "/");
  const code = location.pathname.slice(base.length).split("/")[0];
  const known = root.dataset.languages?.split(" ").includes(code);
  for (const part of document.querySelectorAll("section")) {
    part.hidden = Boolean(known) && part.dataset.onlyLang !== code;
    if (!part.hidden) {
      if (known) root.lang = part.lang;
      document.title = part.querySelector("[data-why]:not([hidden]) h1")?.textContent ?? "";
    }
  }
})();
