// What Back must not lose.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { eventually } from "./browsers.mjs";

const LIST = "zh/checklists/daily/";
const PATH = "zh/onboarding/mine/";
const QUIZ = "zh/quizzes/role-ops/";
const ROUNDS = "zh/checklists/promo-t0/";
const AWAY = "zh/metrics/";
const STARTED = "2026-11-02";

/** A reader: visits pages of the handbook and does things on them. */
class Reader {
  /** @param {import("./browsers.mjs").Driven} browser @param {string} address */
  constructor(browser, address) {
    this.browser = browser;
    this.address = address;
  }

  /** Open a page, in the place of the last one. @param {string} path */
  async visit(path) {
    await this.browser.go(`${this.address}/${path}`);
    await this.see(READY);
  }

  /** Keep these before the first visit. @param {Record<string, string>} entries by name */
  async keep(entries) {
    await this.visit(AWAY);
    for (const [name, value] of Object.entries(entries)) {
      await this.browser.evaluate(`void localStorage.setItem(document.documentElement.dataset.kept + "${name}", ${JSON.stringify(value)})`);
    }
  }

  /** @param {string} selector */
  async click(selector) {
    await this.browser.evaluate("void document.querySelectorAll('details.pb-path__stage').forEach((one) => (one.open = true))");
    // The bar of places lies over the foot of a narrow window; drivers click whatever lies there.
    await this.browser.evaluate(`void document.querySelector('${selector}')?.scrollIntoView({ block: "center" })`);
    await this.browser.click(selector);
  }

  /** Tick items. @param {string[]} items */
  async tick(...items) {
    for (const item of items) await this.click(`[data-item="${item}"]`);
  }

  /** Leave a mark on the page, by which `back` knows that the browser has held it. */
  async hold() {
    await this.browser.evaluate("void (window.held = true)");
  }

  /** Go back to the page held. @param {number} steps */
  async back(steps) {
    await this.browser.evaluate(`void setTimeout(() => history.go(${-steps}))`);
    await this.see("window.held");
  }

  /** @param {string} expression what comes true */
  async see(expression) {
    await eventually(() => this.browser.evaluate(`Boolean(${expression})`)).catch((error) => assert.fail(`${expression}: ${error.message}`));
  }

  /** The boxes named are shown ticked, and no others. @param {string[]} items */
  async shown(...items) {
    await this.is('[...document.querySelectorAll("[data-item]:checked")].map((one) => one.dataset.item).join()', `${items}`);
  }

  /** @param {string} expression @param {string} wanted what it becomes */
  async is(expression, wanted) {
    let found;
    await eventually(async () => (found = await this.browser.evaluate(expression)) === wanted).catch(() => assert.equal(found, wanted));
  }

  /** What is kept under names with `start`, as one text. @param {string} start */
  kept(start) {
    return this.browser.evaluate(`Object.entries(localStorage).filter(([name]) => name.startsWith(document.documentElement.dataset.kept + "${start}")).map(([, value]) => value).join()`);
  }

  /** @param {string} start @param {string[]} items done, those of them that are kept */
  async done(start, ...items) {
    const text = await this.kept(start);
    const marks = JSON.parse(text || "{}").marks ?? {};
    assert.deepEqual(Object.keys(marks).filter((id) => marks[id].is === "done").sort(), items.sort());
  }
}

