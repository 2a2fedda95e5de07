// Hand-over, in words or by link: its fragment holds one period's marks, so no server ever sees them.

import { copyAs, copyButton } from "./copy.js";
import { button, dialog, language, make, say } from "./dom.js";
import { recall } from "./memory.js";
import { clockWords, dayWords } from "./period.js";
import { draw } from "./qr.js";
import { checkMarks, none } from "./ticks.js";

/** @typedef {import("./checklist.js").Page} Page */
/** @typedef {{list: string, period: string, by: string, at: number, ticks: import("./ticks.js").Ticks}} Handover */

const START = "#share=";
const LONGEST = 60000;

/**
 * @param {Page} page
 * @returns {Promise<string>} the fragment
 */
export async function pack({ sheet }) {
  const { marks, name } = sheet.ticks;
  const said = Object.entries(marks).filter(([, mark]) => mark.is !== "open" || mark.note);
  const short = said.map(([id, { at, is, by, why, note }]) => [id, Math.round(at / 1000), is ?? "", by ?? "", why ?? "", note ?? ""]);
  const text = JSON.stringify([sheet.list, sheet.period, recall("me") ?? "", Date.now(), name ?? "", short]);
  const bytes = await squeeze(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const letters = btoa(String.fromCharCode(...bytes));
  return START + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} fragment
 * @returns {Promise<Handover | null>} null if it is not whole
 */
export async function unpack(fragment) {
  try {
    const letters = fragment.slice(START.length).replaceAll("-", "+").replaceAll("_", "/");
    if (letters.length > LONGEST) return null;
    const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
    const text = new TextDecoder().decode(await squeeze(bytes, new DecompressionStream("deflate-raw")));
    const [list, period, by, at, name, short] = JSON.parse(text);
    const found = short.map((/** @type {any[]} */ [id, second, is, by, why, note]) => [id, { at: second * 1000, is, by, why, note }]);
    const { marks, whole } = checkMarks(Object.fromEntries(found));
    const sound = whole && [list, by, name].every((one) => typeof one === "string") && Number.isFinite(at);
    if (!sound || !/^[\w.-]{1,80}$/.test(period)) return null;
    const ticks = { ...none(), marks, ...(name ? { name: name.slice(0, 60) } : {}) };
    return { list, period, by: by.slice(0, 40), at, ticks };
  } catch {
    return null;
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} through
 */
async function squeeze(bytes, through) {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Page} page @param {"text" | "markdown"} form */
export function shareWords(page, form) {
  copyAs(page, form);
}

/** Show the link and its code. @param {Page} page */
export async function openShare(page) {
  const address = location.href.split("#")[0] + (await pack(page));
  const area = make("textarea", { readonly: true, rows: 3, "aria-label": say("share-link") });
  area.value = address;
  const told = make("p", { role: "status" });
  const code = draw(address, say("share-code")) ?? make("p", {}, say("share-long"));
  dialog(say("share"), make("p", {}, say("share-what")), code, area, make("p", { class: "pb-dialog__tools" }, copyButton(area, told)), told);
}

/**
 * A link came with the page: show what it holds, read-only, until the reader takes it over.
 * @param {Page} page
 * @param {import("./notice.js").Notice} notice
 * @param {(period: string) => void} open
 */
export async function receive(page, notice, open) {
  const { sheet, show } = page;
  const found = await unpack(location.hash);
  const clear = () => {
    history.replaceState(null, "", location.pathname + location.search);
    notice("shared", "");
  };
  if (!found || found.list !== sheet.list) {
    if (!found) notice("shared", say("share-bad"), button(say("ok"), clear));
    return;
  }
  open(found.period);
  sheet.shown = found.ticks;
  show();
  const at = new Date(found.at);
  const time = `${dayWords(at, language)} ${clockWords(at)}`;
  notice(
    "shared",
    say("shared-by", { name: found.by || say("someone"), time }),
    button(say("take-over"), () => {
      sheet.shown = null;
      const before = structuredClone(sheet.ticks);
      sheet.take(found.ticks);
      clear();
      show();
      notice("taken", say("taken"), button(say("undo"), () => (sheet.put(before, found.ticks), notice("taken", ""), show())));
    }),
    button(say("close"), () => (clear(), open(""))),
  );
}
