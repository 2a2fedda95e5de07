// On every page: light and dark, the remembered language, and what is loaded only when needed.

import { keep, recall } from "./core/memory.js";
import { pathData } from "./onboarding/data.js";
import { markSection } from "./pages/contents.js";

// Scripts that come later take these from here.
export * from "./core/elements.js";
export * from "./core/fetched.js";
export * from "./core/memory.js";
export * from "./dates/clock.js";

/** The reader's own page comes first: before it, nothing is kept for reading offline. */
const PAUSE_MS = 3000;

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const choice = target?.closest("[data-choose-lang]");
  if (choice instanceof HTMLElement) {
    keep("language", choice.dataset.chooseLang ?? "");
    if (choice instanceof HTMLAnchorElement) choice.hash = location.hash;
  }
  if (target?.closest("[data-scheme-toggle]")) toggleScheme();
  if (target?.closest("[data-search-open]")) openSearch();
  if (target?.closest(".pb-dock [popovertarget]")) openSheet(event);
});

document.addEventListener("keydown", (event) => {
  const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!command && !(slash && !isTyping(event.target))) return;
  event.preventDefault();
  openSearch();
});

each(".pb-toc", (contents) => Promise.resolve(markSection(contents)));
each("[data-checklist]", (list) => keeping(import("./checklist/checklist.js").then(({ start }) => start(list))));
each("[data-worker] [data-offline]", (box) => import("./pages/offline.js").then(({ follow }) => follow(/** @type {HTMLInputElement} */ (box))));
each("[data-quiz]", (quiz) => keeping(import("./pages/quiz.js").then(({ start }) => start(/** @type {HTMLFormElement} */ (quiz)))));
each("[data-search-why]", (form) => import("./search/why.js").then(({ start }) => start(/** @type {HTMLFormElement} */ (form))));
each("[data-calculator]", (form) => import("./calculator/enter.js").then(({ start }) => start(/** @type {HTMLFormElement} */ (form))));
each("[data-builder]", (root) => import("./builder/builder.js").then(({ start }) => start(root)));
each("[data-maturity]", (root) => keeping(import("./maturity/unfold.js").then(({ start }) => start(root))));
each("[data-path]", (path) => {
  const own = (recall("path-view") ?? "hire") === "hire" ? recall("role") : "";
  const data = pathData(path.dataset.known ?? "", own ?? "");
  const started = Promise.all([import("./onboarding/path.js"), data]).then(([{ start }, found]) => start(path, found));
  started.catch(() => path.removeAttribute("data-path")); // it says what it says without scripts
  return started;
});
each("[data-today]", (today) => {
  const started = import("./today/today.js").then(({ start }) => start(today));
  started.catch(() => (today.dataset.plain = ""));
  return started;
});

each("[data-lists]", (lists) => {
  const started = import("./today/lists.js").then(({ start }) => start(lists));
  started.catch(() => (lists.dataset.plain = ""));
  return started;
});

if ("worker" in document.documentElement.dataset) {
  setTimeout(() => import("./pages/offline.js").then(({ keepForReading }) => keepForReading(), () => {}), PAUSE_MS);
}

// A table wider than its place must be reachable by keyboard, and only then is it a stop on the way.
const reach = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = /** @type {HTMLElement} */ (target);
    const scrolls = box.scrollWidth > box.clientWidth;
    box.toggleAttribute("tabindex", scrolls);
    if (!scrolls) continue;
    box.tabIndex = 0;
    box.role ??= "group"; // not a landmark: a page may have many
    box.ariaLabel ??= headingBefore(box);
  }
});
for (const box of document.querySelectorAll(".pb-scroll")) reach.observe(box);

// WebKit empties fields with autocomplete="off" when Back brings up a page that it has held.
addEventListener("pagehide", () => setAutocomplete("on"));
addEventListener("pageshow", () => {
  setAutocomplete("off");
  if (history.state?.search) openSearch(); // one comes back to it
});

// What is typed is kept once its field tells of a change; a page that goes away gives it no time for that.
/** @type {Element | null} */
let typing = null;
document.addEventListener("input", ({ target }) => (typing = target instanceof Element ? target : null));
document.addEventListener("change", () => (typing = null), true);
document.addEventListener("visibilitychange", () => {
  if (document.hidden && typing?.isConnected) typing.dispatchEvent(new Event("change", { bubbles: true }));
});

sayScheme();

/**
 * What cannot start leaves the rest alone.
 * @param {string} selector
 * @param {(element: HTMLElement) => Promise<unknown>} start
 */
function each(selector, start) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) start(element).catch(console.error);
}

/** Boxes are disabled until their script starts. @param {Promise<unknown>} started */
function keeping(started) {
  const { dataset } = document.documentElement;
  return started.then(
    () => (dataset.ticks = "kept"),
    (error) => {
      dataset.ticks = "stuck";
      throw error;
    },
  );
}

/** @param {"on" | "off"} value */
function setAutocomplete(value) {
  for (const field of document.querySelectorAll("input[autocomplete]")) field.setAttribute("autocomplete", value);
}

function toggleScheme() {
  const { dataset } = document.documentElement;
  dataset.mdColorScheme = dataset.mdColorScheme === "slate" ? "default" : "slate";
  keep("scheme", dataset.mdColorScheme);
  sayScheme();
}

function sayScheme() {
  const { dataset } = document.documentElement;
  for (const button of document.querySelectorAll("[data-scheme-toggle]")) button.ariaPressed = `${dataset.mdColorScheme === "slate"}`;
}

/** @param {Element} box */
function headingBefore(box) {
  const headings = [...document.querySelectorAll("h1, h2, h3")];
  const before = (/** @type {Element} */ heading) =>
    heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
  return headings.filter(before).at(-1)?.textContent ?? "";
}

async function openSearch() {
  const dialog = document.getElementById("pb--search");
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  dialog.showModal();
  try {
    const { start } = await import("./search/dialog.js");
    start(dialog);
  } catch {
    const status = dialog.querySelector("[role=status]");
    if (status) status.textContent = dialog.dataset.failed ?? "";
  }
}

/** Without script it opens too, as a popover. @param {Event} event */
function openSheet(event) {
  const sheet = /** @type {HTMLDialogElement} */ (document.getElementById("pb--menu"));
  event.preventDefault();
  import("./pages/sheet.js").then(
    ({ open }) => open(sheet),
    () => sheet.showPopover(),
  );
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])");
}
