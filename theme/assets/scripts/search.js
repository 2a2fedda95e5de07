// The search dialog. Pagefind and its index are fetched when a reader first searches.

const PAGE_OF_RESULTS = 8;
const WAIT_MS = 120;

/** @type {Promise<any> | undefined} */
let engine;
let started = false;
let latest = 0;

/** @param {HTMLDialogElement} dialog */
export function start(dialog) {
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  input.focus();
  input.select();
  if (started) return;
  started = true;
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(dialog, input.value.trim()), WAIT_MS);
  });
  dialog.addEventListener("keydown", (event) => move(dialog, input, event));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    const link = event.target instanceof Element && event.target.closest("a");
    if (link) dialog.close();
  });
  if (input.value.trim()) search(dialog, input.value.trim());
}

function load() {
  const base = new URL(document.documentElement.dataset.base ?? ".", location.href);
  const root = base.pathname.replace(/\/?$/, "/");
  engine ??= import(`${root}pagefind/pagefind.js`).then(async (pagefind) => {
    await pagefind.options({ baseUrl: root, excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} query
 */
async function search(dialog, query) {
  const turn = ++latest;
  const list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
  const more = /** @type {HTMLButtonElement} */ (dialog.querySelector(".pb-search__more"));
  more.hidden = true;
  if (!query) {
    list.replaceChildren();
    say(dialog, "");
    return;
  }
  say(dialog, dialog.dataset.busy ?? "");
  let results;
  try {
    const pagefind = await load();
    results = (await pagefind.search(query)).results;
  } catch {
    engine = undefined;
    if (turn === latest) say(dialog, dialog.dataset.failed ?? "");
    return;
  }
  if (turn !== latest) return;
  list.replaceChildren();
  const template = results.length ? dialog.dataset.some : dialog.dataset.none;
  say(dialog, (template ?? "").replace("{count}", results.length).replace("{query}", query));
  let shown = 0;
  const showMore = async () => {
    const next = results.slice(shown, (shown += PAGE_OF_RESULTS));
    const pages = await Promise.all(next.map((/** @type {any} */ result) => result.data()));
    if (turn !== latest) return;
    list.append(...pages.map(entry));
    more.hidden = shown >= results.length;
  };
  more.onclick = showMore;
  await showMore();
}

/** @param {any} page one page of Pagefind's results */
function entry(page) {
  const item = document.createElement("li");
  const sections = page.sub_results.filter((/** @type {any} */ sub) => sub.url !== page.url);
  const words = page.meta.summary ?? page.excerpt;
  item.append(link(page.url, page.meta.title, words, page.meta.section));
  for (const section of sections.slice(0, 2)) {
    const sub = link(section.url, section.title, section.excerpt);
    sub.classList.add("pb-search__sub");
    item.append(sub);
  }
  return item;
}

/**
 * @param {string} href
 * @param {string} title
 * @param {string} excerpt Pagefind's excerpt: text with <mark>, all else escaped
 * @param {string} [section]
 */
function link(href, title, excerpt, section) {
  const anchor = document.createElement("a");
  anchor.href = href;
  const heading = document.createElement("strong");
  heading.textContent = title;
  const text = document.createElement("span");
  text.append(...marked(excerpt));
  if (section) {
    const place = document.createElement("small");
    place.textContent = section;
    anchor.append(place);
  }
  anchor.append(heading, text);
  return anchor;
}

/** @param {string} excerpt */
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent ?? "");
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {string} words
 */
function say(dialog, words) {
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  status.textContent = words;
}

/**
 * Arrow keys walk through the results; Enter in the box opens the first.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLInputElement} input
 * @param {KeyboardEvent} event
 */
function move(dialog, input, event) {
  const links = [...dialog.querySelectorAll("ol a")];
  const here = links.indexOf(/** @type {Element} */ (document.activeElement));
  if (event.key === "Enter" && event.target === input) {
    event.preventDefault();
    /** @type {HTMLElement | undefined} */ (links[0])?.click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = here + (event.key === "ArrowDown" ? 1 : -1);
    const target = next < 0 ? input : links[Math.min(next, links.length - 1)];
    /** @type {HTMLElement | undefined} */ (target)?.focus();
  }
}
