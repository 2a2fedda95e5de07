// A self-check, scored in the page: the first answer counts, nothing is sent anywhere.

import { forget, keep, onOtherTab, recall } from "../core/memory.js";
import { notices } from "../core/notice.js";
import { say, words } from "../core/words.js";
import { showTrouble } from "../ticks/trouble.js";

/** @param {HTMLFormElement} form the element with data-quiz @returns {Promise<void>} kept once it says all that there is to say */
export function start(form) {
  const name = `quiz:${form.dataset.quiz}`;
  for (const former of form.dataset.aliases?.split(" ") ?? []) carryOver(`quiz:${former}`, name);
  const questions = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-question]")]);
  const foot = /** @type {HTMLElement} */ (form.querySelector(".pb-quiz__foot"));
  const notice = notices();
  form.prepend(notice.place);

  function show() {
    const answers = read(recall(name));
    let right = 0;
    let open = 0;
    for (const question of questions) {
      const { question: id = "", right: wanted = "" } = question.dataset;
      const answer = answers[id];
      const known = [...question.querySelectorAll("input")].some((input) => input.value === answer);
      const hit = answer === wanted;
      for (const input of question.querySelectorAll("input")) {
        input.checked = input.value === answer;
        input.disabled = known;
        input.closest("label")?.classList.toggle("pb-quiz__right", known && input.value === wanted);
        input.closest("label")?.classList.toggle("pb-quiz__wrong", known && input.checked && !hit);
      }
      tell(question.querySelector(".pb-quiz__verdict"), known ? say(hit ? "quiz-right" : "quiz-wrong") : "");
      const details = question.querySelector("details");
      if (details) [details.hidden, details.open] = [!known, known];
      right += Number(known && hit);
      open += Number(!known);
    }
    const all = questions.length;
    foot.hidden = open === all;
    showTrouble(notice);
    tell(foot.querySelector("[data-part=score]"), open ? say("quiz-left", { count: open }) : say("quiz-score", { done: right, all }));
  }

  /** Arrow keys are the only way through the choices of a question: with them one chooses, and does not yet answer. */
  let choosing = false;
  form.addEventListener("pointerdown", () => (choosing = false));
  form.addEventListener("keydown", (event) => {
    const { key, target } = event;
    choosing = key.startsWith("Arrow");
    if (!(target instanceof HTMLInputElement) || (key !== "Enter" && key !== " ")) return;
    event.preventDefault();
    answer(target);
  });
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (choosing) tell(verdictOf(target), say("quiz-press"));
    else answer(target);
  });

  /** The first answer counts, but for one that is offered no longer. @param {HTMLInputElement} choice */
  function answer(choice) {
    const answers = read(recall(name));
    const isKnown = [...form.querySelectorAll("input")].some((one) => one.name === choice.name && one.value === answers[one.name]);
    if (!isKnown) keep(name, JSON.stringify({ ...answers, [choice.name]: choice.value }));
    show();
    choice.closest("[data-question]")?.querySelector("summary")?.focus({ preventScroll: true }); // what was chosen is disabled now
  }

  form.addEventListener("reset", (event) => {
    event.preventDefault();
    forget(name);
    show();
    form.querySelector("input")?.focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  onOtherTab(show);
  show();
  return words.then(show);
}

/** Answers to a quiz under its former id are those that were first. @param {string} former @param {string} name */
function carryOver(former, name) {
  const kept = recall(former);
  if (kept && keep(name, JSON.stringify({ ...read(recall(name)), ...read(kept) }))) forget(former);
}

/** @param {Element} choice */
function verdictOf(choice) {
  return choice.closest("[data-question]")?.querySelector(".pb-quiz__verdict") ?? null;
}

/** @param {Element | null} place @param {string} text */
function tell(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

/** @param {string | null} text @returns {Record<string, string>} chosen answers by question */
function read(text) {
  try {
    const kept = JSON.parse(text ?? "{}");
    return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  } catch {
    return {};
  }
}
