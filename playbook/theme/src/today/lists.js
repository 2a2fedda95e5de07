// The index of lists: how far each is, and which are shown.

import { make } from "../core/dom.js";
import { onOtherTab } from "../core/memory.js";
import { say, words } from "../core/words.js";
import { clockWords, dateOf, dayWords, daysBetween, now, onClock, periodOf } from "../dates/period.js";
import { hideEmpty, picksIn } from "../core/picks.js";
import { agenda } from "./duties.js";
import { Files } from "./known.js";
import { restoring } from "./restoring.js";
import { dayRows, missedRows } from "./rows.js";
import { address, deadline, far, isUsed, lateness, momentOf, ring, stateOf } from "./states.js";

/** @import { Task } from "./duties.js" */

/** @param {HTMLElement} root the element with data-lists */
export async function start(root) {
  await words;
  await new Lists(root).begin();
}

class Lists {
  files = new Files(address(""));
  moment = "";
  role = "*";
  minute = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.find = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.picks = picksIn(root, ({ dataset }) => {
      this.moment = dataset.moment ?? this.moment;
      this.role = dataset.role ?? this.role;
      this.show();
    });
    this.rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-list]")]);
    /** What each says where nothing is due. @type {Map<HTMLElement, string>} */
    this.plain = new Map(this.rows.map((row) => [row, row.querySelector("span")?.textContent ?? ""]));
  }

  async begin() {
    this.find.addEventListener("input", () => this.show());
    onOtherTab(() => void this.refresh());
    onClock(() => this.minute !== clockWords(now()) && void this.refresh());
    await this.refresh();
  }

  async refresh() {
    await this.files.fetch();
    this.show();
  }

  show() {
    const { root, rows, picks } = this;
    this.minute = clockWords(now());
    const day = dateOf(periodOf("day"));
    const { due, late, coming } = agenda(this.files.known, this.role, day);
    const states = statesOf({ coming, late, due });
    for (const row of rows) this.mark(row, states.get(row.dataset.list ?? ""), day);
    for (const pick of picks) {
      const { moment = this.moment, role = this.role } = pick.dataset;
      const kindOf = (/** @type {HTMLElement} */ row) => states.get(row.dataset.list ?? "")?.[1];
      pick.ariaPressed = String(moment === this.moment && role === this.role);
      /** @type {HTMLElement} */ (pick.querySelector("span")).textContent = `${rows.filter((row) => isWanted(row, moment, role, kindOf(row))).length || ""}`;
    }
    const shown = rows.filter((row) => !row.hidden);
    hideEmpty(rows);
    const open = this.moment || this.find.value ? [] : due.filter((one) => stateOf(one) !== "done");
    const first = open.length ? [make("h2", {}, say("now-to-do")), dayRows(open, now(), (one) => deadline(one, day))] : [];
    const missed = first.length && late.length ? [make("h2", {}, say("overdue")), missedRows(late)] : [];
    const board = /** @type {HTMLElement} */ (root.querySelector("[data-part=board]"));
    restoring(root, () => board.replaceChildren(...first, ...missed, ...(shown.length ? [] : [make("p", {}, say("no-list"))])));
    const status = root.querySelector("[data-part=status]");
    if (status) status.textContent = say("lists-shown", { count: shown.length });
    root.classList.add("pb-lists--ready");
  }

  /** @param {HTMLElement} row @param {[Task, string] | undefined} found @param {Date} day */
  mark(row, found, day) {
    const [task, kind = ""] = found ?? [];
    const query = this.find.value.trim().toLowerCase();
    row.hidden = !isWanted(row, this.moment, this.role, kind) || !(row.textContent ?? "").toLowerCase().includes(query);
    const [text, plain] = [row.querySelector("span"), this.plain.get(row) ?? ""];
    row.querySelector("svg")?.remove();
    row.className = task ? `pb-index--${kind === "due" ? stateOf(task) : kind}` : "";
    if (task && kind !== "coming") row.querySelector("a")?.prepend(ring(task, kind === "late"));
    if (text) text.textContent = task && (kind === "due" || isUsed()) ? stateWords(task, kind, day) : plain;
  }
}

/**
 * Whether a list belongs to what was picked.
 * @param {HTMLElement} row
 * @param {string} moment empty for all, due or late, or a group
 * @param {string} role or *
 * @param {string} [kind] due or late, if it is
 */
function isWanted(row, moment, role, kind) {
  const { group, roles = "" } = row.dataset;
  const wanted = !moment || (moment === "due" || moment === "late" ? moment === kind : moment === group);
  return wanted && (role === "*" || roles.split(" ").includes(role));
}

/**
 * How far the lists of the reader's own role are today, in the lines of its page.
 * @param {HTMLElement} card
 * @param {string} role
 */
export async function showOwn(card, role) {
  const files = new Files(address(""));
  const rows = /** @type {HTMLElement[]} */ ([...card.querySelectorAll("[data-list]")]);
  const plain = new Map(rows.map((row) => [row, row.querySelector("small")?.textContent ?? ""]));
  const show = async () => {
    await files.fetch();
    const day = dateOf(periodOf("day"));
    const states = statesOf(agenda(files.known, role, day));
    for (const row of rows) {
      const [task, kind = ""] = states.get(row.dataset.list ?? "") ?? [];
      const text = row.querySelector("small");
      if (text) text.textContent = task && kind !== "coming" ? stateWords(task, kind, day) : (plain.get(row) ?? "");
    }
  };
  await words;
  await show();
  onOtherTab(() => void show());
  onClock(() => void show());
}

/** The task of each list that is due, missed or ahead, and which of these, by its id. @param {{ due: Task[], late: Task[], coming: Task[] }} tasks */
function statesOf({ due, late, coming }) {
  /** @type {Map<string, [Task, string]>} */
  const states = new Map();
  for (const [kind, tasks] of /** @type {[string, Task[]][]} */ (Object.entries({ coming, late, due }))) {
    for (const one of tasks) states.set(one.path.split("/")[1], [one, kind]);
  }
  return states;
}

/** Such as "3/9, due 10:00". @param {Task} task @param {string} kind @param {Date} day */
function stateWords(task, kind, day) {
  const moment = momentOf(task);
  if (kind === "late") return [task.done ? far(task) : say("missed"), say("was-due", { day: dayWords(task.due) })].join(say("comma"));
  if (kind === "coming") return daysBetween(day, task.from) === 1 ? say("tomorrow") : dayWords(task.from);
  if (stateOf(task) === "done") return far(task);
  const by = lateness(task, now()) || (task.ahead && moment ? say("round-next", { time: clockWords(moment) }) : moment ? say("due-at", { time: clockWords(moment) }) : daysBetween(day, task.due) ? deadline(task, day) : say("due-today"));
  return [far(task), by].filter(Boolean).join(say("comma"));
}
