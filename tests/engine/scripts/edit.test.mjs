// What the editor makes of a file's text: places, changes, ids, shapes of a schema.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { keptIs, scripts } from "./page.mjs";

keptIs();
const { changed, toward, Unwritable } = await scripts("edit/change.js");
const { dataOf, parse, pathAt } = await scripts("edit/document.js");
const { copyOf, idOf, listChanges, Session } = await scripts("edit/session.js");
const { ask, Refused } = await scripts("edit/server.js");
const { blank, orderIn, shapeAt, shapeOf } = await scripts("edit/schema.js");

const ROOT = new URL("../../../", import.meta.url);
const files = ["playbook_data/", "tests/engine/fixture/playbook_data/"].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true }).filter((name) => name.endsWith(".yml")).map((name) => new URL(folder + name, ROOT)),
);
const order = () => ["id", "title", "zh", "en", "tail"];
const TEXT = "# head\nid: a\ntitle: {zh: 甲, en: A} # own\nsteps:\n  # first\n  - id: x\n    why: one\n  # second\n  - id: y\n    why: >-\n      two\n      lines\nto: [mgr, hr]\n";

test("a file that is opened and saved is what it was, to the byte", () => {
  assert.ok(files.length > 250);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const session = new Session("x", { text, digest: "" }, order);
    assert.ok(parse(text), file.pathname);
    assert.equal(session.isChanged, false);
    assert.equal(session.text, text);
  }
});

test("a change touches its own place, and comments stay", () => {
  const cases = [
    [{ do: "set", at: ["title", "en"], value: "B: b" }, "en: A}", "en: 'B: b'}"],
    [{ do: "set", at: ["title", "tail"], value: "t" }, "en: A}", "en: A, tail: t}"],
    [{ do: "set", at: ["steps", 1, "why"], value: "2" }, ">-\n      two\n      lines", "'2'"],
    [{ do: "set", at: ["steps", 0, "title"], value: { zh: "一", en: "1" } }, "id: x\n", "id: x\n    title: {zh: 一, en: '1'}\n"],
    [{ do: "remove", at: ["steps", 0, "why"] }, "    why: one\n", ""],
    [{ do: "remove", at: ["steps", 1] }, "  - id: y\n    why: >-\n      two\n      lines\n", ""],
    [{ do: "insert", at: ["to", 1], value: "ops" }, "[mgr, hr]", "[mgr, ops, hr]"],
    [{ do: "insert", at: ["steps", 2], value: { id: "z" } }, "lines\n", "lines\n  - id: z\n"],
    [{ do: "insert", at: ["more", 0], value: { id: "z" } }, "hr]\n", "hr]\nmore:\n  - id: z\n"],
    [{ do: "move", at: ["to", 1], to: 0 }, "[mgr, hr]", "[hr, mgr]"],
    [{ do: "move", at: ["steps", 1], to: 0 }, "  - id: x\n    why: one\n  # second\n  - id: y\n    why: >-\n      two\n      lines\n", "  - id: y\n    why: >-\n      two\n      lines\n  # second\n  - id: x\n    why: one\n"],
  ];
  for (const [change, before, after] of cases) {
    assert.ok(TEXT.includes(before));
    assert.equal(changed(TEXT, change, order), TEXT.replace(before, after), JSON.stringify(change));
    const windows = TEXT.replaceAll("\n", "\r\n");
    assert.equal(changed(windows, change, order), TEXT.replace(before, after).replaceAll("\n", "\r\n"), "with the line ends of Windows");
  }
});

test("what is put below a last line without an end has one", () => {
  const text = TEXT.trimEnd();
  assert.equal(changed(text, { do: "set", at: ["last"], value: "t" }, order), `${text}\nlast: t\n`);
});

