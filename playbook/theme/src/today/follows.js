// What comes after a list that is finished: the next one of the day, and by when.

import { make } from "../core/dom.js";
import { recall } from "../core/memory.js";
import { say } from "../core/words.js";
import { clockWords, dateOf, periodOf } from "../dates/period.js";
import { agenda } from "./duties.js";
import { Files } from "./known.js";
import { address, addressOf, deadline, far, momentOf, stateOf } from "./states.js";

/** @import { Task } from "./duties.js" */

const files = new Files(address(""));

/** @param {string} list the one that is finished @returns {Promise<Node[]>} of the reader's role, or the whole team */
export async function follows(list) {
  await files.fetch();
  const day = dateOf(periodOf("day"));
  const { due } = agenda(files.known, recall("role") || "*", day);
  const other = (/** @type {Task} */ one) => one.path !== `checklists/${list}/` && stateOf(one) !== "done";
  const [task] = due.filter(other).sort((a, b) => +(momentOf(a) ?? Infinity) - +(momentOf(b) ?? Infinity) || 0);
  if (!task) return [make("p", {}, say("nothing-next"))];
  const moment = momentOf(task);
  const by = deadline(task, day) || (moment ? clockWords(moment) : say("any-hour"));
  return [make("p", {}, make("small", {}, [say("next-list"), by, far(task)].filter(Boolean).join(" · ")), make("a", { href: addressOf(task) }, task.title))];
}
