// On the page of a role: how far its lists are today, where it is the reader's own. Who has none fetches no more.

import { recall } from "../core/memory.js";

for (const card of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-own]"))) {
  const { own = "" } = card.dataset;
  if (recall("role") === own) import("./lists.js").then(({ showOwn }) => showOwn(card, own)).catch(console.error);
}
