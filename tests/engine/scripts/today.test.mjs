// What Today says of a step whose day may move, and the week of what has several days.
import assert from "node:assert/strict";
import test from "node:test";
import { keptIs, scripts } from "./page.mjs";

globalThis.document.documentElement.dataset.lang = "any";
globalThis.fetch = async () => ({ ok: true, json: async () => ({ "day-may-move": "may move" }) });
const { words } = await scripts("core/words.js");
const { agenda, isUnsettled, tasks } = await scripts("today/duties.js");
const { addDays, dateOf } = await scripts("dates/period.js");

const STEP = { id: "one", day: 2, text: "Step", aliases: [], stage: "day-1" };

test("a step in working days says that its day may move until the holidays are announced", async () => {
  await words;
  keptIs({ started: "2028-03-06" });
  const said = (work, expected) => {
    const paths = [{ id: "path", role: null, title: "Path", aliases: [], steps: [{ ...STEP, work }] }];
    const calendar = { weekend: ["SA", "SU"], rest: [], working: [] };
    const known = { duties: [], campaigns: [], lists: {}, paths, calendar, years: { 2028: expected } };
    return tasks(known, "*", dateOf("2028-03-07"), addDays(dateOf("2028-03-07"), 1)).map(({ about }) => about);
  };
  assert.deepEqual(said(true, true), ["Path · may move"]);
  assert.deepEqual(said(true, false), ["Path"]);
  assert.deepEqual(said(false, true), ["Path"]);
});

test("a day that holidays decide about says so until they are announced", () => {
  const duties = [{ id: "one" }, { id: "two", schedule: { freq: "daily", days: { "2028-03-06": false, "2028-03-11": true } } }];
  const said = (day, years) => Boolean(isUnsettled({ duties, years }, day));
  assert.deepEqual(["2028-03-06", "2028-03-07", "2028-03-11"].map((day) => said(day, { 2028: true })), [true, false, true]);
  assert.equal(said("2028-03-06", { 2028: false }), false);
  assert.equal(said("2028-03-06"), false);
});

test("a step is ticked in whatever stage it was, under whatever id", () => {
  keptIs({ started: "2028-03-06", "ticks:onboarding-path-week-1@always": { v: 3, marks: { former: { at: 1, is: "done" } } } });
  const steps = [{ ...STEP, aliases: ["former"] }, { ...STEP, id: "two", stage: "week-1" }];
  const known = { duties: [], campaigns: [], lists: {}, paths: [{ id: "path", role: null, title: "Path", steps }] };
  assert.deepEqual(tasks(known, "*", dateOf("2028-03-06"), dateOf("2028-03-13")).map(({ done }) => done), [1, 0]);
});

test("of what is coming the next six are named, by the day on which each begins", () => {
  keptIs();
  const list = (id, first, last) => ({ id, title: id, roles: [], owner: "", period: "campaign", campaign: [first, last], all: 1, ids: { one: [] } });
  const duties = [list("long", 1, 9), ...[8, 3, 7, 4, 6, 5].map((day) => list(`on-${day}`, day, day))];
  const campaigns = [{ id: "sale", title: "Sale", phases: "big", stages: {}, days: [["2028-03-06"]] }];
  const lists = { big: Object.fromEntries(duties.map(({ id }) => [id, [""]])) };
  const { coming } = agenda({ duties, campaigns, lists }, "*", dateOf("2028-03-06"));
  assert.deepEqual(coming.map(({ name }) => name), ["long", "on-3", "on-4", "on-5", "on-6", "on-7"]);
});

test("in the week, what has several days stands on the day by which it is due", async () => {
  await words;
  keptIs();
  const element = () => ({ parts: [], append(...parts) { this.parts.push(...parts); }, setAttribute() {}, addEventListener() {} });
  globalThis.document = { ...document, createElement: element };
  const { week } = await scripts("today/week.js");
  const list = { id: "after", title: "After", roles: [], owner: "", period: "campaign", campaign: [1, 3], all: 1, ids: { one: [] } };
  const campaigns = [{ id: "sale", title: "Sale", phases: "big", stages: {}, days: [["2028-03-06"]] }];
  const known = { duties: [list], campaigns, lists: { big: { after: [""] } } };
  const text = (one) => (typeof one === "string" ? one : one.parts.map(text).join(" "));
  const days = week(known, "*", "2028-03-06", () => {}, dateOf("2028-03-06")).parts.map(text);
  assert.deepEqual(days.map((day) => day.includes("After")), [false, false, false, true, false, false, false]);
});

test("on the day of a campaign the head of the day is its name, for everyone", async () => {
  await words;
  keptIs();
  globalThis.location = { href: "https://a.example/today/" };
  const { head } = await scripts("today/head.js");
  const sale = { id: "sale", title: "Sale", phases: "big", stages: { early: "Early" }, days: [["2028-03-06"]] };
  let parts;
  const at = (day, days = sale.days) => {
    const campaigns = [{ ...sale, days }];
    parts = {};
    const classes = {};
    const part = (name) => (parts[name] ??= { replaceChildren: (...said) => (parts[name].said = said) });
    const root = { querySelector: (asked) => part(/"(\w+)"/.exec(asked)[1]), classList: { toggle: (name, on) => (classes[name] = on) } };
    head(root, { campaigns, phases: {} }, day, [], []);
    return [parts.title.said[0], classes["pb-hero--campaign"], ...(parts.title.said[2]?.parts.filter(Boolean) ?? [])];
  };
  assert.deepEqual(at("2028-03-06"), ["campaign-today Sale 0", true]);
  assert.deepEqual(at("2028-03-05"), ["campaign-tomorrow Sale 1", false]);
  assert.deepEqual(at("2028-03-04"), ["campaign-ahead Sale 2", false]);
  assert.deepEqual(at("2028-03-07"), ["campaign-none", false]);
  const early = [["2028-03-06", ["early", -1, 1]]];
  assert.deepEqual(at("2028-03-05", early), ["Sale", true, "campaign-today estimated-day Early 0"]);
  assert.match(parts.now.said[0].parts[0], /^campaign-tomorrow Sale 1 · date-brief /);
  assert.deepEqual(at("2028-03-04", early), ["Sale", false, "campaign-tomorrow Early 1"]);
  const own = [["2028-03-06", ["early", 0, 1]]]; // its own day needs no other name, and nobody announces it
  assert.deepEqual(at("2028-03-05", own), ["campaign-tomorrow Sale 1", false]);
  assert.deepEqual(at("2028-03-06", own), ["campaign-today Sale 0", true]);
});

test("once its day has begun a campaign's own list is opened, not what the evening before left open", async () => {
  await words;
  const { head } = await scripts("today/head.js");
  const [rehearsal, ...day] = ["2028-03-05", "2028-03-06", "2028-03-06"].map((due, at) => ({ at: 0, due: dateOf(due), done: 0, all: 1, name: `list ${at}`, path: "", period: "" }));
  const opened = (every) => {
    let acts;
    const now = { replaceChildren: (...parts) => (acts = parts.at(-1)) };
    head({ querySelector: (asked) => (asked.includes('"now"') ? now : { replaceChildren() {} }), classList: { toggle() {} } }, { campaigns: [], phases: {} }, "2028-03-06", [], every);
    return acts.parts[0].parts[0];
  };
  assert.equal(opened([rehearsal, ...day]), "open-list list 1");
  assert.equal(opened([rehearsal]), "open-list list 0");
});
