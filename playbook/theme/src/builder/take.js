// A plan taken along: as a link whose fragment holds its numbers, and as the team's files.

import { make } from "../core/elements.js";
import { button } from "./results.js";
import { changes, fieldsOf } from "./sketch.js";

/** @import { Known, Plan, Speech } from "./results.js" */
/** @import { Changes } from "./sketch.js" */

const START = "#plan=";
const LONGEST = 20000;
const FILES = ["plan.xlsx", "team.yml", "plan.yml"];

/** @param {Changes} made @param {boolean} withPay */
export function toLink(made, withPay) {
  const told = Object.entries(made).filter(([name]) => withPay || !name.startsWith("pay."));
  const letters = Array.from(new TextEncoder().encode(JSON.stringify(Object.fromEntries(told))), (byte) => String.fromCharCode(byte)).join("");
  return START + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} fragment @returns {Changes | null | undefined} nothing if it is no plan, null if it is a damaged one */
export function fromLink(fragment) {
  if (!fragment.startsWith(START)) return undefined;
  if (fragment.length > LONGEST) return null;
  try {
    const letters = atob(fragment.slice(START.length).replaceAll("-", "+").replaceAll("_", "/"));
    return texts(JSON.parse(new TextDecoder().decode(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)))));
  } catch {
    return null;
  }
}

/** What of it may stand in fields. @param {object} made @returns {Changes} */
export function texts(made) {
  return Object.fromEntries(Object.entries(made).filter(([, value]) => typeof value === "string"));
}

/** The buttons. @param {Known} known @param {HTMLFormElement} form @param {Speech} speak @param {() => Plan | undefined} plan */
export function takeAway(known, form, { say }, plan) {
  const pay = /** @type {HTMLInputElement} */ (make("input", { type: "checkbox" }));
  const told = make("p", { class: "pb-small", role: "status" });
  const copy = button(say("copy"), async () => {
    const address = location.href.replace(/#.*/, "") + toLink(changes(form, known), pay.checked);
    try {
      await navigator.clipboard.writeText(address);
      told.textContent = say("copied");
    } catch {
      location.hash = address.slice(address.indexOf("#"));
      told.textContent = say("in-address");
    }
  });
  const save = (/** @type {string} */ file) => button(say("save", { file }), async () => {
    try {
      const { fileOf } = await import("./files.js");
      const address = URL.createObjectURL(await fileOf(file, fieldsOf(form), known, plan(), say("no-value")));
      make("a", { href: address, download: file }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      told.textContent = "";
    } catch {
      told.textContent = say("not-saved", { file });
    }
  });
  const label = make("label", { class: "pb-builder__tick" }, pay, say("with-pay"));
  return [make("h2", { id: "build-take" }, say("take")), make("p", { class: "pb-builder__tabs" }, copy, label), told, make("p", { class: "pb-builder__tabs" }, ...FILES.map(save)), make("p", { class: "pb-small" }, say("save-how"))];
}
