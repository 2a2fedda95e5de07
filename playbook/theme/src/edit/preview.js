// The page as it will look: the handbook's own, of what is not saved yet. Nothing runs in it.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";

/** A place beside the form that shows what is being edited. @typedef {{element: HTMLElement, show: (html: string) => void}} View */

/** @param {string} address of the page @returns {View} the page itself */
export function pageView(address) {
  const frame = make("iframe", { class: "pb-editor__page", title: say("page"), sandbox: "allow-same-origin" });
  return { element: frame, show: (html) => html && preview(frame, html, address) };
}

/** @param {HTMLIFrameElement} frame @param {string} html @param {string} address of the page, for what it links to */
function preview(frame, html, address) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const one of page.querySelectorAll("script, noscript, link[rel=manifest], link[rel=preload], link[rel=modulepreload], .pb-header, .pb-problems, .pb-dock, .pb-footer, dialog, [popover]")) one.remove();
  const base = page.createElement("base");
  base.href = new URL(address, location.href).href;
  page.head.prepend(base);
  page.documentElement.dataset.ticks = "kept"; // what says that scripts are missing is not for the keeper
  page.documentElement.dataset.mdColorScheme = document.documentElement.dataset.mdColorScheme;
  const at = frame.contentWindow?.scrollY ?? 0;
  frame.addEventListener("load", () => frame.contentWindow?.scrollTo(0, at), { once: true });
  frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`;
}
