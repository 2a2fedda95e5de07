// The page at a record's former address: whatever stood behind that address goes along, such as what
// somebody shares in its fragment. Without script, the page itself leads on.
(() => {
  const target = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  if (target) location.replace(target + location.search + location.hash);
})();
