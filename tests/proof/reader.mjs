// A reader: what one does on pages, and what is to be seen there.

import assert from "node:assert/strict";
import { eventually } from "./browsers.mjs";

export const AWAY = "zh/metrics/";
const QUIET_MS = 500;
const READY = "document.readyState === 'complete' && [...document.querySelectorAll('[data-part=status]')].every((one) => one.textContent)";

/** A reader: visits pages of the handbook and does things on them. */
export class Reader {
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

  /** Leave a mark on the page, by which `back` knows that the browser has held it: none is that still loads, as after a first tick. */
  async hold() {
    await this.see("document.readyState === 'complete'");
    for (let known = -1, now = 0; known !== now; ) {
      known = now;
      await new Promise((later) => setTimeout(later, QUIET_MS));
      now = await this.browser.evaluate("performance.getEntriesByType('resource').length");
    }
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
