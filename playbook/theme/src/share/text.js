// A list as text or Markdown, for a chat or a report.

import { copy, dialog } from "../core/dialog.js";
import { make, textOf } from "../core/dom.js";
import { say } from "../core/words.js";

/** @typedef {import("../checklist/checklist.js").Page} Page */

const SIGNS = { text: { done: "✅", na: "➖", open: "⬜" }, markdown: { done: "- [x]", na: "- [ ]", open: "- [ ]" } };

/**
 * @param {Page} page
 * @param {"text" | "markdown"} form
 */
export function write({ root, sheet, title, words }, form) {
  const plain = form === "text";
  /** @param {string} text */
  const safe = (text) => (plain ? text : text.replace(/[\\`*_[\]<>#]/g, "\\$&"));
  const shown = root.querySelector("[data-part=status]")?.textContent ?? "";
  const status = shown.replaceAll("\u00a0· ", " · "); // on the page no line begins with the point
  const head = [title, words(), status].filter(Boolean).map(safe);
  const lines = plain ? [head.join(" · ")] : [`## ${head[0]}`, "", head.slice(1).join(" · ")];
  for (const set of root.querySelectorAll("fieldset")) {
    const legend = set.querySelector("legend")?.firstChild?.textContent?.trim() ?? "";
    lines.push("", ...(plain ? [say("copied-part", { title: legend })] : [`### ${safe(legend)}`, ""]));
    for (const row of set.querySelectorAll(".pb-check")) {
      const key = row.querySelector("input")?.dataset.item ?? "";
      const said = row.querySelector(".pb-check__mark")?.textContent ?? "";
      const item = safe(textOf(row)) + (said ? ` (${safe(said)})` : "");
      const state = sheet.state(key);
      lines.push(`${SIGNS[form][state]} ${state === "na" && !plain ? `~~${item}~~` : item}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/**
 * @param {Page} page
 * @param {"text" | "markdown"} form
 */
export function copyAs(page, form) {
  const title = say(form === "text" ? "copy-text" : "copy-markdown");
  const area = make("textarea", { readonly: true, rows: 12, "aria-label": title });
  area.value = write(page, form);
  const told = make("p", { role: "status" });
  dialog(title, area, told);
  copy(area, told);
}
