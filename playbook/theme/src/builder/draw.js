// What a page says, as plain data: of it only what differs from before is put into the page.

import { make } from "../core/elements.js";

/** A text, or an element and where it stands. @typedef {string | {tag: keyof HTMLElementTagNameMap, props: Record<string, string>, parts: Part[], node?: Element}} Part */

/** @param {keyof HTMLElementTagNameMap} tag @param {Record<string, string>} props its attributes, and "--" what styles read @param {Part[]} parts @returns {Part} */
export const part = (tag, props, ...parts) => ({ tag, props, parts });

/** @param {Element} place @returns {(parts: Part[]) => void} has the place hold these: what stays the same keeps its layout */
export function drawing(place) {
  /** @type {Part[]} */
  let before = [];
  return (parts) => {
    renew(place, before, parts);
    before = parts;
  };
}

/** @param {Element | undefined} place @param {Part[]} before what it holds @param {Part[]} parts */
function renew(place, before, parts) {
  before.slice(parts.length).forEach(() => place?.lastChild?.remove());
  parts.forEach((now, at) => {
    const was = before[at];
    if (now === was) return;
    if (was === undefined) place?.append(made(now));
    else if (typeof now === "string" || typeof was === "string" || now.tag !== was.tag || !alike(now.props, was.props)) place?.childNodes[at].replaceWith(made(now));
    else renew((now.node = was.node), was.parts, now.parts);
  });
}

/** @param {Record<string, string>} now @param {Record<string, string>} was */
function alike(now, was) {
  return Object.keys({ ...now, ...was }).every((name) => now[name] === was[name]);
}

/** @param {Part} said @returns {Element | string} */
function made(said) {
  if (typeof said === "string") return said;
  const element = make(said.tag, {}, ...said.parts.map(made));
  said.node = element;
  for (const [name, value] of Object.entries(said.props)) {
    if (name.startsWith("--")) element.style.setProperty(name, value);
    else element.setAttribute(name, value);
  }
  return element;
}
