// The page of dated paths: who is looking, whose path it is, what is due.

import { button, make } from "../core/dom.js";
import { keep, onOtherTab, recall } from "../core/memory.js";
import { notices } from "../core/notice.js";
import { say, words } from "../core/words.js";
import { isDay, onClock, periodOf } from "../dates/period.js";
import { rename } from "../ticks/ticks.js";
import { showTrouble } from "../ticks/trouble.js";
import { arrive } from "./arrival.js";
import { refresh, stages } from "./board.js";
import { fields } from "./fields.js";
import { summary } from "./head.js";
import { followed, me, save } from "./hires.js";
import { PathSheet } from "./path-sheet.js";
import { showPeople } from "./people.js";
import { VIEWS, plan } from "./plan.js";
import { tools } from "./tools.js";

/** @import { Part, PathData } from "./data.js" */
/** @import { Hire } from "./hires.js" */
/** @import { Shown } from "./shown.js" */
/** @import { Marks } from "../ticks/registers.js" */

/**
 * @param {HTMLElement} root the element with data-path
 * @param {PathData} data
 */
export async function start(root, data) {
  await words;
  new PathPage(root, data).begin();
}

export class PathPage {
  notice = notices();
  looks = make("div", { class: "pb-path__views", role: "group", "aria-label": say("path-view") });
  bar = make("div", { class: "pb-board__bar" });
  people = make("div", { class: "pb-path__people" });
  head = make("div", { class: "pb-path__head" });
  board = make("div", { class: "pb-checklist pb-path__board" });
  today = periodOf("day");
  view = viewKept();
  /** Whose marks came with a link, and are only looked at. @type {Hire & {marks: Marks} | null} */
  guest = null;
  /** @type {Shown | null} */
  shown = null;
  /** Everyone as they were when all was built. */
  built = "";
  /** Every part that the view needs came or failed to. @type {Promise<unknown>} */
  settled = Promise.resolve();
  /** The path as a list: what drawers and links know of it. */
  list = { root: this.board, sheet: /** @type {any} */ (null), title: document.title, words: () => "", show: () => this.update(), open: () => this.update() };

