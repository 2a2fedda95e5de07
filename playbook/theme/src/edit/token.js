// Asks for the token, and hands it over at once: no field, form or storage keeps it.

import { button, make } from "../core/dom.js";
import { say } from "../core/words.js";
import { refusal } from "./server.js";

const NEW = "https://github.com/settings/personal-access-tokens/new?contents=write&pull_requests=write";

/**
 * @param {HTMLElement} said what the question stands below: the last that was said
 * @param {string} repository @param {(token: string) => Promise<void>} take settled once the host has taken it
 * @returns {Promise<void>} settled once it has
 */
export function askToken(said, repository, take) {
  return new Promise((done) => {
    const input = make("input", { type: "password", autocomplete: "off", spellcheck: "false", autocapitalize: "none", "aria-describedby": "pb--token-told" });
    const told = make("p", { class: "pb-ed-fault", role: "alert", id: "pb--token-told" });
    const open = async () => {
      const given = input.value;
      input.value = "";
      go.disabled = true;
      told.textContent = "";
      try {
        await take(given);
        box.remove();
        done();
      } catch (error) {
        told.textContent = refusal(error);
        go.disabled = false;
        input.focus();
      }
    };
    const go = button(say("token-open"), open, { class: "pb-button pb-editor__save" });
    input.addEventListener("keydown", ({ key }) => key === "Enter" && !go.disabled && open());
    addEventListener("pagehide", () => (input.value = ""));
    const box = make(
      "section", { class: "pb-ed-token", "aria-label": say("token") },
      make("h2", {}, say("token")),
      make("p", {}, say("token-how", { repository }), " ", make("a", { href: NEW, rel: "noreferrer", target: "_blank" }, say("token-new"))),
      make("p", {}, say("token-kept")),
      make("label", { class: "pb-ed-field" }, say("token-field"), input),
      told, go,
    );
    said.after(box);
    input.focus();
  });
}
