// The page about/search: what a query finds and why, for whoever keeps the handbook. All of it is what the dialog reckons.

import { say } from "../core/words.js";
import { ask, total } from "./dialog.js";

const SHOWN = 20;
const PLACES = 2;

/** @param {HTMLFormElement} form */
export function start(form) {
  const box = form.querySelector("input");
  const words = document.getElementById("search-words");
  const decided = document.getElementById("search-decided");
  const found = document.getElementById("search-found");
  if (!box || !words || !decided || !found) return;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = box.value.trim();
    if (!typed) return;
    const answer = await ask(typed).catch(() => undefined);
    if (!answer) return words.replaceChildren(line("why-failed"));
    words.replaceChildren(...understood(typed, answer));
    decided.replaceChildren(...decision(answer.ranking));
    found.replaceChildren(candidates(answer.ranking, form.dataset.searchWhy ?? ""));
  });
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof ask>>>} Asked @typedef {Asked["ranking"]} Ranking */

/** How the query was read. @param {string} typed @param {Asked} answer */
function understood(typed, { known, query, ranking, asked, essence, forms }) {
  const rows = forms.map(([word, form]) => {
    const meant = known.spelt(word, form);
    const rarity = ranking.why.rarity.get(word);
    return [word, meant === word ? "" : meant, String(known.counts.get(meant) ?? 0), rarity === undefined ? "" : figure(rarity)];
  });
  const read = [...(query === typed ? [] : [line("why-meant", query)]), ...(asked.asks ? [line("why-asks", say(`why-asks-${asked.asks}`))] : [])];
  const columns = ["why-word", "why-spelt", "why-named", "why-rarity"].map((key) => say(key));
  const used = columns.map((_, at) => rows.some((cells) => cells[at]));
  const kept = (/** @type {string[]} */ cells) => cells.filter((_, at) => used[at]);
  return [...read, line("why-subject", essence || query), table(kept(columns), rows.map(kept))];
}

/** Why there is an answer or none. @param {Ranking} ranking */
function decision({ sure, nothing, why, abroad }) {
  if (abroad) return [line("why-abroad")];
  if (sure) return [line("why-sure")];
  const rows = Object.entries(why.speaks).map(([key, one]) => [say(`why-speaks-${key}`), figure(one)]);
  const told = say(nothing ? "why-nothing" : "why-answer", { sum: figure(total(why.speaks)), least: figure(why.enough) });
  return [paragraph(told), table([say("why-part"), say("why-points")], rows)];
}

/** The first pages, each score taken apart. @param {Ranking} ranking @param {string} home of the language */
function candidates({ found, why }, home) {
  const order = new Map(found.map((entry, at) => [entry, at]));
  const place = (/** @type {Ranking["why"]["all"][0]} */ one) => order.get(one.entry) ?? Infinity;
  const shown = [...why.all].sort((one, other) => place(one) - place(other) || other.score - one.score || 0).slice(0, SHOWN);
  const keys = [...new Set(shown.flatMap(({ parts }) => Object.keys(parts).filter((key) => parts[key])))];
  const rows = shown.map((one) => {
    const link = document.createElement("a");
    link.href = home + one.entry.url;
    link.textContent = one.entry.title;
    const held = [...one.held].map(([word, surely]) => (surely < 1 ? `${word} ${figure(surely)}` : word)).join(" · ");
    return [link, figure(one.score), ...keys.map((key) => (one.parts[key] ? figure(one.parts[key]) : "")), held];
  });
  return table([say("why-page"), say("why-score"), ...keys.map((key) => say(`why-part-${key}`)), say("why-held")], rows);
}

/** @param {number} value */
const figure = (value) => value.toFixed(PLACES);

/** A sentence, with what it speaks of behind it. @param {string} key @param {string} [subject] */
const line = (key, subject = "") => paragraph(say(key, { subject }));

/** @param {string} text */
function paragraph(text) {
  const found = document.createElement("p");
  found.textContent = text;
  return found;
}

/** @param {string[]} heads @param {(string | Node)[][]} rows the first cell of each names it */
function table(heads, rows) {
  const box = document.createElement("div");
  box.className = "pb-scroll";
  box.role = "group";
  box.tabIndex = 0;
  box.ariaLabel = heads[0];
  const made = document.createElement("table");
  const row = (/** @type {(string | Node)[]} */ cells, /** @type {boolean} */ head) => {
    const line = document.createElement("tr");
    line.append(
      ...cells.map((content, at) => {
        const cell = document.createElement(head || at === 0 ? "th" : "td");
        if (head || at === 0) cell.setAttribute("scope", head ? "col" : "row");
        cell.append(content);
        return cell;
      }),
    );
    return line;
  };
  made.createTHead().append(row(heads, true));
  made.createTBody().append(...rows.map((cells) => row(cells, false)));
  box.append(made);
  return box;
}
