// The plan's workbook, which was made with the site, with a reader's numbers in its cells.

import { exact, typedIn } from "../formula/typed.js";

/** @import { Known, Plan } from "./results.js" */
/** @typedef {{name: string, head: Uint8Array, data: Uint8Array}} Entry what a ZIP holds, with its record in the directory */

const SHEET = "xl/worksheets/sheet1.xml";
const END = 0x06054b50;
const LOCAL = 0x04034b50;
const HEAD_BYTES = 46;
const LOCAL_BYTES = 30;
const END_BYTES = 22;
const POLYNOMIAL = 0xedb88320;

/**
 * @param {Uint8Array} file a workbook
 * @param {Record<string, string>} cells the place of each value, by its name
 * @param {Record<string, number | string>} values
 * @returns {Promise<Blob>}
 */
export async function carried(file, cells, values) {
  const byCell = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [cell, values[name]]));
  const entries = entriesOf(file);
  for (const entry of entries) {
    if (entry.name !== SHEET) continue;
    const text = await inflated(entry);
    entry.data = new TextEncoder().encode(withValues(text, byCell));
    const head = new DataView(entry.head.buffer);
    head.setUint16(10, 0, true); // stored as it is
    head.setUint32(16, crc(entry.data), true);
    for (const place of [20, 24]) head.setUint32(place, entry.data.length, true);
  }
  return new Blob(parts(entries), { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}

/** What the workbook's cells hold, by their names. @param {HTMLInputElement[]} fields @param {Known} known @param {Plan} plan @param {string} none */
export function cellValues(fields, known, { sketch, found }, none) {
  /** @type {Record<string, number | string>} */
  const values = {};
  for (const field of fields) {
    const { name, value, type } = field;
    if (type !== "date" && !name.startsWith("pay.")) values[name] = name.endsWith(".name") ? value : (typedIn(field, known) ?? 0);
  }
  for (const [name] of known.rules.formulas) values[name] = found.values[name] ?? none;
  for (const name of ["months", "weights"]) values[name] = found.values[name];
  const shares = fields.filter(({ name }) => /^platform\.\d+\.share$/.test(name));
  for (let month = 1; month <= 12; month += 1) {
    const rows = found.cells.filter((_, place) => sketch.months[place] === month);
    const whole = rows.reduce((sum, row) => sum + row[0], 0);
    values[`count.${month}`] = rows.length;
    values[`month.${month}.0`] = whole;
    shares.forEach((field, place) => (values[`month.${month}.${place + 1}`] = (whole * (typedIn(field, known) ?? 0)) / 100));
  }
  for (const id of Object.keys(sketch.lines)) values[`amount.${id}`] = found.lines[id] ?? none;
  for (const role of Object.keys(known.rules.staffing)) values[`need.${role}`] = found.needed[role] ?? none;
  known.rules.scenarios.forEach((reached, place) => {
    values[`actual.${reached}`] = "monthly" in found.values ? (found.values.monthly * reached) / 100 : none;
    values[`paid.${reached}`] = found.commission[place] ?? none;
  });
  return values;
}

/** @param {string} xml @param {Record<string, number | string | undefined>} byCell */
export function withValues(xml, byCell) {
  const safe = (/** @type {string} */ text) => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return xml.replace(/<c r="([A-Z]+\d+)"( s="\d+")?[^>]*?(?:\/>|>(.*?)<\/c>)/g, (whole, cell, style = "", inner = "") => {
    const value = byCell[cell];
    if (value === undefined) return whole;
    const formula = /<f>.*?<\/f>/.exec(inner)?.[0] ?? "";
    const start = `<c r="${cell}"${style}`;
    if (typeof value === "number") return `${start}>${formula}<v>${exact(value)}</v></c>`;
    return formula ? `${start} t="str">${formula}<v>${safe(value)}</v></c>` : `${start} t="inlineStr"><is><t>${safe(value)}</t></is></c>`;
  });
}

/** @param {Uint8Array} file @returns {Entry[]} */
function entriesOf(file) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let end = file.length - END_BYTES;
  while (view.getUint32(end, true) !== END) end -= 1;
  const entries = [];
  for (let at = view.getUint32(end + 16, true), count = view.getUint16(end + 10, true); count; count -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const local = view.getUint32(at + 42, true);
    const start = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const head = file.slice(at, at + HEAD_BYTES + name);
    const fixed = new DataView(head.buffer);
    for (const place of [30, 32]) fixed.setUint16(place, 0, true); // nothing extra, no comment
    entries.push({ name: new TextDecoder().decode(head.subarray(HEAD_BYTES)), head, data: file.slice(start, start + view.getUint32(at + 20, true)) });
    at += HEAD_BYTES + name + extra + comment;
  }
  return entries;
}

/** @param {Entry} entry */
function inflated({ head, data }) {
  const stream = new Blob([/** @type {BlobPart} */ (data)]).stream();
  const stored = new DataView(head.buffer).getUint16(10, true) === 0;
  return new Response(stored ? stream : stream.pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

/** The pieces of a ZIP. @param {Entry[]} entries @returns {BlobPart[]} */
function parts(entries) {
  const bodies = [];
  let offset = 0;
  for (const { head, data } of entries) {
    const local = new Uint8Array(LOCAL_BYTES + head.length - HEAD_BYTES);
    local.set(head.subarray(6, 32), 4); // the same fields, up to the lengths of the names
    local.set(head.subarray(HEAD_BYTES), LOCAL_BYTES);
    new DataView(local.buffer).setUint32(0, LOCAL, true);
    new DataView(head.buffer).setUint32(42, offset, true);
    bodies.push(local, data);
    offset += local.length + data.length;
  }
  const size = entries.reduce((sum, { head }) => sum + head.length, 0);
  const end = new DataView(new ArrayBuffer(END_BYTES));
  end.setUint32(0, END, true);
  for (const place of [8, 10]) end.setUint16(place, entries.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return /** @type {BlobPart[]} */ ([...bodies, ...entries.map(({ head }) => head), end.buffer]);
}

/** @param {Uint8Array} data */
function crc(data) {
  let rest = ~0;
  for (const byte of data) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  }
  return ~rest >>> 0;
}
