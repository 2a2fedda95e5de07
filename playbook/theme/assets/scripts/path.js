// The page of dated paths: who is looking, whose path it is, what is due.

import { button, language, make, say, words } from "./dom.js";
import { ME, carried, followed, me, newId, save, unfollow } from "./hires.js";
import { keep, onOtherTab, recall } from "./memory.js";
import { notices } from "./notice.js";
import { refresh, reveal, stages } from "./pathboard.js";
import { facts, outline, summary } from "./pathhead.js";
import { openLink, openLog, printFirst, saveCalendar } from "./pathout.js";
import { VIEWS, isDay, plan } from "./pathplan.js";
import { PathSheet } from "./pathsheet.js";
import { onClock, periodOf, periodWords } from "./period.js";

/** @typedef {import("./hires.js").Hire} Hire */
/** @typedef {import("./pathout.js").Shown} Shown */


/**
 * @param {HTMLElement} root the element with data-path
 * @param {import("./pathdata.js").PathData} data
 */
export async function start(root, data) {
  await words;
  const { known } = data;
  const plain = /** @type {HTMLElement} */ (root.querySelector(".pb-path__plain"));
  const notice = notices();
  const looks = make("div", { class: "pb-path__views", role: "group", "aria-label": say("path-view") });
  const bar = make("div", { class: "pb-board__bar" });
  const people = make("div", { class: "pb-path__people" });
  const head = make("div", { class: "pb-path__head" });
  const board = make("div", { class: "pb-checklist pb-path__board" });
  let today = periodOf("day", new Date());
  let view = recall("path-view") ?? "hire";
  if (!VIEWS[view]) view = "hire";
  /** @type {Shown | null} */
  let shown = null;
  /** Everyone as they were when all was built. */
  let built = "";
  /** Every part that the view needs came or failed to. @type {Promise<unknown>} */
  let settled = Promise.resolve();
  const page = { root: board, sheet: /** @type {any} */ (null), title: document.title, words: () => "", show: update, open: () => update() };

  plain.querySelector("p")?.remove(); // what to do without scripts
  plain.before(looks, notice.place, people, bar, head, board);

  /** @returns {Hire | undefined} */
  function current() {
    if (view === "hire") return me();
    const all = followed();
    return all.find((one) => one.id === recall("path-now")) ?? all[0];
  }

  function everyone() {
    return [me(), ...followed()];
  }

  /** What is kept of someone by now. @param {Hire} hire */
  function latest(hire) {
    return everyone().find(({ id }) => id === hire.id) ?? hire;
  }

  /** @returns {string[]} the roles that the view shows, whose parts did not come yet */
  function lacking() {
    const roles = (view === "hire" ? [me()] : followed()).map(({ role }) => role);
    return [...new Set(roles)].filter((role) => known.roles[role] && !data.parts.has(role));
  }

  /** @param {Hire} hire */
  function isDated(hire) {
    return Boolean(known.roles[hire.role]) && isDay(hire.first);
  }

  /** @param {Hire} hire @returns {Shown | null} null until role and first day are known, and the role's part is there */
  function look(hire) {
    const part = data.parts.get(hire.role);
    if (!part || !isDated(hire)) return null;
    const sheet = new PathSheet(part.paths, `path:${hire.role}:${hire.first}`, hire.id);
    return { hire, role: known.roles[hire.role], part, sheet, plan: reckon(hire, part, sheet) };
  }

  /** @param {Hire} hire @param {import("./pathdata.js").Part} part @param {PathSheet} sheet */
  function reckon(hire, part, sheet) {
    return plan(part.paths, known.calendar, hire.first, today, view, (key) => sheet.settled(key));
  }

  /** Someone else, another role, day or view: build it all again. */
  function build() {
    built = JSON.stringify(everyone());
    const hire = current();
    settled = Promise.all(lacking().map((role) => data.fetch(role).then(() => (shown ? update() : show()))));
    looks.replaceChildren(make("span", {}, say("path-view")), ...Object.keys(VIEWS).map(choice));
    bar.replaceChildren(...(hire ? fields(hire) : []));
    people.hidden = view === "hire";
    show();
  }

  /** The path of whoever is looked at, or room for it while its role's part is on its way. */
  function show() {
    const hire = current();
    const waits = Boolean(hire && isDated(hire) && data.asked.has(hire.role));
    shown = hire ? look(hire) : null;
    page.sheet = shown?.sheet;
    plain.hidden = waits || Boolean(shown);
    document.documentElement.classList.toggle("pb-dated", plain.hidden); // what scheme.js took it for
    root.ariaBusy = `${waits}`;
    head.hidden = board.hidden = !shown;
    board.replaceChildren(...(shown ? stages(shown, today, drawer) : []));
    update();
  }

  function update() {
    const failed = lacking().filter((role) => !data.asked.has(role));
    const roles = failed.map((role) => known.roles[role]).join(say("comma"));
    notice("part", roles && say("path-failed", { roles }), button(say("try-again"), () => (build(), arrive())));
    if (shown) {
      shown.plan = reckon(shown.hire, shown.part, shown.sheet);
      refresh(board, shown);
      head.replaceChildren(...summary(shown, known, today), tools(shown));
      notice.trouble(undefined, "");
    }
    if (view === "hire") people.replaceChildren();
    else if (people.firstElementChild) people.firstElementChild.replaceWith(crowd());
    else people.append(crowd(), form());
    root.classList.toggle("pb-readonly", Boolean(shown?.sheet.shown));
  }

  /** @param {string} name */
  function choice(name) {
    const choose = () => {
      keep("path-view", name);
      view = name;
      build();
      const chosen = /** @type {HTMLElement | null} */ (looks.querySelector("[aria-pressed=true]"));
      chosen?.focus();
    };
    return button(say(`view-${name}`), choose, { "aria-pressed": `${name === view}` });
  }

  /** @param {Hire} hire */
  function fields(hire) {
    const role = roles(hire.role);
    const first = make("input", { type: "date", value: hire.first });
    /** @param {Partial<Hire>} part */
    const change = (part) => {
      notice("date", "");
      save({ ...latest(hire), ...part });
      build();
    };
    role.addEventListener("change", () => change({ role: role.value }));
    first.addEventListener("change", () => {
      if (first.value && !isDay(first.value)) notice("date", say("path-bad-date"));
      else change(first.value ? { first: first.value } : {});
    });
    const ask = isDated(hire) ? [] : [make("p", { class: "pb-path__ask" }, say("path-ask"))];
    return [make("label", {}, say("path-role"), role), make("label", {}, say("path-first"), first), ...ask];
  }

  /** @param {string} chosen */
  function roles(chosen) {
    const select = make("select", {}, ...[["", say("path-role-choose")], ...Object.entries(known.roles)].map(([value, name]) => make("option", { value }, name)));
    select.value = known.roles[chosen] ? chosen : "";
    return select;
  }

  /** The people followed, side by side. */
  function crowd() {
    const all = followed();
    const cards = all.map((hire) => {
      const one = hire.id === shown?.hire.id ? shown : look(hire);
      const choose = () => (keep("path-now", hire.id), build());
      const card = { type: "button", class: "pb-card", "aria-current": hire.id === current()?.id && "true", click: choose };
      return make("li", {}, make("button", card, make("strong", {}, hire.name), ...(one ? facts(one, today) : unreckoned(hire))));
    });
    return all.length ? make("ul", { class: "pb-path__cards", "aria-label": say("hire-list") }, ...cards) : make("p", { class: "pb-muted" }, say("hire-none"));
  }

  /** @param {Hire} hire */
  function unreckoned(hire) {
    return isDated(hire) ? outline(hire, known.roles[hire.role], today) : [say("path-role-choose")];
  }

  /** For one more: it stays while others come and go, and with it what is typed. */
  function form() {
    const name = make("input", { type: "text", maxlength: 40, autocomplete: "off" });
    const role = roles("");
    const first = make("input", { type: "date" });
    const add = () => {
      if (!name.value.trim() || !role.value || !isDay(first.value)) return notice("hire", say("hire-missing"));
      const id = newId();
      notice("hire", "");
      save({ id, name: name.value.trim(), role: role.value, first: first.value });
      keep("path-now", id);
      name.value = role.value = first.value = "";
      people.querySelector("details")?.removeAttribute("open");
      build();
    };
    const inputs = [make("label", {}, say("hire-name"), name), make("label", {}, say("path-role"), role), make("label", {}, say("path-first"), first), button(say("hire-add"), add)];
    return make("details", { class: "pb-path__add", open: !followed().length }, make("summary", {}, say("hire-new")), make("div", { class: "pb-board__bar" }, ...inputs));
  }

  /** @param {Shown} one */
  function tools(one) {
    const leave = () => {
      const hire = latest(one.hire);
      unfollow(hire.id);
      build();
      const undo = button(say("undo"), () => (save(hire), keep("path-now", hire.id), notice("left", ""), build()));
      notice("left", say("hire-removed", { name: hire.name }), undo);
    };
    return make(
      "p",
      { class: "pb-path__tools", role: "group", "aria-label": say("path-tools") },
      button(say("path-ics"), () => saveCalendar(one)),
      button(say("path-print-first"), () => printFirst(one)),
      button(say("path-log"), () => openLog(one)),
      button(say("path-share"), () => notice.later(share(one))),
      button(say("export"), () => notice.later(import("./transfer.js").then((part) => part.exportAll()))),
      button(say("import"), () => notice.later(import("./transfer.js").then((part) => part.openImport(build)))),
      ...(view === "hire" ? [] : [button(say("path-link"), () => openLink(one)), button(say("hire-remove"), leave)]),
    );
  }

  /** Handed over under an id of their own: nobody's ticks mix with those of whoever opens the link. @param {Shown} one */
  async function share({ hire, sheet }) {
    const { openShare } = await import("./share.js");
    const id = hire.id === ME ? (recall("path-id") ?? newId()) : hire.id;
    if (hire.id === ME) keep("path-id", id);
    const ticks = { ...sheet.ticks, name: hire.name };
    await openShare(/** @type {any} */ ({ ...page, sheet: { list: sheet.list, period: id, ticks } }));
  }

  /** A link came with the page: someone's ticks, to follow them. */
  async function receive() {
    const part = await import("./share.js");
    const found = await part.unpack(location.hash);
    const [kind, role, first] = (found?.list ?? "").split(":");
    if (found && kind === "path" && known.roles[role] && isDay(first)) {
      const name = found.ticks.name || found.by || say("someone");
      const before = followed().find((one) => one.id === found.period);
      save({ id: found.period, name: before?.name ?? name, role, first });
      keep("path-now", found.period);
      if (view === "hire") keep("path-view", (view = "manager"));
      build();
      await settled;
    }
    if (shown) part.receive(/** @type {any} */ (page), notice, () => update());
  }

  function arrive() {
    if (location.hash.startsWith("#share=")) return notice.later(receive());
    const found = carried(location.hash);
    if (!found || !known.roles[found.role]) return settled.then(() => reveal(location.hash.slice(1))?.scrollIntoView());
    const before = me();
    save({ ...before, ...found });
    view = "hire";
    keep("path-view", view);
    history.replaceState(null, "", location.pathname + location.search);
    build();
    const undo = button(say("undo"), () => (save(before), notice("link", ""), build()));
    notice("link", say("path-from-link", { role: known.roles[found.role], day: periodWords(found.first, language) }), undo);
  }

  /** @param {HTMLElement} row @param {string} key */
  function drawer(row, key) {
    notice.later(import("./item.js").then(({ toggle }) => toggle(row, /** @type {any} */ (page), key)));
  }

  function roll() {
    const now = periodOf("day", new Date());
    if (now === today) return;
    today = now;
    /** @type {HTMLElement | null} */ (board.querySelector("[type=text]:focus"))?.blur(); // kept before its row is built anew
    build();
  }

  board.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.dataset.item || !shown) return;
    shown.sheet.change(target.dataset.item, { is: target.checked ? undefined : "open" });
    update();
  });
  onOtherTab((name) => {
    if (JSON.stringify(everyone()) !== built) build();
    else if (shown?.sheet.hear(name)) update();
  });
  addEventListener("hashchange", arrive);
  onClock(roll);
  build();
  arrive();
}
