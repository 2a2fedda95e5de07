// All practices in one sitting: where each stands, in a radar and a table, what to do next, and how it was before.

import { button, make } from "../core/dom.js";
import { language, say as word } from "../core/words.js";
import { periodWords, spanOf } from "../dates/period.js";
import { difference } from "../ticks/changes.js";
import { actions, ALWAYS, keyOf, levelOf, SELF, TARGET, targetOf } from "./levels.js";
import { textOf } from "./maturity.js";
import { radar } from "./radar.js";

/** @import { Practice } from "./levels.js" */
/** @import { Page } from "./maturity.js" */

const ROUNDS = 8;
const LEVELS = [1, 2, 3, 4, 5];

/** @param {Page} page @returns {() => void} shows what the ticks come to */
export function sitting(page) {
  const { root, known, sheet, notice, say, show } = page;
  const { practices, proven } = known;
  const place = /** @type {HTMLElement} */ (root.querySelector("[data-part=results]"));
  const brief = /** @type {HTMLElement} */ (root.querySelector("summary:has(+ #maturity-results) > span"));
  const { base = "." } = document.documentElement.dataset;
  const head = make("p", { class: "pb-lead", role: "status" });
  const again = button(say("copy"), copy);
  const drawn = make("div", { class: "pb-maturity__drawn" });
  const next = make("ol", { class: "pb-maturity__next" });
  const none = make("p", {});
  const selects = new Map(practices.map((practice) => [practice.id, select(say("target-of", { name: practice.title }), (level) => aim({ [practice.id]: level }))]));
  const all = select(say("target-all"), (level) => aim(Object.fromEntries(practices.map(({ id }) => [id, level]))));
  const levels = new Map(practices.map(({ id }) => [id, make("td", {})]));
  const rows = practices.map(({ id, title }, number) => make("tr", {}, make("td", { class: "pb-num" }, `${number + 1}`), make("th", { scope: "row" }, make("a", { href: `#practice-${id}` }, title)), levels.get(id) ?? "", make("td", {}, selects.get(id) ?? "")));
  const heads = ["", say("practice"), say("level"), say("target")].map((text) => (text ? make("th", { scope: "col" }, text) : make("td", {})));
  const past = make("div");
  const title = (/** @type {string} */ key) => make("h3", { id: `self-${key}` }, say(key));
  place.replaceChildren(
    head,
    make("p", { class: "pb-small" }, say("rounds")),
    again,
    title("next"),
    none,
    next,
    title("radar"),
    make("div", { class: "pb-maturity__map" }, drawn, make("div", { class: "pb-scroll" }, make("table", { class: "pb-maturity__table" }, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)))),
    make("p", { class: "pb-maturity__all" }, make("label", {}, `${say("target-all")} `, all)),
    past,
    title("share"),
    make("p", { class: "pb-small" }, say("merging")),
    make("p", { class: "pb-maturity__tools" }, button(say("save"), () => transfer((part) => part.exportAll(SELF))), button(say("merge"), () => transfer((part) => part.openImport(show, true)))),
  );

  /** @param {(part: typeof import("../ticks/transfer.js")) => unknown} act */
  function transfer(act) {
    notice.later(import("../ticks/transfer.js").then(act));
  }

  /** @param {Record<string, string>} wanted the target of each practice */
  function aim(wanted) {
    sheet.set(Object.fromEntries(Object.entries(wanted).map(([id, note]) => [`${id}.note`, { note }])), ALWAYS);
    show();
  }

  /** The rounds in which something was ticked, the newest first. */
  const rounds = () => sheet.history().filter(({ period, done }) => spanOf(period) && done.length).map(({ period }) => period);

  function copy() {
    const before = rounds().find((period) => period < sheet.period);
    if (!before) return;
    const restore = sheet.undoable(() => sheet.set(difference(sheet.marks, { ...sheet.marksIn(before), ...sheet.marks })));
    show();
    notice("undo", say("copied"), button(word("undo"), () => (restore(), notice("undo", ""), show())));
  }

  return () => {
    const { marks } = sheet;
    const targets = sheet.marksIn(ALWAYS);
    const at = practices.map((practice) => levelOf(practice, marks, proven));
    const wanted = practices.map((practice) => targetOf(practice, targets));
    const found = rounds();
    const before = found.find((period) => period < sheet.period);
    const done = at.filter(Boolean).length;
    brief.textContent = head.textContent = say("score", { period: periodWords(sheet.period), all: at.length, done, reached: at.filter((level, one) => level && level >= wanted[one]).length });
    again.hidden = !before || found.includes(sheet.period);
    practices.forEach(({ id }, one) => {
      levels.get(id)?.replaceChildren(...dots(at[one], say("unset")));
      const field = selects.get(id);
      if (field) field.value = `${wanted[one]}`;
    });
    all.value = wanted.every((level) => level === wanted[0]) ? `${wanted[0]}` : "";
    const then = before ? practices.map((practice) => levelOf(practice, sheet.marksIn(before), proven)) : undefined;
    drawn.replaceChildren(radar(say("radar"), at, wanted, then), make("p", { class: "pb-small" }, say("radar-note")));
    const steps = actions(known, marks, targets);
    none.textContent = steps.length ? "" : say(done ? "next-done" : "next-none");
    next.replaceChildren(...steps.map(({ practice, level, sign }) => make("li", {}, make("a", { href: `${base}/${language}/${sign.how[1]}` }, sign.how[0]), make("span", {}, say("for", { practice: practice.title, level, text: textOf(keyOf(practice, sign)) })))));
    past.replaceChildren(...(found.length > 1 ? [title("history"), history(page, found.slice(0, ROUNDS))] : []));
  };
}

/** The level of each practice in each round. @param {Page} page @param {string[]} periods the newest first */
function history({ sheet, say, known: { practices, proven } }, periods) {
  const row = (/** @type {Practice} */ practice) => periods.map((period) => make("td", { class: "pb-num" }, `${levelOf(practice, sheet.marksIn(period), proven) || "–"}`));
  const head = make("tr", {}, make("th", { scope: "col" }, say("practice")), ...periods.map((period) => make("th", { scope: "col" }, periodWords(period))));
  const body = practices.map((practice) => make("tr", {}, make("th", { scope: "row" }, practice.title), ...row(practice)));
  return make("div", { class: "pb-scroll", tabindex: 0, role: "group", "aria-label": say("history") }, make("table", { class: "pb-maturity__past" }, make("thead", {}, head), make("tbody", {}, ...body)));
}

/** @param {string} label @param {(level: string) => void} chosen */
function select(label, chosen) {
  const field = make("select", { "aria-label": label, change: () => field.value && chosen(field.value) }, ...["", ...LEVELS].map((level) => make("option", { value: level, hidden: !level }, `${level}`)));
  field.value = `${TARGET}`;
  return field;
}

/** A level as dots and as a number. @param {number} level @param {string} none what to say without one */
function dots(level, none) {
  const row = make("span", { class: "pb-dots", "aria-hidden": "true" }, "●".repeat(level) + "○".repeat(LEVELS.length - level));
  return level ? [row, ` ${level}`] : [row, make("span", { class: "pb-hidden" }, none)];
}
