// What another program reads from the codes that qr.js draws must be their text.
import jsQR from "jsqr";
import { scripts } from "./page.mjs";

const SCALE = 4;
document.createElementNS = (_, tag) => ({
  tag,
  attributes: {},
  setAttribute(name, value) {
    this.attributes[name] = value;
  },
  append(...children) {
    this.children = children;
  },
});
const { draw } = await scripts("share/qr.js");

/** What is read from the drawing of `text`. */
function readAgain(text) {
  const drawn = draw(text, "");
  const size = Number(drawn.attributes.viewBox.split(" ")[2]) * SCALE;
  const pixels = new Uint8ClampedArray(4 * size * size).fill(255);
  for (const [, x, y] of drawn.children[0].attributes.d.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let down = 0; down < SCALE; down += 1) {
      const start = (y * SCALE + down) * size + x * SCALE;
      for (let at = start; at < start + SCALE; at += 1) pixels.fill(0, 4 * at, 4 * at + 3);
    }
  }
  return jsQR(pixels, size, size)?.data;
}

const LINK = "https://example.org/team/zh/checklists/daily/#share=";
const texts = ["a", "双11 价格与页面", ...[50, 200, 500, 1200, 2400].map((length) => LINK + "Zx9_-".repeat(length / 5)), "x".repeat(2952)];
for (const text of texts) {
  if (readAgain(text) === text) continue;
  console.log(`${text.length} characters: something else is read`);
  process.exitCode = 1;
}
if (draw("x".repeat(2954), "") !== null) process.exitCode = 1;
