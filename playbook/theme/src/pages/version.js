// What the reader is told of the copy kept for reading offline: that a newer one is there, and which
// pages it lacks.

import { button, make } from "../core/dom.js";
import { say, words } from "../core/words.js";

/** @param {{newer?: boolean, lacking?: string[]}} state */
export async function tell({ newer, lacking = [] }) {
  await words;
  const main = document.querySelector(".pb-article");
  if (newer && main && !main.querySelector(".pb-notice--newer")) {
    const again = button(say("newer-reload"), () => location.reload());
    const notice = make("div", { class: "pb-notice pb-notice--newer", role: "status" });
    main.prepend(notice);
    notice.append(make("p", {}, say("newer-there")), again);
  }
  for (const box of document.querySelectorAll("[data-offline]")) {
    const place = box.closest("p");
    if (place?.nextElementSibling?.matches(".pb-lacking")) place.nextElementSibling.remove();
    if (lacking.length) place?.after(make("p", { class: "pb-lacking" }, say("offline-lacking", { pages: lacking.join(say("comma")) })));
  }
}
