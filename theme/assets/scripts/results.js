// How one search result looks.

const SECTIONS_SHOWN = 2;

/**
 * A page or term found by its name.
 * @param {import("./names.js").Names} known
 * @param {import("./names.js").Named} found
 * @param {string} query
 * @param {string} home the address of the language's folder
 */
export function named(known, found, query, home) {
  const item = document.createElement("li");
  const folder = `${found.url.split("/")[0]}/`;
  const section = found.url === folder ? "" : known.title(folder);
  item.append(link(home + found.url, found.title, marked(found.text, query), section));
  return item;
}

/**
 * A page found by its text, with the sections that hold the words.
 * @param {import("./fulltext.js").Found} page
 */
export function entry(page) {
  const item = document.createElement("li");
  const words = page.meta.summary ?? page.excerpt;
  item.append(link(page.url, page.meta.title, parsed(words), page.meta.section));
  const seen = new Set([page.url.split("#")[0], page.meta.title]);
  const sections = page.sub_results.filter(({ url, title }) => {
    const fresh = !seen.has(url) && !seen.has(title);
    seen.add(url).add(title);
    return fresh;
  });
  for (const section of sections.slice(0, SECTIONS_SHOWN)) {
    const sub = link(section.url, section.title, parsed(section.excerpt));
    sub.classList.add("pb-search__sub");
    item.append(sub);
  }
  return item;
}

/**
 * @param {string} href
 * @param {string} title
 * @param {Node[]} words
 * @param {string} [section]
 */
function link(href, title, words, section) {
  const anchor = document.createElement("a");
  anchor.href = href;
  const heading = document.createElement("strong");
  heading.textContent = title;
  const text = document.createElement("span");
  text.append(...words);
  if (section) {
    const place = document.createElement("small");
    place.textContent = section;
    anchor.append(place);
  }
  anchor.append(heading, text);
  return anchor;
}

/**
 * Plain text with every place of the query marked.
 * @param {string} text
 * @param {string} query
 */
function marked(text, query) {
  /** @type {Node[]} */
  const nodes = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(query.toLowerCase()); at >= 0; at = lower.indexOf(query.toLowerCase(), from)) {
    nodes.push(document.createTextNode(text.slice(from, at)), mark(text.slice(at, at + query.length)));
    from = at + query.length;
  }
  nodes.push(document.createTextNode(text.slice(from)));
  return nodes;
}

/**
 * Pagefind's excerpt: text with <mark>, all else escaped.
 * @param {string} excerpt
 */
function parsed(excerpt) {
  const body = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? "";
    return node.nodeName === "MARK" ? mark(text) : document.createTextNode(text);
  });
}

/** @param {string} text */
function mark(text) {
  const found = document.createElement("mark");
  found.textContent = text;
  return found;
}
