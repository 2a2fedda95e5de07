// Hand-over, in words or by link: its fragment holds one period's marks, so no server ever sees them.

import { copyButton, dialog } from "../core/dialog.js";
import { button, make } from "../core/dom.js";
import { recall } from "../core/memory.js";
import { say } from "../core/words.js";
import { momentWords, now as byTeam } from "../dates/period.js";
import { notAhead } from "../ticks/changes.js";
import { putInto } from "../ticks/folding.js";
import { noPast, parsePast, unfold } from "../ticks/past.js";
import { LEFT, NAME, parse, rename } from "../ticks/ticks.js";
import { draw } from "./qr.js";

export { copyAs } from "./text.js";

/** @import { Page } from "../checklist/checklist.js" */
/** @import { Marks } from "../ticks/registers.js" */
/** @typedef {{list: string, period: string, by: string, at: number, marks: Marks}} Handover */
/** @typedef {{list: string, period: string, marks: Marks}} Shared */

const START = "#share=";
/** As much as a code holds that a phone reads from a screen. */
const FITTING = 1200;

/**
 * @param {Shared} sheet
 * @param {string} [page] the address that the fragment belongs to
 * @returns {Promise<{fragment: string, whole: boolean}>} not whole without notes, should they be too long for a code
 */
export async function pack(sheet, page = "") {
  const { [LEFT]: _left, ...all } = sheet.marks;
  const bare = Object.entries(all).flatMap(([key, { why: _why, ...mark }]) => (mark.note ? [] : [[key, mark]]));
  const forms = [...(await packed(sheet, all)), ...(await packed(sheet, Object.fromEntries(bare)))];
  const fitting = forms.findIndex((form) => page.length + form.length <= FITTING);
  return { fragment: forms[fitting < 0 ? forms.length / 2 - 1 : fitting], whole: fitting < forms.length / 2 };
}

/** @param {Shared} sheet @param {Marks} marks @returns {Promise<string[]>} the fragment, plain and compressed where the browser can */
async function packed({ list, period }, marks) {
  const past = noPast();
  putInto(past, period, { items: Object.keys(marks).filter((key) => !key.includes(".")).sort(), marks });
  const bytes = new TextEncoder().encode(JSON.stringify([list, period, recall("me") ?? "", Date.now(), past.sets, past.hands, past.log, past.more]));
  const plain = `${START}~${lettersOf(bytes)}`; // for browsers that cannot compress (Safari before 16.4)
  return globalThis.CompressionStream ? [plain, START + lettersOf(await squeeze(bytes, new CompressionStream("deflate-raw")))] : [plain];
}

/** @param {Uint8Array} bytes */
function lettersOf(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} fragment
 * @returns {Promise<Handover | "share-bad" | "share-old">} "share-old" if this browser is too old to read it
 */
export async function unpack(fragment) {
  try {
    const [, plain, found] = /^#share=(~|%7E)?([\w-]{1,60000})/.exec(fragment) ?? []; // chats put signs behind it
    if (!plain && !globalThis.DecompressionStream) return "share-old";
    const bytes = Uint8Array.from(atob(found.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    const text = new TextDecoder().decode(plain ? bytes : await squeeze(bytes, new DecompressionStream("deflate-raw")));
    const [list, period, by, at, ...content] = JSON.parse(text);
    const { marks, fault } = typeof content[0] === "string" ? firstForm(content) : formOf(content, period);
    const sound = marks && !fault && [list, by].every((one) => typeof one === "string") && at > 0;
    if (!sound || !/^[\w.-]{1,80}$/.test(period)) return "share-bad";
    if (marks[NAME]) marks[NAME].name = marks[NAME].name?.slice(0, 60);
    const now = Date.now();
    return { list, period, by: by.slice(0, 40), at: Math.min(at, now), marks: notAhead(marks, now) };
  } catch {
    return "share-bad";
  }
}

/** @param {unknown[]} content @param {string} period */
function formOf([sets, hands, log, more], period) {
  const { past, fault } = parsePast(JSON.stringify({ ...noPast(), sets, hands, log, more }));
  return { marks: unfold(past, period)?.marks, fault };
}

/** Links made before marks of items that were opened again went with them. @param {any[]} content */
function firstForm([name, short]) {
  const marks = short.map((/** @type {any[]} */ [id, second, is, by, why, note]) => [id, { at: second * 1000, ...(is && { is }), by, why, note }]);
  return parse(JSON.stringify({ v: 2, marks: Object.fromEntries(marks), name }));
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} through
 */
async function squeeze(bytes, through) {
  const stream = new Blob([bytes]).stream().pipeThrough(through);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Show the link and its code. @param {{sheet: Shared}} page */
export async function openShare({ sheet }) {
  const page = location.href.split("#")[0];
  const { fragment, whole } = await pack(sheet, page);
  const area = make("textarea", { readonly: true, rows: 3, "aria-label": say("share-link") });
  area.value = page + fragment;
  const told = make("p", { role: "status" });
  const code = draw(area.value, say("share-code")) ?? make("p", {}, say("share-long"));
  dialog(say("share"), make("p", {}, say(whole ? "share-what" : "share-notes-out")), code, area, make("p", { class: "pb-dialog__tools" }, copyButton(area, told)), told);
}

/**
 * A link came with the page: show what it holds, read-only, until the reader takes it over.
 * @param {Page} page
 * @param {import("../core/notice.js").Notice} notice
 * @param {(period: string) => boolean} accepts whether that is a period of the page
 * @param {(period: string, taken?: boolean) => void} open looks at a period; without one, at what the page shows by itself
 */
export async function receive({ sheet, show }, notice, accepts, open) {
  const found = await unpack(location.hash);
  const clear = () => {
    sheet.shown = null;
    history.replaceState(null, "", location.pathname + location.search);
    notice("shared", "");
  };
  const { list, period, marks, by, at } = /** @type {Handover} */ (found);
  const isOurs = sheet.names.includes(list);
  notice("shared", "");
  if (!(isOurs ? accepts(period) : document.querySelectorAll("[data-checklist]")[1])) return notice("shared", say(found === "share-old" ? found : "share-bad"), button(say("ok"), clear));
  if (!isOurs) return; // another list of the page may show it
  open(period);
  sheet.shown = rename(marks, sheet.ids);
  show();
  const time = momentWords(byTeam(new Date(at)));
  const take = () => {
    clear();
    open(period, true);
    const undo = sheet.take(marks);
    show();
    notice("taken", say("taken"), button(say("undo"), () => (undo(), notice("taken", ""), show())));
  };
  notice("shared", say("shared-by", { name: by || say("someone"), time }), button(say("take-over"), take), button(say("close"), () => (clear(), open(""))));
}
