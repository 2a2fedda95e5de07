// The 404 page: keep only the words of the language whose folder the address names.
(() => {
  const root = document.documentElement;
  const base = new URL(root.dataset.base ?? "", location.href).pathname.replace(/\/?$/, "/");
  const code = location.pathname.slice(base.length).split("/")[0];
  if (!root.dataset.languages?.split(" ").includes(code)) return;
  for (const part of document.querySelectorAll("section")) {
    part.hidden = part.dataset.onlyLang !== code;
    if (!part.hidden) {
      root.lang = part.lang;
      document.title = part.querySelector("h1")?.textContent ?? "";
    }
  }
})();
