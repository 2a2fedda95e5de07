// One checklist on the page: what the reader sees and does. What is kept is in sheet.js.

import { button, dress, language, listed, make, say, textOf, words as loaded } from "./dom.js";
import { markWords } from "./markwords.js";
import { keep, onOtherTab, recall } from "./memory.js";
import { notices } from "./notice.js";
import { occasionOf } from "./occasion.js";
import { beside, onClock, periodWords, spanOf } from "./period.js";
import { lastDue } from "./recurrence.js";
import { Sheet } from "./sheet.js";


/**
 * @typedef {{root: HTMLElement, sheet: Sheet, title: string, words: (period?: string) => string,
 *   show: () => void, open: (period: string) => void}} Page
 */

/** @param {HTMLElement} root the element with data-checklist */
export function start(root) {
  const { checklist: list = "", period: kind = "always", title = document.title } = root.dataset;
  const ids = Object.fromEntries(rows().map((row) => [keyOf(row), boxOf(row).dataset.aliases?.split(" ") ?? []]));
  const sheet = new Sheet(list, ids);
  const schedule = JSON.parse(root.dataset.schedule || "null");
  const notice = notices(part("notices"));
  const occasion = occasionOf(kind, sheet, root, open);
  const page = { root, sheet, title, words, show, open };
  const me = /** @type {HTMLInputElement} */ (root.querySelector("input[name=me]") ?? make("input"));
  let current = "";
  let speaks = false;

  /** @param {string} name */
  function part(name) {
    return /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`) ?? make("p"));
  }

  function rows() {
    return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".pb-check")]);
  }

  /** @param {Element} row */
  function boxOf(row) {
    return /** @type {HTMLInputElement} */ (row.querySelector("input[data-item]"));
  }

  /** @param {Element} row */
  function keyOf(row) {
    return boxOf(row).dataset.item ?? "";
  }

  function words(period = sheet.period) {
    return periodWords(period, language) || occasion.words(period);
  }

  /** @param {string} period */
  function open(period) {
    /** @type {HTMLElement | null} */ (root.querySelector("[type=text]:focus"))?.blur(); // kept in the period it was typed in
    sheet.shown = null;
    sheet.open(period);
    for (const drawer of root.querySelectorAll(".pb-check__drawer")) drawer.remove();
    for (const more of root.querySelectorAll(".pb-check__more")) more.setAttribute("aria-expanded", "false");
    show();
  }

  /** Go on to the new period once the old one is over. @returns {boolean} */
  function roll() {
    const now = occasion.current();
    if (now === current) return false;
    const staying = current && sheet.period !== current;
    const first = !current;
    current = now;
    if (staying) return false;
    open(now);
    if (!first) notice("roll", say("rolled", { period: words() }), button(say("ok"), () => notice("roll", "")));
    return !first;
  }

  function show() {
    if (speaks) showCarried();
    rows().forEach(showRow);
    if (!speaks) return;
    for (const set of root.querySelectorAll("fieldset")) {
      const states = [...set.querySelectorAll(".pb-check")].map((row) => sheet.state(keyOf(row)));
      const legend = set.querySelector("legend");
      const count = legend?.querySelector(".pb-count") ?? legend?.appendChild(make("span", { class: "pb-count" }));
      if (count) count.textContent = `${states.filter((state) => state !== "open").length}/${states.length}`;
    }
    showProgress();
    part("period").textContent = words();
    control("earlier").hidden = !spanOf(sheet.period);
    control("later").hidden = !spanOf(sheet.period) || sheet.period >= current;
    occasion.show();
    showNotices();
    root.classList.toggle("pb-readonly", sheet.shown !== null);
    root.querySelector(".pb-checklist__bar")?.removeAttribute("hidden");
  }

  /** @param {HTMLElement} row */
  function showRow(row) {
    const key = keyOf(row);
    const state = sheet.state(key);
    const box = boxOf(row);
    box.checked = state === "done";
    box.indeterminate = state === "na";
    box.disabled = sheet.shown !== null;
    row.classList.toggle("pb-check--na", state === "na");
    row.classList.toggle("pb-check--settled", state !== "open");
    if (!speaks) return;
    let more = row.querySelector(".pb-check__more");
    if (!more) {
      more = button("⋯", () => panel(row), { class: "pb-button pb-check__more", "aria-expanded": "false" });
      more.setAttribute("aria-label", say("item-more", { item: textOf(row) }));
      row.append(more);
    }
    let line = row.querySelector(".pb-check__mark");
    if (!line) {
      line = make("p", { class: "pb-check__mark", id: `mark-${box.id}` });
      box.setAttribute("aria-describedby", `${box.getAttribute("aria-describedby") ?? ""} mark-${box.id}`.trim());
      row.append(line);
    }
    line.textContent = markWords(sheet.mark(key), sheet.period);
  }

  function showProgress() {
    const all = rows();
    const states = all.map((row) => sheet.state(keyOf(row)));
    const done = states.filter((state) => state === "done").length;
    const na = states.filter((state) => state === "na").length;
    const critical = all.filter((row, at) => states[at] === "open" && row.classList.contains("pb-check--critical")).length;
    const open = all.length - done - na;
    dress(part("progress"), { max: all.length, value: done + na });
    const lines = [say("done-of", { done, all: all.length })];
    if (na) lines.push(say("na-count", { count: na }));
    if (!open) lines.push(say("all-done"));
    else if (critical && critical === open) lines.push(say("critical-open", { count: critical }));
    else if (critical) lines.push(say("critical-left", { count: critical }));
    const status = part("status");
    const text = lines.join(" · ");
    if (status.textContent !== text) status.textContent = text;
    root.classList.toggle("pb-complete", !open);
  }

  /** Items of earlier periods stand in a section of their own, above today's. */
  function showCarried() {
    const keys = sheet.ticks.carried ?? [];
    let set = root.querySelector("fieldset.pb-carried");
    if ([...(set?.querySelectorAll(".pb-check") ?? [])].map(keyOf).join() === keys.join()) return;
    set?.remove();
    if (!keys.length) return;
    set = make("fieldset", { class: "pb-carried" }, make("legend", {}, say("carried")));
    for (const key of keys) {
      const [id, period] = key.split("@");
      const row = rows().find((one) => keyOf(one) === id);
      const box = make("input", { type: "checkbox", id: `tick-${key}`, "data-item": key, autocomplete: "off" });
      const chip = make("span", { class: "pb-chip" }, periodWords(period, language));
      const label = make("label", { for: box.id }, `${row ? textOf(row) : id} `, chip);
      const critical = row?.classList.contains("pb-check--critical") ? " pb-check--critical" : "";
      set.append(make("div", { class: `pb-check${critical}` }, box, label));
    }
    root.querySelector("fieldset")?.before(set);
  }

  function showNotices() {
    const { shown, ticks, period } = sheet;
    notice.trouble(...sheet.trouble);
    const past = !shown && spanOf(period) && period < current;
    notice("past", past ? say("past-period") : "", button(say("back-to-now"), () => open(current)));
    const last = shown || past || ticks.carried || ticks.left || !spanOf(period) ? "" : lastDue(schedule, period);
    const left = last && sheet.kept.some((one) => one <= last) ? sheet.unfinished(last) : [];
    const names = rows().filter((row) => left.some((key) => key.startsWith(`${keyOf(row)}@`))).map(textOf);
    const some = listed(names.slice(0, 3)) + (names.length > 3 ? say("and-more") : "");
    notice(
      "left",
      left.length ? say("left-open", { period: periodWords(last, language), count: left.length, names: some }) : "",
      button(say("carry"), () => (sheet.set({ carried: left }), show(), root.querySelector("input")?.focus())),
      button(say("look"), () => open(last)),
      button(say("leave"), () => (sheet.set({ left: true }), show())),
    );
  }

  /** @param {HTMLElement} row */
  function panel(row) {
    notice.later(import("./item.js").then(({ toggle }) => toggle(row, page, keyOf(row))));
  }

  /** @param {string} name */
  function control(name) {
    return /** @type {HTMLElement} */ (root.querySelector(`[data-do="${name}"]`) ?? make("p"));
  }

  function reset() {
    const before = sheet.reset();
    show();
    const undo = button(say("undo"), () => (sheet.restore(before), notice("undo", ""), show(), summary()?.focus()), { "data-do": "undo" });
    notice("undo", say("was-reset"), undo);
    undo.focus();
  }

  function summary() {
    return /** @type {HTMLElement | null} */ (root.querySelector(".pb-more summary"));
  }

  /** @type {Record<string, () => unknown>} */
  const actions = {
    reset,
    earlier: () => open(beside(sheet.period, -1)),
    later: () => open(beside(sheet.period, 1)),
    hide: () => (keep("hide-done", recall("hide-done") ? "" : "1"), hide()),
    print: () => print(),
    blank: () => (root.classList.add("pb-blank"), print(), root.classList.remove("pb-blank")),
    history: () => import("./history.js").then((part) => part.openHistory(page)),
    text: () => import("./share.js").then((part) => part.shareWords(page, "text")),
    markdown: () => import("./share.js").then((part) => part.shareWords(page, "markdown")),
    share: () => import("./share.js").then((part) => part.openShare(page)),
    export: () => import("./transfer.js").then((part) => part.exportAll()),
    import: () => import("./transfer.js").then((part) => part.openImport(() => open(sheet.period))),
  };

  function hide() {
    const on = Boolean(recall("hide-done"));
    root.classList.toggle("pb-hide-done", on);
    control("hide").setAttribute("aria-pressed", `${on}`);
  }

  /** @param {Element} row @param {number} step */
  function move(row, step) {
    const seen = rows().filter((one) => one === row || one.getClientRects().length);
    const next = seen[seen.indexOf(/** @type {HTMLElement} */ (row)) + step];
    if (next) boxOf(next).focus();
  }

  root.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.name === "me") keep("me", target.value.trim());
    if (!target.dataset.item) return;
    const done = target.checked;
    roll();
    sheet.change(target.dataset.item, { is: done ? undefined : "open" });
    notice("undo", "");
    const row = target.closest(".pb-check");
    show();
    if (done && row && !row.getClientRects().length) move(row, 1);
  });
  root.addEventListener("click", ({ target }) => {
    const name = target instanceof Element ? target.closest("[data-do]")?.getAttribute("data-do") : "";
    if (name && actions[name]) {
      root.querySelector(".pb-more")?.removeAttribute("open");
      notice.later(actions[name]());
    }
  });
  root.addEventListener("keydown", (event) => {
    const row = event.target instanceof Element && event.target.matches("[data-item]") && event.target.closest(".pb-check");
    if (event.key === "Escape") root.querySelector(".pb-more")?.removeAttribute("open");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(row, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "n") panel(/** @type {HTMLElement} */ (row));
    else return;
    event.preventDefault();
  });
  onOtherTab((name) => {
    if (sheet.hear(name)) show();
    hide();
    if (name === "me" || name === null) me.value = recall("me") ?? "";
  });
  onClock(roll);

  me.value = recall("me") ?? "";
  hide();
  roll();
  setTimeout(() => sheet.tidy(current));
  const asked = /^#at=([\w.-]{1,80})$/.exec(location.hash)?.[1]; // the Today page means one period
  if (asked) {
    history.replaceState(null, "", location.pathname + location.search);
    open(asked);
  }
  loaded.then(() => {
    speaks = true;
    show();
    if (location.hash.startsWith("#share=")) notice.later(import("./share.js").then((part) => part.receive(page, notice, (period) => open(period || current))));
  });
}
