// What self-assessments need is fetched once a fold of theirs is opened, or by who has ticked before: others only read.

import { names } from "../core/memory.js";

const FOLDS = "details[open] :is(.pb-signs, [data-part=results])";

/** @param {HTMLElement} root the element with data-maturity @returns {Promise<void>} settled once boxes can be ticked */
export async function start(root) {
  if (root.dataset.maturity || !names("ticks:team:maturity@").length) await opened();
  await (await import("./maturity.js")).start(root);
}

/** @returns {Promise<void>} */
function opened() {
  return new Promise((resolve) => {
    const look = () => document.querySelector(FOLDS) && resolve();
    addEventListener("toggle", look, true); // it does not bubble
    look();
  });
}
