// The handbook without a network. A version of the site is kept whole or not at all, in one cache
// for what all languages share and one for each language that has been read. A page gets all it
// asks for from the version that it came from itself: never a mixture of two.
// The build puts `const VERSION` above these lines: the digest of the list of files, offline.json.

const root = new URL("./", location.href);
const prefix = `handbook:${root.pathname}:`;
const SHARED = "shared";
const HASH = "x-handbook-hash";
/** What a whole cache holds beside its files: the addresses of pages that could not be had. */
const WHOLE = new URL("?whole", root).href;
/** Keeps which languages have been read, and which page came from which version. */
const STATE = `${prefix}state`;
const MOST_LACKING = 0.1;
const AN_HOUR = 3_600_000;

addEventListener("install", (event) => {
  event.waitUntil(languagesRead().then(fill).then(skipWaiting));
});

addEventListener("activate", (event) => {
  event.waitUntil(prune().then(() => clients.claim()).then(tellAll));
});

addEventListener("message", (event) => {
  if (event.source && typeof event.data?.reading === "string") event.waitUntil(readIn(event.data.reading, event.source));
});

addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || !address.href.startsWith(root.href)) return;
  address.hash = "";
  address.search = "";
  event.respondWith(event.request.mode === "navigate" ? page(event, address) : part(event, address));
});

/** A page: of this version, else from the network, else a page of ours that says why it is not there. */
async function page(event, address) {
  const kept = await find(VERSION, address.href);
  if (kept) {
    event.waitUntil(remember(event.resultingClientId));
    return kept;
  }
  try {
    return await fetch(event.request);
  } catch {
    const folder = new URL(`${address.href}/`);
    if (await find(VERSION, folder.href)) return Response.redirect(folder.href);
    return cutOff();
  }
}

/** What a page asks for: of the page's own version; a page from the network asks the network first. */
async function part(event, address) {
  const version = await versionOf(event.clientId);
  const kept = version && (await find(version, address.href));
  if (kept) return kept;
  try {
    return await fetch(event.request);
  } catch (error) {
    const found = await find(VERSION, address.href);
    if (found) return found;
    throw error;
  }
}