  /** @param {HTMLElement} root @param {PathData} data */
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.plain = /** @type {HTMLElement} */ (root.querySelector(".pb-path__plain"));
  }

  begin() {
    const { plain, board } = this;
    plain.querySelector("p")?.remove(); // what to do without scripts
    for (const hire of this.everyone()) if (this.roleOf(hire.role) !== hire.role) save({ ...hire, role: this.roleOf(hire.role) });
    plain.before(this.looks, this.notice.place, this.people, this.bar, this.head, board);
    board.addEventListener("change", ({ target }) => this.changed(target));
    onOtherTab((name) => {
      if (JSON.stringify(this.everyone()) !== this.built) this.build();
      else if (this.shown?.sheet.hear(name)) this.update();
    });
    addEventListener("hashchange", () => arrive(this));
    onClock(() => this.roll());
    this.build();
    arrive(this);
  }

  /** @returns {Hire | undefined} whose path is looked at */
  current() {
    if (this.view === "hire") return me();
    if (this.guest) return this.guest;
    const all = followed();
    return all.find((one) => one.id === recall("path-now")) ?? all[0];
  }

  /** Those who stand side by side: the people followed, and whom a link is about. @returns {Hire[]} */
  group() {
    const { guest } = this;
    return [...followed().filter(({ id }) => id !== guest?.id), ...(guest ? [guest] : [])];
  }

  everyone() {
    return [me(), ...this.group()];
  }

  /** What is kept of someone by now. @param {Hire} hire */
  latest(hire) {
    return this.everyone().find(({ id }) => id === hire.id) ?? hire;
  }

  /** @param {string} id of a role, perhaps a former one @returns {string} its id today */
  roleOf(id) {
    const { former } = this.data.known;
    return Object.hasOwn(former, id) ? former[id] : id;
  }

  /** @returns {string[]} the roles that the view shows, whose parts did not come yet */
  lacking() {
    const roles = (this.view === "hire" ? [me()] : this.group()).map(({ role }) => role);
    return [...new Set(roles)].filter((role) => this.data.known.roles[role] && !this.data.parts.has(role));
  }

  /** @param {Hire} hire */
  isDated(hire) {
    return Boolean(this.data.known.roles[hire.role]) && isDay(hire.first);
  }

  /** @param {Hire} hire @returns {Shown | null} null until role and first day are known, and the role's part is there */
  look(hire) {
    const part = this.data.parts.get(hire.role);
    if (!part || !this.isDated(hire)) return null;
    const listOf = (/** @type {string} */ role) => `path:${role}:${hire.first}`;
    const former = Object.entries(this.data.known.former).filter(([, role]) => role === hire.role);
    const sheet = new PathSheet(part.paths, listOf(hire.role), hire.id, former.map(([role]) => listOf(role)));
    if (hire.id === this.guest?.id) sheet.shown = rename(this.guest.marks, sheet.ids);
    return { hire, role: this.data.known.roles[hire.role], part, sheet, plan: this.reckon(hire, part, sheet) };
  }

  /** @param {Hire} hire @param {Part} part @param {PathSheet} sheet */
  reckon(hire, part, sheet) {
    return plan(part.paths, this.data.known.calendar, hire.first, this.today, this.view, (key) => sheet.settled(key));
  }

  /** Someone else, another role, day or view: build it all again. */
  build() {
    this.built = JSON.stringify(this.everyone());
    const hire = this.current();
    const fetched = (/** @type {string} */ role) => this.data.fetch(role).then(() => (this.shown ? this.update() : this.show()));
    this.settled = Promise.all(this.lacking().map(fetched));
    this.looks.replaceChildren(make("span", {}, say("path-view")), ...Object.keys(VIEWS).map((name) => this.choice(name)));
    const place = fieldsOf(this.bar).findIndex((one) => one === document.activeElement);
    this.bar.replaceChildren(...(hire && hire !== this.guest ? this.fields(hire) : []));
    fieldsOf(this.bar)[place]?.focus();
    this.people.hidden = this.view === "hire";
    this.show();
  }

  /** The path of whoever is looked at, or room for it while its role's part is on its way. */
  show() {
    const { root, plain, head, board } = this;
    const hire = this.current();
    const waits = Boolean(hire && this.isDated(hire) && this.data.asked.has(hire.role));
    this.shown = hire ? this.look(hire) : null;
    this.list.sheet = this.shown?.sheet;
    plain.hidden = waits || Boolean(this.shown);
    document.documentElement.classList.toggle("pb-dated", plain.hidden); // what scheme.js took it for
    root.ariaBusy = `${waits}`;
    head.hidden = board.hidden = !this.shown;
    board.replaceChildren(...(this.shown ? stages(this.shown, this.today, (row, key) => this.toggle(row, key), this.notice.later) : []));
    this.update();
  }

  update() {
    const { shown, notice, data } = this;
    const failed = this.lacking().filter((role) => !data.asked.has(role));
    const roles = failed.map((role) => data.known.roles[role]).join(say("comma"));
    notice("part", roles && say("path-failed", { roles }), button(say("try-again"), () => (this.build(), arrive(this))));
    if (shown) {
      shown.plan = this.reckon(shown.hire, shown.part, shown.sheet);
      refresh(this.board, shown);
      this.head.replaceChildren(...summary(shown, data.known, this.today), tools(this, shown));
      showTrouble(notice);
    }
    showPeople(this);
    this.root.classList.toggle("pb-readonly", Boolean(shown?.sheet.shown));
  }

  /** @param {string} name */
  viewAs(name) {
    keep("path-view", name);
    this.view = name;
  }

  /** @param {Hire & {marks: Marks}} guest */
  receive(guest) {
    this.guest = guest;
    if (this.view === "hire") this.view = "manager";
    this.build();
  }

  followGuest() {
    if (!this.guest) return;
    save(this.guest);
    keep("path-now", this.guest.id);
    this.viewAs(this.view);
    this.leaveGuest();
  }

  leaveGuest() {
    this.guest = null;
    this.view = viewKept();
    this.notice("shared", "");
    this.build();
  }

  /** @param {string} name */
  choice(name) {
    const choose = () => {
      this.viewAs(name);
      this.build();
      const chosen = /** @type {HTMLElement | null} */ (this.looks.querySelector("[aria-pressed=true]"));
      chosen?.focus();
    };
    return button(say(`view-${name}`), choose, { "aria-pressed": `${name === this.view}` });
  }

  /** @param {Hire} hire */
  fields(hire) {
    const change = (/** @type {Partial<Hire>} */ part) => {
      this.notice("date", "");
      const next = { ...this.latest(hire), ...part };
      if (next.role) next.first ||= this.today; // most look on their first day
      save(next);
      this.build();
    };
    const begin = hire.role ? [button(say("today"), () => change({}))] : [];
    const ask = this.isDated(hire) ? [] : [...begin, make("p", { class: "pb-path__ask" }, say("path-ask"))];
    return [...fields(this.data.known.roles, hire, change, () => this.notice("date", say("path-bad-date"))), ...ask];
  }

  /** Open or close a step's drawer. @param {HTMLElement} row @param {string} key */
  toggle(row, key) {
    this.notice.later(import("../ticks/item.js").then(({ toggle }) => toggle(row, this.list, key)));
  }

  /** @param {EventTarget | null} target */
  changed(target) {
    if (!(target instanceof HTMLInputElement) || !target.dataset.item || !this.shown) return;
    this.shown.sheet.change(target.dataset.item, target.checked ? "done" : undefined);
    this.update();
  }

  roll() {
    const today = periodOf("day");
    if (today === this.today) return;
    this.today = today;
    /** @type {HTMLElement | null} */ (this.board.querySelector("[type=text]:focus"))?.blur(); // kept before its row is built anew
    this.build();
  }
}

function viewKept() {
  const kept = recall("path-view") ?? "";
  return Object.hasOwn(VIEWS, kept) ? kept : "hire";
}

/** @param {HTMLElement} bar @returns {HTMLElement[]} */
function fieldsOf(bar) {
  return [...bar.querySelectorAll("select, input")].map((one) => /** @type {HTMLElement} */ (one));
}
