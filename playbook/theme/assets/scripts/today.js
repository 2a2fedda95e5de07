// The Today page: one role's duties of one day, with the week beside them.

import { button, language, make, say, words } from "./dom.js";
import { agenda, settled, tasks } from "./duties.js";
import { json } from "./fetched.js";
import { keep, names, onOtherTab, recall } from "./memory.js";
import { notices } from "./notice.js";
import { addDays, dateOf, daysBetween, dayWords, onClock, periodOf, periodWords, spanOf, weekday } from "./period.js";

/** @typedef {import("./duties.js").Task} Task */
/** @typedef {import("./duties.js").Known} Known */

const base = new URL(`${document.documentElement.dataset.base ?? "."}/`, location.href);

/** @param {HTMLElement} root the element with data-today */
export async function start(root) {
  await words;
  const roleNames = JSON.parse(root.querySelector("script[data-roles]")?.textContent ?? "{}");
  /** What lists there are and when: fetched once there is something to reckon. @type {Known | undefined} */
  let known;
  const plain = /** @type {HTMLElement} */ (root.querySelector(".pb-today"));
  const bar = make("div", { class: "pb-board__bar" });
  const board = make("div", { class: "pb-board__columns" });
  let today = periodOf("day", new Date());
  let day = today;

  const roles = [["", say("role-choose")], ["*", say("role-all")], ...Object.entries(roleNames)];
  const role = make("select", { change: () => (keep("role", role.value), show()) }, ...roles.map(([value, name]) => make("option", { value }, name)));
  const started = make("input", { type: "date", change: () => (keep("started", started.value), show()) });
  const when = make("p");
  const days = make(
    "div",
    { class: "pb-board__days" },
    button("‹", () => go(-1), { "aria-label": say("day-before") }),
    when,
    button("›", () => go(1), { "aria-label": say("day-after") }),
    button(say("today"), () => choose(today)),
  );
  const newcomer = make("p", { class: "pb-board__bar" }, make("label", {}, say("started-on"), started));
  bar.append(make("label", {}, say("role"), role), days);
  const notice = notices();
  plain.before(notice.place, bar, board, newcomer);

  /** @param {number} step */
  function go(step) {
    choose(periodOf("day", addDays(dateOf(day), step)));
  }

  /** @param {string} chosen */
  function choose(chosen) {
    day = chosen;
    show();
  }

  /** @type {Promise<void> | undefined} */
  let asked;

  function ask() {
    asked ??= json(root.dataset.known ?? "")
      .then((found) => {
        known = found;
        show();
      })
      .catch(() => {
        known = asked = undefined;
        plain.hidden = board.hidden = false;
        board.replaceChildren(make("p", { class: "pb-muted", role: "status" }, say("board-failed")));
      });
  }

  function show() {
    role.value = recall("role") ?? "";
    if (role.selectedIndex < 0) role.value = ""; // a role that the team no longer has
    const first = recall("started") ?? "";
    if (started.value !== first) started.value = first; // set again, it would lose what is half typed
    const chosen = role.value;
    if (chosen) notice.trouble(undefined, "");
    document.documentElement.classList.toggle("pb-has-role", Boolean(chosen));
    plain.hidden = Boolean(chosen);
    board.hidden = days.hidden = newcomer.hidden = !chosen;
    if (!known && (chosen || names("ticks:").length)) ask();
    if (!known) return;
    if (!chosen) return showCounts(plain, known.duties);
    const at = dateOf(day);
    const found = agenda(known, chosen, at);
    const due = say(day === today ? "due-now" : "due-day");
    when.textContent = periodWords(day, language);
    board.replaceChildren(
      make(
        "div",
        {},
        ...section(say("overdue"), found.late, (one) => say("was-due", { day: dayWords(one.due, language) }), "pb-late"),
        make("h2", {}, due),
        found.due.length ? list(found.due, deadline) : make("p", { class: "pb-muted" }, say("nothing-due")),
        ...section(say("running"), found.running, () => ""),
        ...section(say("coming"), found.coming, (one) => dayWords(one.from, language)),
      ),
      make("div", {}, make("h2", {}, say("week-view")), week(known, at, chosen)),
    );
  }

  /** @param {Task} one */
  function deadline(one) {
    return daysBetween(one.from, one.due) ? say("until", { day: dayWords(one.due, language) }) : "";
  }

  /** @param {Known} known @param {Date} at @param {string} chosen */
  function week(known, at, chosen) {
    const { start: first } = /** @type {import("./period.js").Span} */ (spanOf(periodOf("week", at)));
    const lines = [0, 1, 2, 3, 4, 5, 6].map((step) => {
      const one = addDays(first, step);
      const name = periodOf("day", one);
      const due = tasks(known, chosen, one, addDays(one, 1)).filter((task) => !daysBetween(task.due, one));
      const titles = make("span", {}, ...due.map((task) => make("span", {}, task.done >= task.all ? `✓ ${task.title}` : task.title)));
      if (!due.length) titles.append(say("week-free"));
      const label = make("span", {}, `${weekday(one, language, "short")} `, make("small", {}, dayWords(one, language)));
      return make("li", {}, make("button", { type: "button", class: "pb-button", click: () => choose(name), "aria-current": name === day && "date" }, label, titles));
    });
    return make("ul", { class: "pb-week" }, ...lines);
  }

  function roll() {
    const now = periodOf("day", new Date());
    if (now === today) return;
    if (day === today) day = now;
    today = now;
    show();
  }

  onOtherTab(show);
  onClock(roll);
  show();
}

/**
 * @param {string} title
 * @param {Task[]} found
 * @param {(one: Task) => string} note
 * @param {string} [look]
 */
function section(title, found, note, look) {
  return found.length ? [make("h2", {}, title), list(found, note, look)] : [];
}

/**
 * @param {Task[]} found
 * @param {(one: Task) => string} note
 */
function list(found, note, look = "") {
  const rows = found.map((one) => {
    const about = [note(one), one.about].filter(Boolean).join(" · ");
    const at = one.period ? `#at=${one.period}` : "";
    const link = make("a", { href: new URL(`${language}/${one.path}${at}`, base).href }, make("strong", {}, one.title), make("span", {}, about));
    return make("li", {}, link, count(one.done, one.all));
  });
  return make("ul", { class: `pb-today ${look}` }, ...rows);
}

/** @param {number} done @param {number} all */
function count(done, all) {
  const text = done >= all ? say("all-settled") : done ? `${done} / ${all}` : "";
  return make("span", { class: `pb-today__count${done >= all ? " pb-done" : ""}` }, text);
}

/**
 * Without a role: how far each list that comes round is.
 * @param {HTMLElement} plain
 * @param {import("./duties.js").Duty[]} duties
 */
function showCounts(plain, duties) {
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (plain.querySelectorAll("[data-list]"))) {
    const duty = duties.find(({ id }) => id === row.dataset.list);
    if (!duty) continue;
    row.querySelector(".pb-today__count")?.remove();
    row.append(count(settled(duty.id, periodOf(duty.period, new Date()), duty.ids), Object.keys(duty.ids).length));
  }
}