test("a field that was left empty is filled, and a mark at the start of the file is in nobody's way", () => {
  const cases = [
    ["id: a\ntitle:\ntail: t\n", "title:", "title: {en: B}"],
    ["id: a\ntitle: # which?\ntail: t\n", "title: #", "title: {en: B} #"],
    ["id: a\ntitle:   # which?\n", "title:   #", "title:   {en: B} #"],
    ["id: a\r\ntitle:\r\n", "title:", "title: {en: B}"],
    ["id: a\ntitle:", "title:", "title: {en: B}"],
    ["\ufeffid: a\n", "id: a\n", "id: a\ntitle: {en: B}\n"],
    ["\ufefftail: t\n", "tail", "title: {en: B}\ntail"],
  ];
  for (const [text, before, after] of cases) {
    assert.equal(changed(text, { do: "set", at: ["title", "en"], value: "B" }, order), text.replace(before, after), JSON.stringify(text));
  }
  assert.equal(changed("id: a\ntail: # which?\n", { do: "set", at: ["tail"], value: "B" }, order), "id: a\ntail: B # which?\n");
});

test("a file that differs from its base's keeps its own words where it differs as before", () => {
  const own = "# ours\nchange: true\nminutes: 45 # short\nsteps:\n  change:\n    # first\n    x: {why: one}\n";
  const before = { change: true, minutes: 45, steps: { change: { x: { why: "one" } } } };
  const cases = [
    [before, own],
    [{ ...before, minutes: 50 }, own.replace("45", "50")],
    [{ change: true, steps: before.steps }, own.replace("minutes: 45 # short\n", "")],
    [{ ...before, steps: { change: { x: { why: "two" } } } }, own.replace("one", "two")],
    [{ ...before, steps: { remove: ["x"] } }, own.replace("  change:\n    # first\n    x: {why: one}\n", "  remove: [x]\n")],
    [{ ...before, to: ["a"] }, `${own}to: [a]\n`],
    [{ change: true, minutes: 45 }, own.slice(0, own.indexOf("steps"))],
  ];
  for (const [now, after] of cases) assert.equal(toward(own, before, now), after);
  assert.equal(toward("change: true\n", { change: true }, { change: true, t: { en: "B" } }), "change: true\nt: {en: B}\n");
  assert.deepEqual(dataOf(parse(toward("change: true\nl: [1]\n", { change: true, l: [1] }, { change: true, l: { remove: ["x"] } }))), { change: true, l: { remove: ["x"] } });
});

test("what cannot be written without touching more is refused", () => {
  assert.throws(() => changed("a: [", { do: "set", at: ["a"], value: 1 }, order), Unwritable);
  assert.throws(() => changed("a:\n  - - x\n    - y\n", { do: "remove", at: ["a", 0, 0] }, order), Unwritable);
  assert.throws(() => changed("a:\n  b: 1\n", { do: "remove", at: ["a", "b"] }, order), Unwritable);
});

test("a place in the text is a field, also behind signs of two units", () => {
  assert.deepEqual(pathAt(TEXT, 3, 18), ["title", "en"]);
  assert.deepEqual(pathAt(TEXT, 11, 8), ["steps", 1, "why"]);
  assert.deepEqual(pathAt(TEXT, 13, 11), ["to", 1]);
  assert.deepEqual(pathAt("t: {a: 😀😀, b: x}\n", 1, 15), ["t", "b"]);
  assert.deepEqual(pathAt(TEXT, 1, 1), []);
});

test("plain words are what the engine's reader takes them for", () => {
  const data = dataOf(parse("a: 1\nb: 1.5\nc: true\nd: no\ne: 10:30\nf: '1'\ng: 010\nh: 1e3\ni:\nj: ~\nk: |\n  x\n"));
  assert.deepEqual(data, { a: 1, b: 1.5, c: true, d: "no", e: "10:30", f: "1", g: "010", h: "1e3", i: null, j: null, k: "x" });
});