/** A way to `address` that can be cut. @param {string} address */
async function way(address) {
  const { origin, pathname } = new URL(address);
  const server = createServer(async ({ url }, answer) => {
    const found = await fetch(origin + url);
    answer.writeHead(found.status, { "content-type": found.headers.get("content-type") ?? "" });
    answer.end(Buffer.from(await found.arrayBuffer()));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}${pathname}`, cut: () => (server.close(), server.closeAllConnections()) };
}

/** Whether a language is kept whole. @param {string} language */
const whole = (language) => `caches.keys().then((names) => names.find((name) => name.endsWith(":${language}")))
  .then((cacheName) => cacheName && caches.match(new URL("../?whole", location), { cacheName })).then(Boolean)`;
const READY = "document.readyState === 'complete' && [...document.querySelectorAll('[data-part=status]')].every((one) => one.textContent)";

/** @type {Record<string, (reader: Reader) => Promise<void>>} */
const scenarios = {
  "a list": async (reader) => {
    await reader.visit(LIST);
    await reader.tick("price");
    await reader.hold();
    await reader.visit(AWAY);
    await reader.visit(LIST);
    await reader.tick("price", "page");
    await reader.back(2);
    await reader.shown("page");
    await reader.tick("stock");
    await reader.shown("page", "stock");
    await reader.done("ticks:daily@", "page", "stock");
  },

  "a list, once": async (reader) => {
    await reader.visit(LIST);
    await reader.tick("price", "page");
    await reader.hold();
    await reader.visit(AWAY);
    await reader.back(1);
    await reader.shown("price", "page");
    await reader.see("document.querySelector('[data-part=status]').textContent.includes('2')");
  },

  "a note": async (reader) => {
    const note = ".pb-check__drawer input";
    await reader.visit(LIST);
    await reader.click("#item-price .pb-check__more");
    await reader.see(`document.querySelector("${note}")`);
    await reader.hold();
    await reader.visit(AWAY);
    await reader.visit(LIST);
    await reader.click("#item-price .pb-check__more");
    await reader.see(`document.querySelector("${note}")`);
    await reader.browser.evaluate(`void ((one) => { one.value = "ABC"; one.dispatchEvent(new Event("change")); })(document.querySelector("${note}"))`);
    await reader.back(2);
    await reader.see("document.querySelector('#item-price .pb-check__mark').textContent.includes('ABC')");
    await reader.tick("price");
    await reader.see("document.querySelector('#item-price .pb-check__mark').textContent.includes('ABC')");
    assert.match(await reader.kept("ticks:daily@"), /ABC/);
  },

  "a note half typed": async (reader) => {
    const note = ".pb-check__drawer input";
    await reader.visit(AWAY);
    await reader.hold();
    await reader.visit(LIST);
    await reader.click("#item-price .pb-check__more");
    await reader.see(`document.querySelector("${note}")`);
    await reader.browser.type(note, "ABC");
    await reader.back(1);
    assert.match(await reader.kept("ticks:daily@"), /ABC/);
  },

  "a path": async (reader) => {
    await reader.keep({ role: "ops", started: STARTED });
    await reader.visit(PATH);
    await reader.see("document.querySelector('.pb-path__who')");
    await reader.tick("common-sign-in");
    await reader.hold();
    await reader.visit(AWAY);
    await reader.visit(PATH);
    await reader.see("document.querySelector('.pb-path__who')");
    await reader.tick("common-product");
    await reader.back(2);
    await reader.shown("common-sign-in", "common-product");
    await reader.tick("common-quiz");
    await reader.shown("common-sign-in", "common-product", "common-quiz");
    await reader.done("ticks:onboarding-common-week-1@", "product", "quiz");
  },

  "a path, once": async (reader) => {
    await reader.keep({ role: "ops", started: STARTED });
    await reader.visit(PATH);
    await reader.see("document.querySelector('.pb-path__who')");
    await reader.tick("common-sign-in", "common-product");
    await reader.hold();
    await reader.visit(AWAY);
    await reader.back(1);
    await reader.shown("common-sign-in", "common-product");
  },

  "a path with another day": async (reader) => {
    const role = "document.querySelector('.pb-path > .pb-board__bar select')";
    const first = "document.querySelector('.pb-path > .pb-board__bar input')";
    const change = (/** @type {string} */ field, /** @type {string} */ value) =>
      reader.browser.evaluate(`void ((one) => { one.value = "${value}"; one.dispatchEvent(new Event("change")); })(${field})`);
    await reader.keep({ role: "ops", started: STARTED });
    await reader.visit(PATH);
    await reader.see(role);
    await reader.hold();
    await reader.visit(AWAY);
    await reader.visit(PATH);
    await reader.see(role);
    await change(first, "2026-11-09");
    await reader.back(2);
    await reader.see(`${first}.value === "2026-11-09"`);
    await change(role, "");
    assert.equal(await reader.kept("started"), "2026-11-09");
  },

  "Today": async (reader) => {
    await reader.keep({ role: "ops", started: STARTED });
    await reader.visit("zh/today/");
    await reader.see("document.querySelector('.pb-day--ready')");
    await reader.hold();
    await reader.visit(AWAY);
    await reader.visit("zh/today/");
    await reader.see("document.querySelector('.pb-day--ready')");
    await reader.browser.evaluate("document.querySelector('[data-role=mgr]').click()");
    await reader.back(2);
    await reader.see("document.querySelector('[data-role=mgr]').ariaPressed === 'true'");
  },

  "rounds": async (reader) => {
    const first = "document.querySelector('.pb-round [data-item]')";
    await reader.visit(ROUNDS);
    await reader.see(`document.querySelector(".pb-rounds__next")`); // their script is there
    const id = await reader.browser.evaluate(`${first}.dataset.item`);
    await reader.tick(id);
    await reader.hold();
    await reader.visit(AWAY);
    await reader.back(1);
    await reader.shown(id);
    await reader.see(`/\\d/.test(${first}.closest(".pb-check").querySelector(".pb-check__mark").textContent)`); // when it was
    await reader.done("ticks:promo-t0@", id);
  },

  "a lost address": async (reader) => {
    await reader.visit("en/no/such/page/");
    await reader.see("document.querySelector('section[lang^=en]:not([hidden])')");
    await reader.see("document.querySelector('section[lang^=zh]').hidden");
    await reader.see("document.querySelector('.pb-logo').getBoundingClientRect().width < 200"); // its styles are there
    await reader.click("section:not([hidden]) a");
    await reader.see("document.querySelector('.pb-header') && location.pathname.endsWith('/en/')");
  },

  "a lost network": async (reader) => {
    const { address, cut } = await way(reader.address);
    reader.address = address;
    for (const language of ["zh", "en"]) {
      await reader.visit(`${language}/`);
      await eventually(() => reader.browser.evaluate(whole(language)), 600);
    }
    cut();
    await assert.rejects(fetch(address));
    await reader.visit(LIST);
    await reader.tick("price");
    await reader.visit(AWAY);
    await reader.visit(LIST);
    await reader.shown("price");
    await reader.done("ticks:daily@", "price");
    await reader.visit("zh/no/such/page/");
    await reader.see("'cutOff' in document.documentElement.dataset && document.querySelector('section[lang^=zh]:not([hidden])')");
    await reader.visit("");
    await reader.see("document.querySelector('a[href]')");
  },

  "a self-check": async (reader) => {
    const answer = async (/** @type {string} */ name, /** @type {string} */ value) => {
      await reader.see(`document.querySelector("[name=${name}][value=${value}]:enabled")`); // its script is there
      await reader.click(`[name=${name}][value=${value}]`);
    };
    const chosen = (/** @type {string} */ text) =>
      reader.see(`[...document.querySelectorAll("[data-quiz] :checked")].map((one) => one.name + one.value).join() === "${text}"`);
    await reader.visit(QUIZ);
    await answer("open", "a");
    await reader.hold();
    await reader.visit(AWAY);
    await reader.visit(QUIZ);
    await chosen("opena");
    await answer("cvr", "a");
    await reader.back(2);
    await chosen("opena,cvra");
    await answer("refund", "c");
    await chosen("opena,cvra,refundc");
    assert.deepEqual(JSON.parse(await reader.kept("quiz:role-ops")), { open: "a", cvr: "a", refund: "c" });
  },
};

/** @param {string} name @param {import("./browsers.mjs").Driven} browser @param {string} address */
export function play(name, browser, address) {
  return scenarios[name](new Reader(browser, address));
}
