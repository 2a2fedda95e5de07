// What nobody must lose: by Back, in two tabs, without a network, between two versions.

import assert from "node:assert/strict";
import { eventually } from "./browsers.mjs";
import { LOOKED, newVersion, way, whole } from "./published.mjs";
import { AWAY, Reader } from "./reader.mjs";

const LIST = "zh/checklists/daily/";
const PATH = "zh/onboarding/mine/";
const QUIZ = "zh/quizzes/role-ops/";
const ROUNDS = "zh/checklists/promo-t0/";
const STARTED = "2026-11-02";
/** What Safari does to a site that nobody has opened for seven days. */
const EMPTIED = `(async () => {
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  return "emptied";
})()`;

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

  "an emptied storage": async (reader) => {
    await reader.visit(LIST);
    await reader.tick("price");
    assert.equal(await reader.browser.evaluate(EMPTIED), "emptied");
    await reader.visit(LIST);
    await reader.shown();
    await reader.tick("stock");
    await reader.visit(LIST);
    await reader.shown("stock");
    await reader.done("ticks:daily@", "stock");
  },

  "two tabs": async (reader) => {
    for (const item of ["price", "stock"]) {
      if (item === "stock") await reader.browser.other();
      await reader.visit(LIST);
      await reader.tick(item);
    }
    await reader.shown("price", "stock");
    await reader.browser.other();
    await reader.shown("price", "stock");
    await reader.tick("price");
    await reader.browser.other();
    await reader.shown("stock");
    await reader.done("ticks:daily@", "stock");
  },

  "a new version": async (reader) => {
    const { address, changed, cut } = await way(reader.address);
    reader.address = address;
    await reader.visit("zh/");
    await eventually(() => reader.browser.evaluate(whole("zh")), 600);
    await reader.visit(LIST);
    const files = await newVersion(address, LIST, AWAY);
    for (const [path, text] of files) if (path !== AWAY) changed.set(path, text);
    assert.equal(await reader.browser.evaluate(LOOKED), "redundant"); // one of its pages is still the former one
    await reader.visit(LIST);
    await reader.see("!document.querySelector('h1').textContent.includes('新版')");
    for (const [path, text] of files) changed.set(path, text);
    assert.equal(await reader.browser.evaluate(LOOKED), "activated");
    await reader.see("document.querySelector('.pb-notice--newer')");
    await reader.tick("price");
    cut();
    for (const path of [AWAY, LIST]) {
      await reader.visit(path);
      await reader.see("document.querySelector('h1').textContent.includes('新版')");
    }
    await reader.shown("price");
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
