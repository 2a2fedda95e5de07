// Today: the day's head, and what is due on it for a role or for the whole team.

import { button, make } from "../core/dom.js";
import { keep, onOtherTab, recall } from "../core/memory.js";
import { notices } from "../core/notice.js";
import { say, words } from "../core/words.js";
import { addDays, briefDay, dateOf, daysBetween, now, onClock, periodOf, periodWords } from "../dates/period.js";
import { showTrouble } from "../ticks/trouble.js";
import { agenda, isUnsettled } from "./duties.js";
import { firstWords, head } from "./head.js";
import { hours } from "./hours.js";
import { Files } from "./known.js";
import { restoring } from "./restoring.js";
import { comingRows, dayRows, missedRows } from "./rows.js";
import { address, deadline, isUsed, ring, stateOf } from "./states.js";

/** @import { Known, Task } from "./duties.js" */
/** @typedef {ReturnType<typeof agenda>} Agenda */

const TEAM = "*";

/** @param {HTMLElement} root the element with data-today */
export async function start(root) {
  await words;
  new Today(root).begin();
}

class Today {
  files = new Files(address(""));
  /** How the last days went: fetched once there is something to look back on. @type {typeof import("./days.js") | undefined} */
  looking;
  today = periodOf("day");
  day = this.today;
  minute = "";
  every = false;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const role = new Map(Object.entries(JSON.parse(root.dataset.former ?? "{}"))).get(recall("role") ?? "");
    if (role) keep("role", role);
    this.roles = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll("[data-role]")]);
    this.notice = notices(this.part("notices"));
    this.when = make("p");
    this.days = make(
      "div",
      { class: "pb-day__days" },
      button("‹", () => this.go(-1), { "aria-label": say("day-before") }),
      this.when,
      button("›", () => this.go(1), { "aria-label": say("day-after") }),
      button(say("today"), () => this.choose(this.today)),
    );
  }

  part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (this.root.querySelector(`[data-part="${name}"]`));

  begin() {
    for (const one of this.roles) one.addEventListener("click", () => (keep("role", one.dataset.role ?? ""), this.show()));
    this.part("more").addEventListener("click", () => {
      this.every = !this.every;
      this.show();
    });
    onOtherTab(() => this.show());
    onClock(() => this.roll());
    for (const change of ["online", "offline"]) addEventListener(change, () => this.sayOffline());
    this.sayOffline();
    this.show();
  }

  sayOffline() {
    this.notice("offline", navigator.onLine ? "" : say("offline"));
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

  async ask() {
    try {
      await this.files.fetch();
      if (isUsed()) this.looking ??= await import("./days.js");
    } catch {
      if (!this.root.classList.contains("pb-day--ready")) this.root.dataset.plain = "";
      return this.notice("board", say("board-failed"));
    }
    this.notice("board", "");
    this.show();
  }

  /** The role that the reader chose and the team still has, or the whole team. */
  get role() {
    const chosen = recall("role") ?? "";
    return this.roles.some((one) => one.dataset.role === chosen) ? chosen : "";
  }

  show() {
    const { role, root } = this;
    if (role) showTrouble(this.notice);
    document.documentElement.classList.toggle("pb-has-role", Boolean(role));
    if (this.files.lacking.length) return void this.ask();
    restoring(root, () => this.draw(this.files.known, role || TEAM));
    root.classList.add("pb-day--ready");
    delete root.dataset.plain;
  }

  /** @param {Known} known @param {string} role */
  draw(known, role) {
    const { root } = this;
    const clock = now();
    this.minute = minuteOf(clock);
    const day = dateOf(this.day);
    const isToday = this.day === this.today;
    const all = agenda(known, TEAM, dateOf(this.today));
    const mine = role === TEAM ? all : agenda(known, role, dateOf(this.today));
    const found = isToday ? mine : agenda(known, role, day);
    head(/** @type {HTMLElement} */ (root.querySelector(".pb-hero")), known, this.today, mine.due, all.due);
    this.showRoles(role, all.due);
    this.part("hours").replaceChildren(hours(found.due, day, isToday ? clock : null, getComputedStyle(root).direction === "rtl"));
    this.part("board").replaceChildren(...this.board(known, found, isToday ? clock : null));
    this.part("beside").replaceChildren(...this.beside(found));
    void this.week(known, role);
    const said = [...this.roles.filter((one) => one.ariaPressed === "true").map((one) => one.textContent ?? ""), periodWords(this.day)].join(say("comma"));
    if (this.part("status").textContent !== said) this.part("status").textContent = said;
  }

  /** Each role with how much it has today; those with nothing stand behind a button. @param {string} chosen @param {Task[]} due */
  showRoles(chosen, due) {
    for (const one of this.roles) {
      const { role = TEAM } = one.dataset;
      const count = due.filter(({ roles }) => role === TEAM || roles.includes(role)).length;
      one.ariaPressed = String(role === chosen);
      one.hidden = !this.every && !count && role !== TEAM && role !== chosen;
      one.querySelector("span")?.remove();
      if (count) one.append(make("span", {}, ` ${count}`));
    }
    const more = this.part("more");
    more.hidden = false;
    more.ariaExpanded = String(this.every);
  }

  /** @param {Known} known @param {Agenda} found @param {Date | null} clock */
  board(known, { due, late, running, since }, clock) {
    const day = dateOf(this.day);
    this.when.textContent = briefDay(day);
    const rows = due.length ? dayRows(due, clock, (one) => deadline(one, day), (one) => this.looking?.strip(known, one, clock ?? now(), since) ?? []) : make("p", { class: "pb-muted" }, say("nothing-due"));
    const strips = this.looking && rows.querySelector(".pb-days") ? [this.looking.key()] : [];
    const unsettled = isUnsettled(known, this.day) ? [make("p", { class: "pb-small pb-muted" }, say("path-expected", { years: this.day.slice(0, 4) }))] : [];
    const clear = clock && due.length && due.every((one) => stateOf(one) === "done") ? [this.clear(known, due)] : [];
    return [
      ...clear,
      make("section", {}, make("div", { class: "pb-day__head" }, make("h2", {}, say(clock ? "due-now" : "due-day")), this.days), ...unsettled, rows, ...strips),
      ...section("overdue", late, missedRows),
      ...section("running", running, (all) => dayRows(all, null, () => "")),
    ];
  }

  /** All is done: what was last, and what is first tomorrow. @param {Known} known @param {Task[]} due */
  clear(known, due) {
    const tomorrow = addDays(dateOf(this.today), 1);
    const next = agenda(known, this.role || TEAM, tomorrow).due;
    const line = next.length ? say("clear-next", { count: next.length }) + firstWords(next) : "";
    return make("div", { class: "pb-clear" }, ring(due[0]), make("h2", {}, say("clear")), make("p", {}, line), button(say("see-tomorrow"), () => this.choose(periodOf("day", tomorrow))));
  }

  /** @param {Agenda} found */
  beside({ coming }) {
    const name = (/** @type {Date} */ day) => (daysBetween(dateOf(this.today), day) === 1 ? say("tomorrow") : briefDay(day));
    return section("coming", coming, (all) => comingRows(all, (one) => deadline(one, one.from), name));
  }

  /** The week, once it is unfolded. @param {Known} known @param {string} role */
  async week(known, role) {
    const fold = /** @type {HTMLDetailsElement} */ (this.part("week"));
    fold.ontoggle = () => this.week(known, role);
    if (!fold.open) return;
    const { week } = await import("./week.js");
    const days = week(known, role, this.day, (day) => this.choose(day), dateOf(this.today));
    restoring(fold, () => fold.replaceChildren(fold.children[0], days));
  }

  roll() {
    const clock = now();
    if (this.minute === minuteOf(clock)) return;
    const day = periodOf("day", clock);
    if (this.day === this.today) this.day = day;
    this.today = day;
    this.show();
  }
}

/** @param {Date} clock */
function minuteOf(clock) {
  return `${clock}`.slice(0, 21);
}

/** @param {string} title @param {Task[]} found @param {(found: Task[]) => HTMLElement} rows */
function section(title, found, rows) {
  return found.length ? [make("section", {}, make("h2", {}, say(title)), rows(found))] : [];
}
