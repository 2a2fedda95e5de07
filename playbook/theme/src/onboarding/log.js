// What was settled of a path, the latest first.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { markWords } from "../ticks/mark-words.js";

/** @import { Shown } from "./shown.js" */

/** @param {Shown} shown */
export async function openLog({ plan, sheet }) {
  const { dialog } = await import("../core/dialog.js");
  const marked = plan.steps.flatMap((step) => {
    const mark = sheet.mark(step.key);
    return mark?.is ? [{ step, mark }] : [];
  });
  marked.sort((a, b) => b.mark.at - a.mark.at);
  const rows = marked.map(({ step, mark }) => make("li", {}, make("strong", {}, step.text), make("span", {}, markWords(mark, ""))));
  dialog(say("path-log"), rows.length ? make("ul", { class: "pb-path__log" }, ...rows) : make("p", {}, say("path-log-none")));
}
