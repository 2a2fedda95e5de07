// Which section one is in, marked in the list of what is on the page.

const LINE = 100; // below what stays at the top of the window

/** @param {HTMLElement} contents */
export function markSection(contents) {
  const links = [...contents.querySelectorAll("a")];
  const root = document.documentElement;
  const mark = () => {
    if (!contents.offsetParent) return; // a narrow screen has no room for it
    const isAtEnd = scrollY > 0 && scrollY + innerHeight > root.scrollHeight - 2;
    const passed = links.filter((link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return isAtEnd || (heading && heading.getBoundingClientRect().top < LINE);
    });
    const here = passed.at(-1) ?? links[0];
    for (const link of links) link.ariaCurrent = link === here ? "true" : null;
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
}
