// New, rename and delete: what they touch is shown first, and written only as it was shown.

import { dialog } from "../core/dialog.js";
import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { ask, refusal } from "./server.js";

/**
 * @param {"new" | "rename" | "delete"} what
 * @param {string} record for `new`, kind/id with the id that is offered
 * @param {string} lang
 */
export function command(what, record, lang) {
  const [kind, id] = record.split("/");
  const input = make("input", { type: "text", maxlength: 60, autocomplete: "off", spellcheck: "false", value: id });
  const told = make("div", { role: "status" });
  const next = make("button", { class: "pb-button" }, say("go-on"));
  let digest = "";
  const agreed = (/** @type {string} */ plan) => {
    digest = plan;
    next.textContent = say(plan ? "do-it" : "go-on");
  };
  const go = async () => {
    told.replaceChildren(make("p", {}, say("working")));
    const name = input.value.trim();
    const asked = { record: what === "new" ? `${kind}/${name}` : record, lang, what, name, digest };
    try {
      const plan = await ask("plan", asked);
      if (plan.done) location.assign(`?${new URLSearchParams(what === "delete" ? { lang } : { record: `${kind}/${name}`, lang })}`);
      agreed(plan.digest ?? "");
      told.replaceChildren(...(plan.against ? [make("p", { class: "pb-ed-fault" }, plan.against)] : lines(plan)));
    } catch (error) {
      told.replaceChildren(make("p", { class: "pb-ed-fault" }, refusal(error)));
    }
  };
  input.addEventListener("input", () => agreed(""));
  const form = make("form", { class: "pb-ed-command" }, ...(what === "delete" ? [] : [make("label", { class: "pb-ed-field" }, make("span", { class: "pb-ed-field__name" }, say("new-id")), input)]), told, next);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  dialog(`${say(`${what}-record`)} · ${what === "new" ? kind : record}`, form);
  if (what === "delete") go();
  else input.select();
}

/** What is written, and what would be wrong then. @param {{files?: {path: string, how: string}[], problems?: {path: string, line: number, message: string}[]}} plan */
function lines({ files = [], problems = [] }) {
  const list = make("ul", {}, ...files.map(({ path, how }) => make("li", {}, say(`file-${how}`, { path }))));
  const faults = problems.map(({ path, line, message }) => make("p", { class: "pb-ed-fault" }, `${path}:${line} `, message));
  return [make("p", {}, say("will-touch")), list, ...(faults.length ? [make("p", {}, say("will-lack")), ...faults] : [])];
}
