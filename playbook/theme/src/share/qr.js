// A QR code of a text, in byte mode with the lowest error correction, as SVG.

/*! lean-qr: (c) David Evans, MIT licence */
import { generate } from "lean-qr/nano";
import { svg } from "../core/dom.js";

const QUIET_ZONE = 4;

/**
 * @param {string} text
 * @param {string} label
 * @returns {SVGElement | null} null if it is too long
 */
export function draw(text, label) {
  const code = encode(text);
  if (!code) return null;
  const size = code.size + 2 * QUIET_ZONE;
  const rows = Array.from({ length: code.size }, (_, y) => row(code, y));
  const props = { viewBox: `0 0 ${size} ${size}`, class: "pb-qr", role: "img", "aria-label": label, "shape-rendering": "crispEdges" };
  return svg("svg", props, svg("path", { d: rows.join(""), fill: "#000" }));
}

/** @param {string} text */
function encode(text) {
  try {
    return generate(text);
  } catch {
    return null;
  }
}

/** @param {import("lean-qr/nano").Bitmap2D} code @param {number} y */
function row(code, y) {
  const dark = [...Array(code.size).keys()].filter((x) => code.get(x, y));
  return dark.map((x) => `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`).join("");
}
