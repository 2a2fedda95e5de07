// A radar of levels: an axis a practice, numbered as in the table beside it, which has the same numbers as text.

import { svg } from "../core/dom.js";

const SIZE = 300;
const RADIUS = 126;
const LEVELS = 5;

/**
 * @param {string} title
 * @param {number[]} now the level of each practice
 * @param {number[]} targets
 * @param {number[]} [before] those of the round before
 */
export function radar(title, now, targets, before) {
  const point = (/** @type {number} */ one, /** @type {number} */ level) => {
    const angle = (2 * Math.PI * one) / now.length - Math.PI / 2;
    return [Math.cos(angle), Math.sin(angle)].map((part) => Math.round(10 * (SIZE / 2 + (part * level * RADIUS) / LEVELS)) / 10);
  };
  const outline = (/** @type {number[]} */ levels) => levels.map((level, one) => point(one, level).join()).join(" ");
  const axes = now.map((_, one) => {
    const [x, y] = point(one, LEVELS);
    const [left, top] = point(one, LEVELS + 0.5);
    return svg("g", {}, svg("line", { class: "pb-radar__grid", x1: SIZE / 2, y1: SIZE / 2, x2: x, y2: y }), svg("text", { x: left, y: top + 4, "text-anchor": "middle" }, `${one + 1}`));
  });
  const rings = Array.from({ length: LEVELS }, (_, ring) => svg("polygon", { class: "pb-radar__grid", points: outline(now.map(() => ring + 1)) }));
  const dots = targets.map((level, one) => svg("circle", { class: "pb-radar__target", cx: point(one, level)[0], cy: point(one, level)[1], r: 3 }));
  const past = before ? [svg("polygon", { class: "pb-radar__before", points: outline(before) })] : [];
  return svg("svg", { class: "pb-radar", width: SIZE, height: SIZE, viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", "aria-label": title }, ...rings, ...axes, ...past, svg("polygon", { class: "pb-radar__now", points: outline(now) }), ...dots);
}
