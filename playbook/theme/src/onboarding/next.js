// On the page of a path, the step that the reader comes to next: its stage is open, and a line above leads there.

const [line, done] = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-next]"));
const [link, when] = line.querySelectorAll("a, .pb-label + a + span");
let opened = false;

// A list has put its ticks into its boxes once it says that they are kept.
new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["data-ticks"] });
document.addEventListener("change", () => queueMicrotask(show));
addEventListener("hashchange", unfold);
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("a[href^='#']")) unfold();
});
unfold();
show();

function show() {
  if (document.documentElement.dataset.ticks !== "kept") return;
  const steps = [...document.querySelectorAll(".pb-check[id^='step-']")];
  const next = steps.find((step) => !step.classList.contains("pb-check--settled"));
  line.hidden = !next;
  done.hidden = Boolean(next);
  if (!next) return;
  const label = /** @type {HTMLElement} */ (next.querySelector("label")?.cloneNode(true));
  when.textContent = label.querySelector(".pb-chip--day")?.textContent ?? "";
  for (const chip of label.querySelectorAll(".pb-chip")) chip.remove();
  link.textContent = label.textContent?.trim() ?? "";
  link.setAttribute("href", `#${next.id}`);
  if (opened || location.hash) return;
  // The first is printed open; what the reader has opened meanwhile stays so.
  for (const stage of [document.querySelector("details.pb-fold--stage"), next.closest("details")]) stage?.toggleAttribute("open", stage.contains(next));
  opened = true;
}

/** What a heading leads to is open when one comes to it. */
function unfold() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (place?.nextElementSibling instanceof HTMLDetailsElement) place.nextElementSibling.open = true;
}
