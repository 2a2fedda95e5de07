// What can be done with a path: take it along, print it, hand it over, leave it.

import { button, make } from "../core/dom.js";
import { keep } from "../core/memory.js";
import { say } from "../core/words.js";
import { NAME } from "../ticks/ticks.js";
import { saveCalendar } from "./calendar.js";
import { ownId, save, unfollow } from "./hires.js";
import { openLog } from "./log.js";
import { openLink } from "./message.js";
import { printFirst } from "./paper.js";

/** @import { PathPage } from "./path.js" */
/** @import { Shown } from "./shown.js" */

/** @param {PathPage} page @param {Shown} one */
export function tools(page, one) {
  const { later } = page.notice;
  return make(
    "p",
    { class: "pb-path__tools", role: "group", "aria-label": say("path-tools") },
    button(say("path-ics"), () => later(saveCalendar(one, page.data.known.years))),
    button(say("path-print-first"), () => printFirst(one)),
    button(say("path-log"), () => later(openLog(one))),
    button(say("path-share"), () => later(share(page, one))),
    button(say("export"), () => later(import("../ticks/transfer.js").then((part) => part.exportAll()))),
    button(say("import"), () => later(import("../ticks/transfer.js").then((part) => part.openImport(() => page.build())))),
    ...(page.view === "hire" || page.guest ? [] : [button(say("path-link"), () => later(openLink(one))), button(say("hire-remove"), () => leave(page, one))]),
  );
}

/** Handed over under an id of their own: nobody's ticks mix with those of whoever opens the link. @param {PathPage} page @param {Shown} one */
async function share(page, { hire, sheet }) {
  const { openShare } = await import("../share/share.js");
  const id = ownId(hire);
  await openShare({ sheet: { list: sheet.list, period: id, marks: { ...sheet.marks, [NAME]: { at: 0, name: hire.name } } } });
}

/** @param {PathPage} page @param {Shown} one */
function leave(page, one) {
  const hire = page.latest(one.hire);
  unfollow(hire.id);
  page.build();
  const undo = button(say("undo"), () => (save(hire), keep("path-now", hire.id), page.notice("left", ""), page.build()));
  page.notice("left", say("hire-removed", { name: hire.name }), undo);
}
