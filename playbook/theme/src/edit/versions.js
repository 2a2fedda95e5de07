// Two versions of a file beside each other, the lines that differ marked.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";

/** The lines that the other version does not have, with one around each. @param {string[]} lines @param {Set<string>} known */
function differing(lines, known) {
  const isNear = (/** @type {number} */ at) => [at - 1, at, at + 1].some((one) => one in lines && !known.has(lines[one]));
  return lines.flatMap((line, at) => (isNear(at) ? [known.has(line) ? `${line}\n` : make("mark", {}, `${line}\n`)] : at === 0 || isNear(at - 1) ? ["…\n"] : []));
}

/** @param {string} mine @param {string} theirs @param {(mine: boolean) => void} chosen */
export function bothVersions(mine, theirs, chosen) {
  const [own, other] = [mine.split("\n"), theirs.split("\n")];
  const column = (/** @type {string} */ key, /** @type {string[]} */ lines, /** @type {Set<string>} */ known, /** @type {boolean} */ isMine) =>
    make("section", {}, make("h3", {}, say(key)), make("pre", { tabindex: 0 }, ...differing(lines, known)), button(say(isMine ? "keep-mine" : "take-theirs"), () => chosen(isMine)));
  return make(
    "div", { class: "pb-ed-versions", role: "group", "aria-label": say("versions") },
    make("h2", { tabindex: -1 }, say("versions")),
    make("div", { class: "pb-versions__both" }, column("mine", own, new Set(other), true), column("theirs", other, new Set(own), false)),
  );
}
