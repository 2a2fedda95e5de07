// The handbook without a network. One cache holds one version of the site in one language; pages are
// served from a complete version or from the network, never from a mixture of two.
// The build puts `const VERSION` above these lines.

const root = new URL("./", location.href);
const language = new URL(location.href).searchParams.get("lang") ?? "";
const prefix = `handbook:${root.pathname}:`;
const name = `${prefix}${VERSION}:${language}`;
const HASH = "x-handbook-hash";

addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((keys) => keys.filter((key) => key.startsWith(prefix) && key !== name))
      .then((old) => Promise.all(old.map((key) => caches.delete(key))))
      .then(() => clients.claim()),
  );
});

addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || !address.href.startsWith(root.href)) return;
  event.respondWith(answer(event.request, address));
});

async function answer(request, address) {
  address.hash = "";
  address.search = "";
  const kept = await (await caches.open(name)).match(address.href);
  return kept ?? fetch(request);
}

/** Fetch every file of this version; what an older version holds unchanged is copied. */
async function fill() {
  const listing = await (await fetch(new URL("offline.json", root), { cache: "no-store" })).json();
  const files = Object.entries({ ...listing.shared, ...listing[language] });
  const older = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name);
  const cache = await caches.open(name);
  const queue = [...files];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [path, hash] = next;
      const address = new URL(path, root).href;
      const held = await cache.match(address);
      if (held?.headers.get(HASH) === hash) continue;
      await cache.put(address, (await unchanged(older, address, hash)) ?? (await fresh(address, hash)));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

async function unchanged(older, address, hash) {
  for (const key of older) {
    const response = await (await caches.open(key)).match(address);
    if (response?.headers.get(HASH) === hash) return response;
  }
  return undefined;
}

async function fresh(address, hash) {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const headers = new Headers(response.headers);
  headers.set(HASH, hash);
  return new Response(await response.blob(), { status: 200, headers });
}
