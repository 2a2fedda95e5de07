// One checklist on the page: ticks, progress, reset with undo, print.

import { lasting, onOtherTab } from "./memory.js";
import { periodOf, periodWords } from "./period.js";
import { nameOf, readTicks, rename, writeTicks } from "./ticks.js";

/** @param {HTMLElement} root the element with data-checklist */
export function start(root) {
  const list = root.dataset.checklist ?? "";
  const kind = root.dataset.period ?? "always";
  const ids = JSON.parse(root.dataset.ids ?? "{}");
  const boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input[data-item]")]);
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement | null} */ (root.querySelector(`[data-part="${name}"]`));
  const button = (/** @type {string} */ name) =>
    /** @type {HTMLButtonElement | null} */ (root.querySelector(`[data-do="${name}"]`));

  let name = "";
  let ticks = readTicks("");
  /** @type {Record<string, number> | null} */
  let cleared = null;

  function load() {
    const now = new Date();
    name = nameOf(list, periodOf(kind, now));
    ticks = rename(readTicks(name), ids);
    const words = part("period");
    if (words) words.textContent = periodWords(kind, now, document.documentElement.dataset.lang ?? "zh");
    show();
  }

  function show() {
    for (const box of boxes) box.checked = (box.dataset.item ?? "") in ticks.done;
    const done = boxes.filter((box) => box.checked).length;
    const progress = /** @type {HTMLProgressElement | null} */ (part("progress"));
    if (progress) progress.value = done;
    say(done);
    const undo = button("undo");
    if (undo) undo.hidden = !cleared;
    const bar = root.querySelector(".pb-checklist__bar");
    bar?.removeAttribute("hidden");
  }

  function say(/** @type {number} */ done) {
    const status = part("status");
    if (!status) return;
    const words = status.dataset;
    const fill = (/** @type {string | undefined} */ text, /** @type {number} */ count) =>
      (text ?? "").replace("{done}", `${done}`).replace("{all}", `${boxes.length}`).replace("{count}", `${count}`);
    const critical = boxes.filter((box) => !box.checked && box.closest(".pb-check--critical")).length;
    const all = done === boxes.length;
    const lines = [fill(words.words, done)];
    if (all) lines.push(words.all ?? "");
    else if (done && critical && done + critical === boxes.length) lines.push(fill(words.critical, critical));
    if (!lasting) lines.push(words.fleeting ?? "");
    status.textContent = lines.join(" · ");
  }

  root.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.dataset.item) return;
    if (nameOf(list, periodOf(kind, new Date())) !== name) load(); // the period ended while open
    if (box.checked) ticks.done[box.dataset.item] = Date.now();
    else delete ticks.done[box.dataset.item];
    cleared = null;
    writeTicks(name, ticks);
    show();
  });
  button("reset")?.addEventListener("click", () => {
    cleared = ticks.done;
    ticks = { ...ticks, done: {} };
    writeTicks(name, ticks);
    show();
    button("undo")?.focus();
  });
  button("undo")?.addEventListener("click", () => {
    ticks = { ...ticks, done: cleared ?? {} };
    cleared = null;
    writeTicks(name, ticks);
    show();
    button("reset")?.focus();
  });
  button("print")?.addEventListener("click", () => print());
  onOtherTab((changed) => {
    if (changed === null || changed === name) load();
  });
  addEventListener("pageshow", load);
  load();
}
