// What is not kept, said above a list with the way to save it to a file.

import { button } from "../core/dom.js";
import { forget, refusal } from "../core/memory.js";
import { say, speaking } from "../core/words.js";

/**
 * @param {import("../core/notice.js").Notice} notice
 * @param {string} [fault] what is wrong with what is kept; without it, why storage refuses, if it does
 * @param {string} [name] what it is kept under
 */
export function showTrouble(notice, fault, name = "") {
  const kind = fault ?? refusal();
  const save = button(say("save-file"), () => notice.later(speaking(import("./transfer.js")).then((part) => part.exportAll())));
  const buttons = fault?.endsWith("damaged") ? [save, button(say("ok"), () => (forget(`damaged:${name}`), notice("trouble", "")))] : [save];
  notice("trouble", kind ? say(`trouble-${kind}`) : "", ...buttons);
}
