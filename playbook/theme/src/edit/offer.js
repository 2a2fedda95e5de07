// All that can be edited, to choose from.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";

/** @param {HTMLElement} main @param {{record: string, kind: string, title: string}[]} files @param {string} lang @param {Map<string, HTMLElement>} [begin] what begins a record, by the names of kinds in their order */
export function offer(main, files, lang, begin = new Map()) {
  const group = () => make("ul", { class: "pb-editor__files" });
  const groups = new Map([...begin.keys()].map((kind) => [kind, group()]));
  for (const { record, kind, title } of files) {
    const list = groups.get(kind) ?? group();
    groups.set(kind, list);
    list.append(make("li", {}, make("a", { href: `?${new URLSearchParams({ record, lang })}` }, title || record)));
  }
  const state = main.querySelector("[data-part=state]");
  if (state) state.textContent = say("choose");
  const find = make("input", { type: "search", "aria-label": say("choose"), autocomplete: "off" });
  find.addEventListener("input", () => {
    for (const one of main.querySelectorAll("li")) one.hidden = !one.textContent?.toLowerCase().includes(find.value.trim().toLowerCase());
  });
  main.append(make("p", { class: "pb-ed-field" }, find), ...[...groups].flatMap(([kind, list]) => [make("h2", {}, kind, " ", begin.get(kind) ?? ""), list]));
}
