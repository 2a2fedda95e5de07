// What the address of the page brings: someone's ticks, a role with its first day, a step to go to.

import { button } from "../core/dom.js";
import { say } from "../core/words.js";
import { isDay, periodWords } from "../dates/period.js";
import { NAME } from "../ticks/ticks.js";
import { reveal } from "./board.js";
import { carried, followed, me, save } from "./hires.js";

/** @import { PathPage } from "./path.js" */

/** @param {PathPage} page */
export function arrive(page) {
  if (location.hash.startsWith("#share=")) return page.notice.later(receive(page));
  const found = carried(location.hash);
  const role = page.roleOf(found?.role ?? "");
  if (found && page.data.known.roles[role]) return take(page, { ...found, role });
  return page.settled.then(() => reveal(location.hash.slice(1))?.scrollIntoView());
}

/** A link came with the page: role and first day become the reader's own. @param {PathPage} page @param {{role: string, first: string}} found */
function take(page, found) {
  const before = me();
  save({ ...before, ...found });
  page.viewAs("hire");
  history.replaceState(null, "", location.pathname + location.search);
  page.build();
  const undo = button(say("undo"), () => (save(before), page.notice("link", ""), page.build()));
  const said = say("path-from-link", { role: page.data.known.roles[found.role], day: periodWords(found.first) });
  page.notice("link", said, undo);
}

/** A link came with the page: someone's ticks. They are followed once they are taken over. @param {PathPage} page */
async function receive(page) {
  const part = await import("../share/share.js");
  const found = await part.unpack(location.hash);
  const [kind, named, first] = typeof found === "string" ? [] : found.list.split(":");
  const role = page.roleOf(named);
  const isSomeone = typeof found !== "string" && kind === "path" && found.period.startsWith("hire-") && page.data.known.roles[role] && isDay(first);
  if (isSomeone) {
    const known = followed().find(({ id }) => id === found.period)?.name;
    page.receive({ id: found.period, name: known ?? (found.marks[NAME]?.name || found.by || say("someone")), role, first, marks: found.marks });
    await page.settled;
  }
  const open = (/** @type {string} */ period, taken = false) => (taken ? page.followGuest() : period || page.leaveGuest());
  if (page.shown) return part.receive(/** @type {any} */ (page.list), page.notice, () => true, open);
  const clear = () => (history.replaceState(null, "", location.pathname + location.search), page.notice("shared", ""));
  if (!isSomeone) page.notice("shared", say(typeof found === "string" ? found : "share-bad"), button(say("ok"), clear));
}
