// On the 404 page, within the page itself: it names its files by the path that the site was built for. Served at
// another, it finds by the address asked for where the site lies, and names them from there.
addEventListener("DOMContentLoaded", async () => {
  const root = document.documentElement;
  const built = root.dataset.base ?? "";
  const styled = getComputedStyle(root).getPropertyValue("--pb-line"); // browsers disagree on what a sheet that failed is
  for (let base = styled ? "/" : location.pathname; base !== "/"; ) {
    base = base.replace(/[^/]*\/?$/, "");
    const found = await fetch(`${base}offline.json`).then((answer) => answer.ok && answer.json()).catch(() => null);
    if (!found) continue;
    root.dataset.base = base;
    for (const one of document.querySelectorAll("[href], [src]")) {
      for (const name of ["href", "src"]) {
        const address = one.getAttribute(name);
        if (!address?.startsWith(built)) continue;
        const again = document.createElement(one.localName); // a script that failed is not fetched again
        for (const { name: kept, value } of one.attributes) again.setAttribute(kept, value);
        again.setAttribute(name, base + address.slice(built.length));
        again.append(...one.childNodes);
        one.replaceWith(again);
      }
    }
    return;
  }
});
