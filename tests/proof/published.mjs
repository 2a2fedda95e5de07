// A site between a reader and the one that is served: it can be cut off, or publish another version.

import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

/** A way to `address` that can be cut, and on which files can be changed. @param {string} address */
export async function way(address) {
  const { origin, pathname } = new URL(address);
  /** @type {Map<string, string>} */
  const changed = new Map();
  const server = createServer(async ({ url = "" }, answer) => {
    const found = await fetch(origin + url);
    answer.writeHead(found.status, { "content-type": found.headers.get("content-type") ?? "" });
    answer.end(changed.get(url.slice(pathname.length + 1)) ?? Buffer.from(await found.arrayBuffer()));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}${pathname}`, changed, cut: () => (server.close(), server.closeAllConnections()) };
}

/** The files of a version in which pages of Chinese say so in their heading. @param {string} address @param {string[]} pages */
export async function newVersion(address, ...pages) {
  const read = async (/** @type {string} */ path) => (await fetch(`${address}/${path}`)).text();
  const digest = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex").slice(0, 16);
  const files = new Map();
  for (const page of pages) files.set(page, (await read(page)).replace("</h1>", " 新版</h1>"));
  const listing = JSON.parse(await read("offline.json"));
  for (const [page, text] of files) listing.zh[page] = digest(text);
  const promised = JSON.stringify(listing);
  files.set("offline.json", promised);
  return files.set("sw.js", (await read("sw.js")).replace(/VERSION = "\w+"/, `VERSION = "${digest(promised)}"`));
}

/** Whether a language is kept whole. @param {string} language */
export const whole = (language) => `caches.keys().then((names) => names.find((name) => name.endsWith(":${language}")))
  .then((cacheName) => cacheName && caches.match(new URL("../?whole", location), { cacheName })).then(Boolean)`;
/** Look for a new worker: what became of it. */
export const LOOKED = `navigator.serviceWorker.getRegistration().then(async (one) => {
  const found = new Promise((done) => one.addEventListener("updatefound", () => done(one.installing)));
  await one.update().catch(() => undefined);
  const worker = one.installing ?? (await Promise.race([found, new Promise((none) => setTimeout(none, 20_000))]));
  while (worker && !["redundant", "activated"].includes(worker.state)) await new Promise((again) => setTimeout(again, 50));
  return worker?.state;
})`;
