// The Today page: one role's duties of one day, with the week beside them.

import { button, make } from "../core/dom.js";
import { json } from "../core/fetched.js";
import { keep, onOtherTab, recall } from "../core/memory.js";
import { notices } from "../core/notice.js";
import { say, words } from "../core/words.js";
import { addDays, bothClocks, briefDay, dateOf, dayWords, daysBetween, now, onClock, periodOf, periodWords, shiftDay } from "../dates/period.js";
import { carryOver } from "../ticks/store.js";
import { showTrouble } from "../ticks/trouble.js";
import { agenda, stagesAround } from "./duties.js";
import { list, rows, section } from "./lists.js";
import { week } from "./week.js";

/** @import { Known, Task } from "./duties.js" */

/** @param {HTMLElement} root the element with data-today */
export async function start(root) {
  await words;
  new Today(root).begin();
}

class Today {
  /** What lists there are and when: fetched once there is something to reckon. @type {Known | undefined} */
  known;
  /** @type {Promise<void> | undefined} */
  asked;
  today = periodOf("day", now());
  day = this.today;
  shift = +shiftDay();
  notice = notices();
  head = make("div", { class: "pb-board__head" });
  board = make("div", { class: "pb-board__columns" });
  when = make("p");

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.plain = /** @type {HTMLElement} */ (root.querySelector(".pb-today"));
    const role = JSON.parse(root.dataset.former ?? "{}")[recall("role") ?? ""];
    if (role) keep("role", role);
    this.role = /** @type {HTMLSelectElement} */ (root.querySelector("select"));
    this.role.hidden = false;
    this.role.onchange = () => (keep("role", this.role.value), this.show());
    this.started = make("input", { type: "date", change: () => (keep("started", this.started.value), this.show()) });
    this.days = make(
      "div",
      { class: "pb-board__days" },
      button("‹", () => this.go(-1), { "aria-label": say("day-before") }),
      this.when,
      button("›", () => this.go(1), { "aria-label": say("day-after") }),
      button(say("today"), () => this.choose(this.today)),
    );
    this.newcomer = make("p", { class: "pb-board__bar" }, make("label", {}, say("started-on"), this.started));
  }

  begin() {
    const bar = make("div", { class: "pb-board__bar" }, make("label", {}, say("today-role"), this.role), this.days);
    this.plain.before(this.head, this.notice.place, bar, this.board, this.newcomer);
    onOtherTab(() => this.show());
    onClock(() => this.roll());
    this.show();
  }

  /** @param {number} step */
  go(step) {
    this.choose(periodOf("day", addDays(dateOf(this.day), step)));
  }

  /** @param {string} day */
  choose(day) {
    this.day = day;
    this.show();
  }

  ask() {
    this.asked ??= json(this.root.dataset.known ?? "")
      .then((found) => {
        for (const [list, former] of found.renamed) carryOver(list, former);
        this.known = found;
        this.show();
      })
      .catch(() => {
        this.known = this.asked = undefined;
        this.plain.style.display = "block"; // whatever styles say while it is waited for
        this.board.replaceChildren(make("p", { class: "pb-muted", role: "status" }, say("board-failed")));
      });
  }

  show() {
    const { role, started, plain, board, days, newcomer } = this;
    role.value = recall("role") ?? "";
    if (role.selectedIndex < 0) role.value = ""; // a role that the team no longer has
    const first = recall("started") ?? "";
    if (started.value !== first) started.value = first; // set again, it would lose what is half typed
    const chosen = role.value;
    if (chosen) showTrouble(this.notice);
    document.documentElement.classList.toggle("pb-has-role", Boolean(chosen));
    days.hidden = newcomer.hidden = !chosen || !this.known;
    if (!chosen) this.day = this.today;
    if (!this.known) return this.ask();
    plain.remove();
    this.when.textContent = periodWords(this.day);
    this.head.replaceChildren(...this.dayHead(this.known));
    board.replaceChildren(...this.columns(this.known, chosen));
  }

  /** What day it is, for everyone. @param {Known} known */
  dayHead({ marks }) {
    const both = bothClocks();
    const { today, next } = stagesAround(marks, this.today);
    /** @type {(mark: import("./duties.js").Mark, count: string, state?: string) => import("./lists.js").Row} */
    const row = ([date, , , campaign, title, estimated], count, state = "") => {
      const day = briefDay(dateOf(date));
      return [`calendar/${campaign}/`, title, [state, estimated ? say("estimated-day", { day }) : day], count];
    };
    const found = today.map((mark) => row(mark, say("today")));
    if (next) found.push(row(next, say("days-to-go", { count: daysBetween(dateOf(this.today), dateOf(next[0])) }), next[1] <= this.today ? say("now-on") : ""));
    return [make("h2", {}, periodWords(this.today)), ...(both ? [make("p", { class: "pb-muted" }, both)] : []), rows(found)];
  }

  /** @param {Known} known @param {string} role */
  columns(known, role) {
    const isToday = this.day === this.today;
    const day = dateOf(this.day);
    const found = agenda(known, role || "*", day, isToday ? new Date(this.shift) : undefined);
    const due = [
      make("h2", {}, say(isToday ? "due-now" : "due-day")),
      found.due.length ? list(found.due, (one) => (one.due < day ? missed : deadline)(one)) : make("p", { class: "pb-muted" }, say("nothing-due")),
    ];
    if (!role) return [make("div", {}, ...due)];
    return [
      make(
        "div",
        {},
        ...section(say("overdue"), found.late, missed, "pb-late"),
        ...due,
        ...section(say("running"), found.running, () => ""),
        ...section(say("coming"), found.coming, (one) => [deadline(one) ? say("from-day", { day: dayWords(one.from) }) : dayWords(one.from), deadline(one)].filter(Boolean).join(" · ")),
      ),
      make("div", {}, make("h2", {}, say("week-view")), week(known, role, this.day, (day) => this.choose(day), dateOf(this.today))),
    ];
  }

  roll() {
    const day = periodOf("day", now());
    const shift = +shiftDay();
    if (day === this.today && shift === this.shift) return;
    if (this.day === this.today) this.day = day;
    this.today = day;
    this.shift = shift;
    this.show();
  }
}

/** @param {Task} one */
function missed({ due, period, done }) {
  return say("was-due", { day: dayWords(due) }) + (period && !done ? ` · ${say("missed")}` : "");
}

/** @param {Task} one */
function deadline(one) {
  return daysBetween(one.from, one.due) ? say("until", { day: dayWords(one.due) }) : "";
}
