// The people that a manager or buddy follows, side by side, and the form for one more.

import { button, make } from "../core/dom.js";
import { keep } from "../core/memory.js";
import { say } from "../core/words.js";
import { isDay } from "../dates/period.js";
import { roleSelect } from "./fields.js";
import { facts, outline } from "./head.js";
import { followed, newId, save } from "./hires.js";

/** @import { Hire } from "./hires.js" */
/** @import { PathPage } from "./path.js" */

/** Keeps `page.people` as it is now. @param {PathPage} page */
export function showPeople(page) {
  const { people, view } = page;
  if (view === "hire") people.replaceChildren();
  else if (people.firstElementChild) people.firstElementChild.replaceWith(cards(page));
  else people.append(cards(page), form(page));
}

/** @param {PathPage} page */
function cards(page) {
  const all = page.group();
  if (!all.length) return make("p", { class: "pb-muted" }, say("hire-none"));
  return make("ul", { class: "pb-path__cards", "aria-label": say("hire-list") }, ...all.map((hire) => make("li", {}, card(page, hire))));
}

/** @param {PathPage} page @param {Hire} hire */
function card(page, hire) {
  const { shown, today } = page;
  const one = hire.id === shown?.hire.id ? shown : page.look(hire);
  const choose = () => (keep("path-now", hire.id), page.leaveGuest());
  const current = hire.id === page.current()?.id && "true";
  const about = one ? facts(one, today) : unreckoned(page, hire);
  return make("button", { type: "button", class: "pb-card", "aria-current": current, click: choose }, make("strong", {}, hire.name), ...about);
}

/** @param {PathPage} page @param {Hire} hire */
function unreckoned(page, hire) {
  return page.isDated(hire) ? outline(hire, page.data.known.roles[hire.role], page.today) : [say("path-role-choose")];
}

/** For one more: it stays while others come and go, and with it what is typed. @param {PathPage} page */
function form(page) {
  const name = make("input", { type: "text", maxlength: 40, autocomplete: "off" });
  const role = roleSelect(page.data.known.roles, "");
  const first = make("input", { type: "date" });
  const add = () => {
    if (!name.value.trim() || !role.value || !isDay(first.value)) return page.notice("hire", say("hire-missing"));
    const id = newId();
    page.notice("hire", "");
    save({ id, name: name.value.trim(), role: role.value, first: first.value });
    keep("path-now", id);
    name.value = role.value = first.value = "";
    page.people.querySelector("details")?.removeAttribute("open");
    page.build();
  };
  const inputs = [make("label", {}, say("hire-name"), name), make("label", {}, say("path-role"), role), make("label", {}, say("path-first"), first)];
  const bar = make("div", { class: "pb-board__bar" }, ...inputs, button(say("hire-add"), add));
  return make("details", { class: "pb-path__add", open: !followed().length }, make("summary", {}, say("hire-new")), bar);
}
