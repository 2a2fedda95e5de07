// Short messages above a list, each with what the reader can do about it.

import { make } from "./dom.js";
import { say } from "./words.js";

/**
 * @typedef {((id: string, text: string, ...buttons: HTMLElement[]) => void) &
 *   {place: HTMLElement, later: (done: unknown) => unknown}} Notice
 */

/**
 * @param {HTMLElement} [place]
 * @returns {Notice} call it with an id and a text to show a message, with "" to take it away
 */
export function notices(place = make("div", { "aria-live": "polite" })) {
  /** @type {(id: string, text: string, ...buttons: HTMLElement[]) => void} */
  const notice = (id, text, ...buttons) => {
    const old = place.querySelector(`.pb-notice--${id}`);
    if (text && old?.firstChild?.textContent === text) return;
    old?.remove();
    if (text) place.append(make("div", { class: `pb-notice pb-notice--${id}` }, make("p", {}, text), ...buttons));
  };
  /** Say so if what the reader asked for does not come. @type {Notice["later"]} */
  const later = (done) => Promise.resolve(done).then(() => notice("load", ""), () => notice("load", say("load-failed")));
  return Object.assign(notice, { place, later });
}
