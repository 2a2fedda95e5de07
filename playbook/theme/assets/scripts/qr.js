// A QR code (ISO/IEC 18004) of a text, in byte mode with the lowest error correction, as SVG.

import { svg } from "./dom.js";

/** Error correction bytes in each block, and the number of blocks, for versions 1 to 40 at level L. */
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25];
const LEVEL_L = 1;

/** @typedef {(boolean | undefined)[][]} Grid rows of dark cells; undefined where data goes */

/**
 * @param {string} text
 * @param {string} label
 * @returns {SVGElement | null} null if it is too long
 */
export function draw(text, label) {
  const grid = encode(new TextEncoder().encode(text));
  if (!grid) return null;
  const size = grid.length + 8;
  const path = grid.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ""))).join("");
  const props = { viewBox: `0 0 ${size} ${size}`, class: "pb-qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" };
  return svg("svg", props, svg("path", { d: path, fill: "#000" }));
}

/**
 * @param {Uint8Array} bytes
 * @param {number[]} [masks] the patterns to try; the one that is easiest to read is taken
 * @returns {boolean[][] | null}
 */
export function encode(bytes, masks = [0, 1, 2, 3, 4, 5, 6, 7]) {
  const version = CORRECTION.findIndex((_, at) => bytes.length <= room(at + 1) - (at + 1 < 10 ? 2 : 3)) + 1;
  if (!version) return null;
  const words = interleave(dataWords(bytes, version), version);
  /** @type {{grid: boolean[][], cost: number} | undefined} */
  let best;
  for (const mask of masks) {
    const grid = patterns(version);
    format(grid, mask);
    fill(grid, words, mask);
    const whole = /** @type {boolean[][]} */ (grid);
    const cost = penalty(whole);
    if (!best || cost < best.cost) best = { grid: whole, cost };
  }
  return best?.grid ?? null;
}

/** All code words of a version. @param {number} version */
function wordCount(version) {
  let cells = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const marks = Math.floor(version / 7) + 2;
    cells -= (25 * marks - 10) * marks - 55;
    if (version >= 7) cells -= 36;
  }
  return cells >> 3;
}

/** Code words left for data. @param {number} version */
function room(version) {
  return wordCount(version) - CORRECTION[version - 1] * BLOCKS[version - 1];
}

/** @param {Uint8Array} bytes @param {number} version */
function dataWords(bytes, version) {
  const bits = [0, 1, 0, 0];
  const put = (/** @type {number} */ value, /** @type {number} */ count) => {
    for (let at = count - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
  };
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const all = room(version) * 8;
  put(0, Math.min(4, all - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < all; pad ^= 0xec ^ 0x11) put(pad, 8);
  const words = [];
  for (let at = 0; at < bits.length; at += 8) words.push(parseInt(bits.slice(at, at + 8).join(""), 2));
  return words;
}

/** Blocks with their Reed-Solomon bytes, woven together. @param {number[]} data @param {number} version */
function interleave(data, version) {
  const blocks = BLOCKS[version - 1];
  const extra = CORRECTION[version - 1];
  const short = Math.floor(wordCount(version) / blocks) - extra;
  const longer = wordCount(version) % blocks;
  const divisor = generator(extra);
  const parts = [];
  for (let block = 0, at = 0; block < blocks; block += 1) {
    const length = short + (block >= blocks - longer ? 1 : 0);
    const part = data.slice(at, at + length);
    parts.push({ part, rest: remainder(part, divisor) });
    at += length;
  }
  const words = [];
  for (let at = 0; at <= short; at += 1) for (const { part } of parts) if (at < part.length) words.push(part[at]);
  for (let at = 0; at < extra; at += 1) for (const { rest } of parts) words.push(rest[at]);
  return words;
}

/** @param {number} a @param {number} b their product in GF(2^8) */
function times(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((b >> bit) & 1) * a;
  }
  return product;
}

/** @param {number} degree */
function generator(degree) {
  const result = [...Array(degree - 1).fill(0), 1];
  for (let step = 0, root = 1; step < degree; step += 1, root = times(root, 2)) {
    for (let at = 0; at < degree; at += 1) result[at] = times(result[at], root) ^ (result[at + 1] ?? 0);
  }
  return result;
}

/** @param {number[]} data @param {number[]} divisor */
function remainder(data, divisor) {
  const result = divisor.map(() => 0);
  for (const word of data) {
    const factor = word ^ /** @type {number} */ (result.shift());
    result.push(0);
    divisor.forEach((one, at) => (result[at] ^= times(one, factor)));
  }
  return result;
}

/** Everything that does not depend on the data. @param {number} version @returns {Grid} */
function patterns(version) {
  const size = version * 4 + 17;
  /** @type {Grid} */
  const grid = Array.from({ length: size }, () => Array(size).fill(undefined));
  for (let at = 0; at < size; at += 1) grid[6][at] = grid[at][6] = at % 2 === 0;
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
    for (let dy = -4; dy <= 4; dy += 1) {
      for (let dx = -4; dx <= 4; dx += 1) {
        const far = Math.max(Math.abs(dx), Math.abs(dy));
        if (grid[y + dy] && x + dx >= 0 && x + dx < size) grid[y + dy][x + dx] = far !== 2 && far !== 4;
      }
    }
  }
  const marks = alignment(version, size);
  const last = marks.length - 1;
  marks.forEach((y, row) =>
    marks.forEach((x, column) => {
      if ((!row && !column) || (!row && column === last) || (row === last && !column)) return;
      for (let dy = -2; dy <= 2; dy += 1) for (let dx = -2; dx <= 2; dx += 1) grid[y + dy][x + dx] = Math.max(Math.abs(dx), Math.abs(dy)) !== 1;
    }),
  );
  if (version >= 7) {
    let rest = version;
    for (let step = 0; step < 12; step += 1) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    const bits = (version << 12) | rest;
    for (let at = 0; at < 18; at += 1) {
      const [a, b] = [size - 11 + (at % 3), Math.floor(at / 3)];
      grid[a][b] = grid[b][a] = ((bits >> at) & 1) === 1;
    }
  }
  return grid;
}

