// Three browsers behind the few things that a scenario does: go to an address, click, evaluate, take the other tab.

import { spawn } from "node:child_process";
import puppeteer from "puppeteer-core";

const PORT = 20000 + (process.pid % 20000);
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf"; // the standard's name for a reference
const WEBKIT = {
  LIBGL_ALWAYS_SOFTWARE: "1",
  WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", // root has no sandbox
};

/**
 * @typedef {{go: (address: string) => Promise<unknown>, click: (selector: string) => Promise<unknown>,
 *   type: (selector: string, text: string) => Promise<unknown>, evaluate: (expression: string) => Promise<any>, other: () => Promise<unknown>, close: () => Promise<unknown>}} Driven
 */

/**
 * @param {string} name chromium, firefox or webkit
 * @param {string} program the browser's; of WebKit its driver's
 * @returns {Promise<Driven>}
 */
export function start(name, program) {
  return name === "webkit" ? webkit(program) : puppet(name === "firefox" ? "firefox" : "chrome", program);
}

/** @param {"chrome" | "firefox"} browser @param {string} executablePath @returns {Promise<Driven>} */
async function puppet(browser, executablePath) {
  const args = browser === "chrome" ? ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] : [];
  const driven = await puppeteer.launch({ browser, executablePath, args });
  let page = await driven.newPage();
  /** @type {import("puppeteer-core").Page | undefined} */
  let other;
  return {
    go: (address) => page.goto(address),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    evaluate: (expression) => page.evaluate(expression),
    other: async () => {
      [page, other] = [other ?? (await driven.newPage()), page];
      await page.bringToFront();
    },
    close: () => driven.close(),
  };
}

/** @param {string} program @returns {Promise<Driven>} */
async function webkit(program) {
  const driver = spawn("xvfb-run", ["-a", program, `--port=${PORT}`], { detached: true, env: { ...process.env, ...WEBKIT }, stdio: "ignore" });
  const ask = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object} */ body = {}) => {
    const answer = await fetch(`http://127.0.0.1:${PORT}/session${path}`, { method, body: method === "POST" ? JSON.stringify(body) : undefined });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const end = () => process.kill(-(driver.pid ?? 0));
  try {
    await eventually(() => fetch(`http://127.0.0.1:${PORT}/status`));
    const { sessionId } = await ask("POST", "", { capabilities: {} });
    const post = (/** @type {string} */ path, /** @type {object} */ body) => ask("POST", `/${sessionId}/${path}`, body);
    let other = "";
    const find = async (/** @type {string} */ value) => (await post("element", { using: "css selector", value }))[ELEMENT];
    return {
      go: (url) => post("url", { url }),
      click: async (selector) => post(`element/${await find(selector)}/click`, {}),
      type: async (selector, text) => post(`element/${await find(selector)}/value`, { text }),
      evaluate: (expression) => post("execute/sync", { script: `return (${expression})`, args: [] }),
      other: async () => {
        const here = await ask("GET", `/${sessionId}/window`);
        const handle = other || (await post("window/new", { type: "tab" })).handle;
        other = here;
        await post("window", { handle });
      },
      close: async () => {
        await ask("DELETE", `/${sessionId}`);
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/**
 * What `look` finds once it neither throws nor finds nothing.
 * @template T
 * @param {() => Promise<T>} look
 * @param {number} [most] how often it looks, ten times a second
 * @returns {Promise<T>}
 */
export async function eventually(look, most = 100) {
  for (let turn = 0; ; turn += 1) {
    try {
      const found = await look();
      if (found) return found;
      if (turn > most) throw new Error("nothing came");
    } catch (error) {
      if (turn > most) throw error;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}
