// Short messages above a list, each with what the reader can do about it.

import { button, make, say } from "./dom.js";
import { forget, refusal } from "./memory.js";

/**
 * @typedef {((id: string, text: string, ...buttons: HTMLElement[]) => void) &
 *   {place: HTMLElement, trouble: (fault: string | undefined, name: string) => void, later: (done: unknown) => unknown}} Notice
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
  /** Say why something is not kept, and offer to save it to a file. @type {Notice["trouble"]} */
  const trouble = (fault, name) => {
    const kind = fault ?? refusal();
    const save = button(say("save-file"), () => later(import("./transfer.js").then((part) => part.exportAll())));
    const buttons = fault?.endsWith("damaged") ? [save, button(say("ok"), () => (forget(`damaged:${name}`), notice("trouble", "")))] : [save];
    notice("trouble", kind ? say(`trouble-${kind}`) : "", ...buttons);
  };
  /** Say so if what the reader asked for does not come. @type {Notice["later"]} */
  const later = (done) => Promise.resolve(done).then(() => notice("load", ""), () => notice("load", say("load-failed")));
  return Object.assign(notice, { place, trouble, later });
}
