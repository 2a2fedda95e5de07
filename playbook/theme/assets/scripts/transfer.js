// Everything into a file and back: looked at first, then merged or put in place of what is here.

import { button, dialog, download, make, say, table } from "./dom.js";
import { forget, keep, names, recall } from "./memory.js";
import { checkPast, PAST_VERSION, periodsOf } from "./past.js";
import { titles } from "./titles.js";
import { periodOf } from "./period.js";
import { merge, parse } from "./ticks.js";

const FORMAT = "team-playbook-ticks";
const VERSION = 1;
const KEPT = /^(?:(?:ticks|past|damaged|chosen|hire|quiz):[\w:.@-]{1,160}|me|role|started|path-id|path-now|path-view)$/;

/** @returns {Record<string, string>} all that an export holds, by name */
function everything() {
  return Object.fromEntries(names("").filter((name) => KEPT.test(name)).map((name) => [name, recall(name) ?? ""]));
}

export function exportAll() {
  const site = document.documentElement.dataset.site ?? "";
  const file = { format: FORMAT, v: VERSION, site, at: new Date().toISOString(), kept: everything() };
  download(`${site}-${periodOf("day", new Date())}.json`, `${JSON.stringify(file, null, 1)}\n`, "application/json");
}

/**
 * @param {string} text
 * @returns {{kept: Record<string, string>, site: string} | "import-bad" | "import-future"}
 */
export function readFile(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return "import-bad";
  }
  if (file?.format !== FORMAT || !Number.isInteger(file.v) || typeof file.kept !== "object" || !file.kept) return "import-bad";
  if (file.v > VERSION) return "import-future";
  /** @type {Record<string, string>} */
  const kept = {};
  for (const [name, value] of Object.entries(file.kept)) {
    if (!KEPT.test(name) || typeof value !== "string") return "import-bad";
    const fault = faultIn(name, value);
    if (fault) return fault === "future" ? "import-future" : "import-bad";
    kept[name] = value;
  }
  return { kept, site: `${file.site ?? ""}` };
}

/** @param {string} name @param {string} text @returns {"damaged" | "future" | undefined} why it cannot be read */
function faultIn(name, text) {
  if (name.startsWith("ticks:")) return parse(text).fault;
  if (!name.startsWith("past:")) return undefined;
  const past = checkPast(text);
  if (!past) return "damaged";
  return past.v > PAST_VERSION ? "future" : undefined;
}

/**
 * @param {Record<string, string>} kept
 * @returns {string[]} every sheet in it, whole or folded, as list@period
 */
function sheetsIn(kept) {
  const whole = Object.keys(kept).filter((name) => name.startsWith("ticks:")).map((name) => name.slice(6));
  const folded = Object.entries(kept).flatMap(([name, text]) => {
    const past = name.startsWith("past:") && !faultIn(name, text) && checkPast(text);
    return past ? periodsOf(past).map((period) => `${name.slice(5)}@${period}`) : [];
  });
  return [...new Set([...whole, ...folded])];
}

/** @param {() => void} done called when something was imported, or taken back */
export function openImport(done) {
  const input = make("input", { type: "file", accept: "application/json,.json", "aria-label": say("import-file"), change: look });
  const preview = make("div", { role: "status" });
  const box = dialog(say("import-title"), make("p", {}, make("label", {}, say("import-file"), " ", input)), preview);

  async function look() {
    const file = input.files?.[0];
    if (!file) return;
    const found = readFile(await file.text());
    if (typeof found === "string") return preview.replaceChildren(make("p", {}, say(found)));
    const theirs = sheetsIn(found.kept);
    const ours = new Set(sheetsIn(everything()));
    const title = await titles();
    /** @type {Map<string, number>} */
    const lists = new Map();
    for (const name of theirs.map((one) => title(one.split("@")[0]))) lists.set(name, (lists.get(name) ?? 0) + 1);
    const fresh = theirs.filter((one) => !ours.has(one)).length;
    const counts = { lists: lists.size, periods: theirs.length, fresh, both: theirs.length - fresh };
    const foreign = found.site !== document.documentElement.dataset.site ? [make("p", {}, say("import-other", { site: found.site }))] : [];
    preview.replaceChildren(
      make("p", {}, say("import-found", counts)),
      ...foreign,
      table(say("import-list"), ["import-list", "import-periods"], [...lists].map(([list, count]) => [[list], `${count}`])),
      make(
        "div",
        { class: "pb-dialog__tools" },
        button(say("import-merge"), () => apply(found.kept, false)),
        button(say("import-replace"), () => apply(found.kept, true)),
        button(say("cancel"), () => box.close()),
      ),
    );
  }

  /** @param {Record<string, string>} kept @param {boolean} replace */
  function apply(kept, replace) {
    const before = everything();
    if (replace) for (const [name, text] of Object.entries(before)) if (faultIn(name, text) !== "future") forget(name);
    for (const [name, value] of Object.entries(kept)) keep(name, joined(name, recall(name), value));
    done();
    const undo = button(say("undo"), () => {
      for (const name of Object.keys(everything())) if (!(name in before)) forget(name);
      for (const [name, value] of Object.entries(before)) keep(name, value);
      done();
      box.close();
    });
    preview.replaceChildren(make("p", {}, say("import-done")), make("div", { class: "pb-dialog__tools" }, undo, button(say("close"), () => box.close())));
    undo.focus();
  }
}

/**
 * @param {string} name
 * @param {string | null} ours
 * @param {string} theirs
 */
function joined(name, ours, theirs) {
  if (ours === null) return theirs;
  if (faultIn(name, ours) === "future") return ours;
  if (name.startsWith("past:")) return joinedPast(ours, theirs);
  return name.startsWith("ticks:") ? JSON.stringify({ ...merge(parse(ours), parse(theirs)), fault: undefined }) : ours;
}

/** Periods that only they have, after ours. @param {string} ours @param {string} theirs */
function joinedPast(ours, theirs) {
  const [mine, other] = [checkPast(ours), checkPast(theirs)];
  if (!mine || !other) return mine ? ours : theirs;
  const shift = mine.sets.length;
  const sets = [...mine.sets, ...other.sets];
  const log = { ...mine.log };
  for (const [group, entries] of Object.entries(other.log)) {
    const known = new Set((log[group] ?? "").split(",").map((one) => one.split(":")[0]));
    const fresh = entries.split(",").filter((one) => !known.has(one.split(":")[0]));
    const moved = fresh.map((one) => one.replace(/:(.)/su, (_, set) => `:${String.fromCharCode(set.charCodeAt(0) + shift)}`));
    log[group] = [log[group], ...moved].filter(Boolean).join(",");
  }
  return JSON.stringify({ ...mine, sets, log, names: { ...other.names, ...mine.names }, notes: { ...other.notes, ...mine.notes } });
}
