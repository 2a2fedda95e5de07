// Builds the scripts and styles that browsers fetch from the modules of this folder: `make assets`.
// The results lie in ../assets/playbook under stable names and are committed, so that printing a handbook needs
// no Node. With --check nothing is written: what is out of date is named.

import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { build, transform } from "esbuild";

const SOURCE = import.meta.dirname;
const BUILT = resolve(SOURCE, "../assets/playbook");
/** Run before the first paint, or without modules: each stands for itself. */
const CLASSIC = { scheme: "core/scheme.js", choose: "pages/choose.js", lost: "pages/lost.js", found: "pages/found.js", moved: "pages/moved.js", prose: "prose/prose.js" };
/** Fetched by more than one of the others; each takes what is in those before it from there. */
const COMMON = { site: "site.js", shared: "shared.js", keeping: "ticks/keeping.js", due: "today/due.js", formula: "formula/typed.js", editor: "edit/editor.js", picks: "core/picks.js" };
/** What a page asks for when it has work for it. */
const LATER = {
  checklist: "checklist/checklist.js",
  after: "checklist/after.js",
  carried: "ticks/carried.js",
  dialog: "core/dialog.js",
  item: "ticks/item.js",
  history: "checklist/history.js",
  rounds: "checklist/rounds.js",
  share: "share/share.js",
  transfer: "ticks/transfer.js",
  today: "today/today.js",
  days: "today/days.js",
  lists: "today/lists.js",
  own: "today/own.js",
  follows: "today/follows.js",
  week: "today/week.js",
  path: "onboarding/path.js",
  next: "onboarding/next.js",
  search: "search/dialog.js",
  why: "search/why.js",
  agenda: "today/agenda.js",
  quiz: "pages/quiz.js",
  enter: "calculator/enter.js",
  calculator: "calculator/calculator.js",
  builder: "builder/builder.js",
  edit: "edit/edit.js",
  "edit-pulls": "edit/pulls.js",
  files: "builder/files.js",
  maturity: "maturity/maturity.js",
  unfold: "maturity/unfold.js",
  pictures: "pictures/pictures.js",
  running: "pictures/running.js",
  narrow: "pages/narrow.js",
  offline: "pages/offline.js",
  sheet: "pages/sheet.js",
  version: "pages/version.js",
};
const STYLES = { style: "styles.css", record: "pages/record.css", prose: "prose/prose.css", list: "checklist/list.css", path: "onboarding/path.css", today: "today/today.css", index: "today/index.css", rounds: "checklist/rounds.css", quiz: "pages/quiz.css", calculator: "calculator/calculator.css", builder: "builder/builder.css", maturity: "maturity/maturity.css", "day-one": "pages/day-one.css", form: "pages/form.css", purpose: "pages/purpose.css", tree: "pages/tree.css", edit: "edit/edit.css", pictures: "pictures/pictures.css", track: "pictures/track.css", calendar: "pages/calendar.css", tabs: "core/tabs.css", why: "pages/why.css", health: "pages/health.css", search: "search/found.css" };
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const OPTIONS = {
  absWorkingDir: SOURCE,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: "es2022",
  tsconfigRaw: "{}", // what surrounds this folder changes nothing
  logLevel: "warning",
};

const entries = new Map(Object.entries({ ...COMMON, ...LATER }).map(([name, path]) => [resolve(SOURCE, path), name]));
/** The file that each module is in. @type {Map<string, string>} */
const places = new Map();

/** Every file as it should be: its content by its name. */
async function built() {
  /** @type {Record<string, string>} */
  const files = {};
  for (const [name, path] of Object.entries(STYLES)) files[`${name}.css`] = await one(path, {});
  for (const [name, path] of Object.entries(CLASSIC)) files[`${name}.js`] = await one(path, { format: "iife" });
  for (const [name, path] of Object.entries({ ...COMMON, ...LATER })) {
    const module = (/** @type {Map<string, Set<string>>} */ used) => one(path, { format: "esm", plugins: [plainTypes, apart(name, used)], supported: { "top-level-await": false } }, name);
    files[`${name}.js`] = await module(usedIn(await module(new Map())));
  }
  return files;
}

/** One entry with what it needs. @param {string} path @param {import("esbuild").BuildOptions} options @param {string} [name] */
async function one(path, options, name) {
  const { outputFiles, metafile } = await build({ ...OPTIONS, ...options, entryPoints: [path] });
  for (const input of name ? Object.keys(metafile.inputs) : []) {
    places.set(resolve(SOURCE, input), name);
  }
  return outputFiles[0].text;
}

/** What a file asks of each common one. @param {string} text @returns {Map<string, Set<string>>} */
function usedIn(text) {
  return new Map(Object.keys(COMMON).map((common) => [common, new Set(imports(text, common).map(([wanted]) => wanted))]));
}

/** The names that a file asks of a common one, each with what it calls it. @param {string} text @param {string} common */
function imports(text, common) {
  return [...text.matchAll(asking(common))].flatMap(([, found]) => found.split(",")).map((one) => one.split(" as "));
}

/** @param {string} common */
function asking(common) {
  return new RegExp(`import\\{([^}]*)\\}from"\\./${common}\\.js";`, "g");
}

/**
 * What another file holds is fetched from there, not held twice.
 * @param {string} name
 * @param {Map<string, Set<string>>} used what all its modules use of the common files, once that is known: one import
 *   for all, where each module's own would give the same thing a name of its own
 */