test("what is typed into one field is undone at once, and a draft outlives the page", () => {
  const session = new Session("x", { text: TEXT, digest: "d" }, order);
  for (const value of ["B", "Bo", "Bob"]) assert.ok(session.make([{ do: "set", at: ["title", "en"], value }]));
  assert.ok(session.make([{ do: "remove", at: ["to"] }]));
  const again = new Session("x", { text: TEXT, digest: "d" }, order);
  assert.deepEqual(again.draft(), { text: session.text, digest: "d" });
  assert.ok(session.undo());
  assert.equal(session.data.title.en, "Bob");
  assert.ok(session.undo());
  assert.equal(session.text, TEXT);
  assert.equal(session.undo(), false);
  assert.equal(again.draft(), undefined, "nothing is left to keep");
});

test("a new record begins as a copy, a draft with an id of its own", () => {
  const session = new Session("x/b", { text: `${TEXT}aliases: [z]\n`, digest: "d" }, () => ["id", "title", "draft"]);
  session.begin("b");
  assert.deepEqual([session.data.id, session.data.draft, session.data.aliases], ["b", true, undefined]);
  assert.equal(session.isChanged, true);
  assert.deepEqual(session.saved, { text: "", digest: "" });
});

test("one list becomes another by the fewest changes", () => {
  const lists = [[], ["a"], ["a", "b"], ["b"], ["b", "a"], ["a", "c", "b"], ["c", "c"], ["a", "b", "c", "d"], ["d", "b"]];
  for (const before of lists.slice(1)) {
    for (const after of lists) {
      let text = `t: [${before.join(", ")}]\n`;
      for (const change of listChanges(["t"], before, after)) text = changed(text, change, order);
      assert.deepEqual(dataOf(parse(text)).t, after);
    }
  }
});

test("ids are made of words in Latin letters, and are nobody else's", () => {
  assert.equal(idOf("Turn on two-factor for each", "check", new Set()), "turn-on-two-factor");
  assert.equal(idOf("Café à Paris", "check", new Set(["cafe-a-paris"])), "cafe-a-paris-2");
  assert.equal(idOf("核对", "check", new Set(["check-1"])), "check-2");
  const copy = copyOf({ id: "x", aliases: ["w"], steps: [{ id: "y" }] }, new Set(["x", "y"]));
  assert.deepEqual(copy, { id: "x-2", steps: [{ id: "y-2" }] });
});

test("of a field that may have several forms, the form is chosen by what it holds", () => {
  const root = JSON.parse(readFileSync(new URL("playbook_data/schema/checklists.json", ROOT), "utf8"));
  const { rounds, title, schedule } = root.properties;
  assert.deepEqual([undefined, {}, [], ["10:00"]].map((value) => shapeOf(rounds, root, value).kind), ["fields", "fields", "list", "list"]);
  assert.deepEqual(shapeOf(rounds, root).branches.map((one) => blank(one, root, ["en"], "")), [{ every: 5, from: "", to: "" }, []]);
  for (const one of [title, schedule]) assert.deepEqual(shapeOf(one, root).branches, []);
});

test("a schema says what a new entry must hold, and in which order", () => {
  const root = JSON.parse(readFileSync(new URL("playbook_data/schema/checklists.json", ROOT), "utf8"));
  const check = shapeAt(root, ["sections", 0, "checks", 0]);
  const languages = Object.keys(root.$defs.Text.properties).filter((one) => one !== "same");
  const empty = Object.fromEntries(languages.map((code) => [code, ""]));
  assert.deepEqual(blank(check.schema, root, languages, "new"), { id: "new", text: empty, why: empty });
  assert.deepEqual(orderIn(root, languages)(["sections", 0, "checks", 0]).slice(0, 3), ["id", "text", "why"]);
  assert.equal(shapeAt(root, ["schedule", "weekdays", 0]).kind, "choice");
  assert.equal(shapeAt(root, ["sections", 0, "title"]).kind, "text");
  assert.equal(shapeAt(root, ["keywords"]).kind, "words");
});

test("half an answer of the server is none", async () => {
  const before = globalThis.fetch;
  globalThis.location = { href: "http://127.0.0.1:8000/edit/" };
  for (const answer of ['{"changed": fal', ""]) {
    globalThis.fetch = async () => new Response(answer);
    await assert.rejects(ask("save", {}), new Refused("offline"));
  }
  globalThis.fetch = before;
});
