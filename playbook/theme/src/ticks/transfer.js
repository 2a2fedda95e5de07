// Everything into a file and back: looked at first, then merged or put in place of what is here.

import { dialog, download, table } from "../core/dialog.js";
import { button, listed, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { periodOf, periodWords } from "../dates/period.js";
import { bring, everything, readFile, readKept, writeFile } from "./backup.js";
import { titles } from "./titles.js";

const { site = "" } = document.documentElement.dataset;

/** @param {string} [list] a self-assessment alone */
export function exportAll(list) {
  download(`${site}-${periodOf("day")}.json`, writeFile(site, new Date(), list), "application/json");
}

/** @param {() => void} done called when something was imported, or taken back @param {boolean} [only] it is merged, and replaces nothing */
export function openImport(done, only) {
  const input = make("input", { type: "file", accept: "application/json,.json", "aria-label": say("import-file"), change: look });
  const preview = make("div", { role: "status" });
  const box = dialog(say("import-title"), make("p", {}, make("label", {}, say("import-file"), " ", input)), preview);

  async function look() {
    const file = input.files?.[0];
    if (!file) return;
    const found = readFile(await file.text().catch(() => ""));
    if (typeof found === "string") return preview.replaceChildren(make("p", {}, say(found)));
    const title = await titles();
    /** @type {Map<string, number>} */
    const lists = new Map();
    for (const { list } of found.sheets.values()) lists.set(title(list), (lists.get(title(list)) ?? 0) + 1);
    const ours = readKept(everything()).sheets;
    const periods = found.sheets.size;
    const fresh = [...found.sheets.keys()].filter((key) => !ours.has(key)).length;
    const unread = [...new Set(found.unread.map((name) => wordsOf(name, title)))];
    preview.replaceChildren(
      make("p", {}, say("import-found", { lists: lists.size, periods, fresh, both: periods - fresh })),
      ...(found.site === site ? [] : [make("p", {}, say("import-other", { site: found.site }))]),
      ...(unread.length ? [make("p", {}, say("import-unread", { names: listed(unread) }))] : []),
      table(say("import-list"), ["import-list", "import-periods"], [...lists].map(([list, count]) => [[list], `${count}`])),
      make(
        "div",
        { class: "pb-dialog__tools" },
        button(say("import-merge"), () => apply(found, false)),
        ...(only ? [] : [button(say("import-replace"), () => apply(found, true))]),
        button(say("cancel"), () => box.close()),
      ),
    );
  }

  /** @param {import("./backup.js").Content} found @param {boolean} replace */
  function apply(found, replace) {
    const { stored, undo } = bring(found, replace);
    done();
    const back = button(say("undo"), () => {
      undo();
      done();
      box.close();
    });
    preview.replaceChildren(make("p", {}, say(stored ? "import-done" : "import-unsaved")), make("div", { class: "pb-dialog__tools" }, back, button(say("close"), () => box.close())));
    back.focus();
  }
}

/** @param {string} name of a record @param {import("./titles.js").Title} title */
function wordsOf(name, title) {
  const [, list, period = ""] = /^(?:ticks|past):([^@]*)@?(.*)$/.exec(name) ?? [];
  return list ? [title(list), periodWords(period) || period].filter(Boolean).join(" · ") : say("import-setting");
}