async function cutOff() {
  const lost = await find(VERSION, new URL("404.html", root).href);
  if (!lost) return Response.error();
  const text = (await lost.text()).replace("<html ", "<html data-cut-off ");
  return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** The file at `href` as `version` has it, if that is kept whole in the language of the address. */
async function find(version, href) {
  const folder = href.slice(root.href.length).split("/")[0];
  for (const group of [folder, SHARED]) {
    const name = `${prefix}${version}:${group}`;
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    const found = (await cache.match(WHOLE)) && (await cache.match(href));
    if (found) return found;
  }
  return undefined;
}

// ---- Keeping a version -------------------------------------------------------------------------

/** Keep this version in these languages: all that is missing, or nothing more than before. */
async function fill(languages) {
  const listing = await promised();
  const begun = [];
  try {
    for (const group of [SHARED, ...languages]) {
      if (!listing[group]) continue;
      const name = `${prefix}${VERSION}:${group}`;
      if (!(await lackedBy(name))) begun.push(name);
      await fillGroup(name, listing[group]);
    }
  } catch (error) {
    await Promise.all(begun.map((name) => caches.delete(name)));
    throw error;
  }
}

/** The pages that a whole cache lacks; undefined while it is not whole. */
async function lackedBy(name) {
  return (await caches.match(WHOLE, { cacheName: name }))?.json();
}

/** The list of files that belongs to this worker: while a site is being published it may be another's. */
async function promised() {
  const answer = await fetch(new URL("offline.json", root), { cache: "no-store" });
  const bytes = await answer.arrayBuffer();
  if ((await digest(bytes)) !== VERSION) throw new Error("offline.json is not of this version");
  return JSON.parse(new TextDecoder().decode(bytes));
}

async function fillGroup(name, files) {
  const wanted = (await lackedBy(name)) ?? Object.keys(files);
  if (!wanted.length) return;
  const cache = await caches.open(name);
  const lacking = await fetchInto(cache, wanted.filter((path) => path in files).map((path) => [path, files[path]]));
  if (lacking.length > Object.keys(files).length * MOST_LACKING) throw new Error(`${lacking.length} pages do not come`);
  if (lacking.length) await promised(); // there is a network: it is these pages that are blocked
  await cache.put(WHOLE, new Response(JSON.stringify(lacking)));
}

/** Put these files into `cache`, copied from another version where they are the same; resolves to the
 * pages that do not come. Rejects for anything else that does not. */
async function fetchInto(cache, files) {
  const older = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== STATE);
  const lacking = [];
  const work = async () => {
    for (let next = files.shift(); next; next = files.shift()) {
      const [path, hash] = next;
      const address = new URL(path, root).href;
      const found = (await unchanged(older, address, hash)) ?? (await fresh(address, hash));
      if (found) await cache.put(address, found);
      else if (/(^|\/)$|\.html$/.test(path)) lacking.push(path);
      else throw new Error(`does not come: ${address}`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return lacking;
}

async function unchanged(older, address, hash) {
  for (const key of older) {
    const response = await (await caches.open(key)).match(address);
    const copy = response?.headers.get(HASH) === hash && (await genuine(response, hash));
    if (copy) return copy;
  }
  return undefined;
}

/** The file as promised, or undefined if it does not come. Rejects if what comes is another version's. */
async function fresh(address, hash) {
  for (const cache of ["no-cache", "reload"]) {
    const answer = await fetch(address, { cache }).catch(() => undefined);
    if (!answer?.ok) return undefined;
    const copy = await genuine(answer, hash);
    if (copy) return copy;
  }
  throw new Error(`of another version: ${address}`);
}

/** A copy of `response` that says its hash, if that is really what it holds. */
async function genuine(response, hash) {
  const bytes = await response.arrayBuffer();
  if ((await digest(bytes)) !== hash) return undefined;
  const type = response.headers.get("content-type") ?? "";
  return new Response(bytes, { headers: { "content-type": type, [HASH]: hash } });
}

async function digest(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---- Pages and their versions -------------------------------------------------------------------

async function recall(key) {
  return (await (await caches.open(STATE)).match(new URL(`?${key}`, root).href))?.json();
}

async function keep(key, value) {
  await (await caches.open(STATE)).put(new URL(`?${key}`, root).href, new Response(JSON.stringify(value)));
}

async function languagesRead() {
  return (await recall("languages")) ?? [];
}

async function remember(client) {
  if (client) await keep(`client=${client}`, VERSION);
}

async function versionOf(client) {
  return client ? recall(`client=${client}`) : undefined;
}

/** Somebody reads in `language`: keep it too, try again what is lacking, and say how things stand. */
async function readIn(language, client) {
  const read = await languagesRead();
  if (!read.includes(language)) await keep("languages", [...read, language]);
  const name = `${prefix}${VERSION}:${language}`;
  if ((await lackedBy(name))?.length !== 0 && (await isTime(name))) await fill([language]).catch(() => undefined);
  if (!registration.installing) await prune();
  client.postMessage({ lacking: (await lackedBy(name)) ?? [], newer: await isOld(client.id) });
}

/** Whether to try again: a page that is blocked will mostly stay so. */
async function isTime(name) {
  const key = `tried=${name}`;
  if (Math.abs(Date.now() - ((await recall(key)) ?? 0)) < AN_HOUR) return false; // clocks are set back too
  await keep(key, Date.now());
  return true;
}

async function isOld(client) {
  return ((await versionOf(client)) ?? VERSION) !== VERSION;
}

async function tellAll() {
  for (const client of await clients.matchAll()) if (await isOld(client.id)) client.postMessage({ newer: true });
}

/** Let go of versions that no open page came from. */
async function prune() {
  const used = new Set([VERSION, "state"]);
  const state = await caches.open(STATE);
  for (const { url } of await state.keys()) {
    const client = new URL(url).searchParams.get("client");
    if (!client) continue;
    if (await clients.get(client)) used.add(await versionOf(client));
    else await state.delete(url);
  }
  const spare = (key) => key.startsWith(prefix) && !used.has(key.slice(prefix.length).split(":")[0]);
  await Promise.all((await caches.keys()).filter(spare).map((key) => caches.delete(key)));
}