function apart(name, used) {
  return {
    name: "apart",
    setup({ onResolve, onLoad }) {
      onLoad({ filter: /./, namespace: "common" }, ({ path }) => ({ contents: `export { ${[...(used.get(path) ?? [])]} } from "./${path}.js";` }));
      onResolve({ filter: /./, namespace: "common" }, ({ path }) => ({ path, external: true }));
      onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const module = resolve(resolveDir, path);
        if (kind === "entry-point") return undefined;
        if (kind === "dynamic-import" && !entries.has(module)) {
          return { errors: [{ text: `${relative(SOURCE, module)} is imported later: name it in build.mjs` }] };
        }
        const place = entries.get(module) ?? places.get(module) ?? name;
        if (place === name) return undefined;
        if (!entries.has(module) && !(place in COMMON)) {
          return { errors: [{ text: `${relative(SOURCE, module)} is in ${place}.js too: name it in ${COMMON.shared}` }] };
        }
        return used.get(place)?.size ? { path: place, namespace: "common" } : { path: `./${place}.js`, external: true };
      });
    },
  };
}

/** Of the types that YAML's library knows, the editor asks for the plain ones alone: the others stay away. */
const plainTypes = {
  name: "plain types",
  setup({ onLoad }) {
    const contents = ["map", "seq", "string"].map((type) => `import { ${type} } from "./common/${type}.js";`).join("") + "export const getTags = () => [map, seq, string]; export const coreKnownTags = {};";
    onLoad({ filter: /yaml.browser.dist.schema.tags\.js$/ }, () => ({ contents }));
  },
};

/** A name of a letter, or of two if there are more. @param {number} place */
function letters(place) {
  return (place < LETTERS.length ? "" : letters(Math.floor(place / LETTERS.length) - 1)) + LETTERS[place % LETTERS.length];
}

/** What files ask of a common one concerns nobody else: names of a letter or two, and no others. @param {Record<string, string>} files */
function shorten(files) {
  for (const common of Object.keys(COMMON)) {
    const own = `${common}.js`;
    const [list, found] = /export\{([^}]*)\};\s*(?=$|\/\*!)/.exec(files[own]) ?? ["", ""];
    const offered = found.split(",").map((one) => one.split(" as ").reverse());
    const asked = Object.values(files).flatMap((text) => imports(text, common));
    const wanted = new Set(asked.map(([name]) => name));
    const short = names([...offered, ...asked].filter(([name]) => wanted.has(name)));
    const put = (/** @type {string} */ from, /** @type {string} */ to) => (from === to ? from : `${from} as ${to}`);
    for (const [name, text] of Object.entries(files)) {
      const all = imports(text, common).map(([one, here = one]) => put(short.get(one) ?? one, here));
      files[name] = text.replace(asking(common), () => `import{${all}}from"./${own}";`);
    }
    const all = offered.filter(([name]) => short.has(name)).map(([name, here = name]) => put(here, short.get(name) ?? name));
    files[own] = files[own].replace(list, () => `export{${all}};\n`);
  }
}

/**
 * @param {string[][]} used names with what a file calls them, which takes the fewest letters where it is the same
 * @returns {Map<string, string>} a short name for each, what most files call it where that is free
 */
function names(used) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const [name, here = name] of used) counts[`${name} ${here}`] = (counts[`${name} ${here}`] ?? 0) + 1;
  /** @type {Map<string, string>} */
  const short = new Map();
  const taken = new Set();
  for (const [pair] of Object.entries(counts).sort(([one, often], [other, oftener]) => oftener - often || one.length - other.length)) {
    const [name, here] = pair.split(" ");
    if (short.has(name) || taken.has(here)) continue;
    short.set(name, here);
    taken.add(here);
  }
  const free = Array.from({ length: used.length + taken.size }, (_, place) => letters(place)).filter((one) => !taken.has(one));
  for (const [name] of used) if (!short.has(name)) short.set(name, free.shift() ?? name);
  return short;
}

/** Every name that one file asks of another must be there. @param {Record<string, string>} files */
async function link(files) {
  const load = { filter: /\.js$/, namespace: "built" };
  const plugin = {
    name: "built",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\.js$/ }, ({ path }) => ({ path: basename(path), namespace: "built" }));
      onLoad(load, ({ path }) => ({ contents: files[path] }));
    },
  };
  const names = Object.keys({ ...COMMON, ...LATER }).map((name) => `${name}.js`);
  await build({ ...OPTIONS, entryPoints: names, format: "esm", splitting: true, outdir: ".", plugins: [plugin] });
}

const files = await built();
await link(files); // while names still say what is missing
shorten(files);
for (const name of Object.keys({ ...COMMON, ...LATER })) {
  files[`${name}.js`] = (await transform(files[`${name}.js`], { format: "esm", minify: true, treeShaking: true })).code; // less what nobody asks for
}
shorten(files); // files now have other names for the same
await link(files);
const stale = [];
for (const [name, text] of Object.entries(files)) {
  if ((await readFile(join(BUILT, name), "utf8").catch(() => "")) !== text) stale.push(name);
}
const left = (await readdir(BUILT)).filter((name) => !(name in files));
if (process.argv.includes("--check")) {
  for (const name of [...stale, ...left]) {
    console.log(`${relative(process.cwd(), join(BUILT, name))}: out of date; run "make assets" and commit what it writes`);
  }
  process.exitCode = stale.length + left.length ? 1 : 0;
} else {
  for (const name of stale) await writeFile(join(BUILT, name), files[name]);
  for (const name of left) await rm(join(BUILT, name));
}