/** Where the small squares stand. @param {number} version @param {number} size */
function alignment(version, size) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const places = [];
  for (let at = 0, place = size - 7; at < count - 1; at += 1, place -= step) places.unshift(place);
  return [6, ...places];
}

/** @param {Grid} grid @param {number} mask */
function format(grid, mask) {
  const data = (LEVEL_L << 3) | mask;
  let rest = data;
  for (let step = 0; step < 10; step += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((data << 10) | rest) ^ 0x5412;
  const size = grid.length;
  for (let at = 0; at < 15; at += 1) {
    const dark = ((bits >> at) & 1) === 1;
    if (at < 6) grid[at][8] = dark;
    else if (at < 8) grid[at + 1][8] = dark;
    else if (at < 9) grid[8][7] = dark;
    else grid[8][14 - at] = dark;
    if (at < 8) grid[8][size - 1 - at] = dark;
    else grid[size - 15 + at][8] = dark;
  }
  grid[size - 8][8] = true;
}

/** Write the words in their zigzag, each cell turned over where the mask says. @param {Grid} grid @param {number[]} words @param {number} mask */
function fill(grid, words, mask) {
  const size = grid.length;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (grid[y][x] !== undefined) continue;
        const dark = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
        grid[y][x] = dark !== masked(mask, x, y);
        bit += 1;
      }
    }
  }
}

/** @param {number} mask @param {number} x @param {number} y */
function masked(mask, x, y) {
  const both = (x * y) % 2;
  const third = (x * y) % 3;
  return [(x + y) % 2, y % 2, x % 3, (x + y) % 3, (Math.floor(x / 3) + Math.floor(y / 2)) % 2, both + third, (both + third) % 2, (((x + y) % 2) + third) % 2][mask] === 0;
}

/** How hard the grid is to read. @param {boolean[][]} grid */
function penalty(grid) {
  const size = grid.length;
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x]))].map((line) => line.map(Number).join(""));
  let cost = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) cost += run.length - 2;
    for (let at = 0; at + 11 <= size; at += 1) if (/^(10111010000|00001011101)/.test(line.slice(at, at + 11))) cost += 40;
  }
  let dark = 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      dark += Number(grid[y][x]);
      if (y && x && grid[y][x] === grid[y - 1][x] && grid[y][x] === grid[y][x - 1] && grid[y][x] === grid[y - 1][x - 1]) cost += 3;
    }
  }
  return cost + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10;
}
