// What the page of a published site makes of what its host says, without a host.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keptIs, scripts } from "./page.mjs";

keptIs();
const { Host, meaning } = await scripts("edit/host.js");
const { decoded, encoded, Work } = await scripts("edit/work.js");
const { problemsIn } = await scripts("edit/workflow.js");
const { Refused } = await scripts("edit/server.js");

const COMMIT = "a".repeat(40);
const FOUND = '[{"path": "playbook_data/x.yml", "line": 3, "column": 5, "code": "c", "severity": "warning", "message": "\\u003cb\\u003e", "hint": ""}]';
const SAID = `**1**\n\n- x\n\n<!-- playbook-problems ${FOUND} -->\n\n<!-- playbook-commit ${COMMIT} -->\n`;
const BOT = { login: "github-actions[bot]" };

test("each refusal of the host means one thing", () => {
  const cases = [
    [401, {}, "Bad credentials", "/pulls", "expired"],
    [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000000" }, "", "/pulls", "limit"],
    [429, { "retry-after": "5" }, "", "/pulls", "limit"],
    [429, {}, "", "/git/refs", "limit"],
    [403, {}, "You have exceeded a secondary rate limit", "/contents/x", "limit"],
    [403, {}, "Resource not accessible by personal access token", "/contents/x", "rights-contents"],
    [403, {}, "Resource not accessible by personal access token", "/git/refs", "rights-contents"],
    [403, {}, "Resource not accessible by personal access token", "/pulls", "rights-pulls"],
    [403, {}, "Resource not accessible by personal access token", "/issues/1/comments", "rights-pulls"],
    [404, {}, "Not Found", "", "no-repository"],
    [404, {}, "Not Found", "/contents/x", "no-such-file"],
    [409, {}, "x.yml does not match 01ab", "/contents/x", "stale"],
    [409, {}, "Could not update file: Changes must be made through a pull request.", "/contents/x", "protected"],
    [422, {}, "Repository rule violations found", "/git/refs", "protected"],
    [422, {}, "Reference already exists", "/git/refs", "exists"],
    [422, {}, "Validation Failed", "/pulls", "other"],
    [502, {}, "", "/pulls", "host-down"],
  ];
  for (const [status, headers, said, path, code] of cases) {
    assert.equal(meaning(status, (name) => headers[name] ?? null, said, path).message, code, `${status} ${said}`);
  }
});

test("only a fine-grained token is taken, and nothing says what was typed", async () => {
  const host = new Host("https://api.example", "a/b");
  await assert.rejects(host.ask("GET", ""), new Refused("expired"));
  for (const typed of ["ghp_x", "gho_x", "ghu_x", "ghs_x", "ghr_x", "0".repeat(40)]) {
    assert.throws(() => host.take(typed), (error) => error.message === "other-token" && !error.stack.includes(typed));
  }
  for (const typed of ["", "secret", "github_pat_", "github_pat_ä", `github_pat_${"a".repeat(30)}\n-`]) assert.throws(() => host.take(typed), new Refused("no-token"));
  host.take(` github_pat_${"a".repeat(30)} `);
  assert.ok(!JSON.stringify(host).includes("github_pat_"));
});

test("what is no answer of the host is none, whatever its status says", async () => {
  const host = new Host("https://api.example", "a/b");
  host.take(`github_pat_${"a".repeat(30)}`);
  const before = globalThis.fetch;
  const cut = () => new ReadableStream({ pull: (stream) => stream.error(new TypeError("cut")) });
  const cases = [
    [new Response("<html>Sign in to the network</html>"), "offline"],
    [new Response(""), "offline"],
    [new Response('{"content": {"sha"'), "offline"],
    [new Response(cut()), "offline"],
    [new Response("null"), "offline"],
    [new Response("<html>", { status: 502 }), "host-down"],
    [new Response("null", { status: 422 }), "other"],
    [new Response(cut(), { status: 409 }), "stale"],
    [new Response("[1]", { status: 404 }), "no-such-file"],
  ];
  for (const [answer, code] of cases) {
    globalThis.fetch = async () => answer;
    await assert.rejects(host.ask("GET", "/pulls"), new Refused(code), code);
  }
  globalThis.fetch = async () => new Response("[]");
  assert.deepEqual(await host.ask("GET", "/pulls"), []);
  globalThis.fetch = before;
});

test("what a workflow found counts for its commit, and from nobody else", () => {
  const [one] = problemsIn([{ user: { login: "someone" }, body: SAID.replace("\\u003cb\\u003e", "no") }, { user: BOT, body: SAID }], COMMIT) ?? [];
  assert.deepEqual(one, { path: "playbook_data/x.yml", line: 3, column: 5, code: "c", warning: true, message: "<b>", hint: "" });
  assert.equal(problemsIn([{ user: BOT, body: SAID }], "b".repeat(40)), undefined);
  assert.equal(problemsIn([{ user: { login: "someone" }, body: SAID }], COMMIT), undefined);
  assert.equal(problemsIn([{ user: BOT, body: SAID.replace(FOUND, "[{") }], COMMIT), undefined);
  assert.deepEqual(problemsIn([{ user: BOT, body: SAID.replace(FOUND, "[]") }], COMMIT), []);
});

test("a file comes and goes to the byte", () => {
  for (const text of ["", "标题: 甲\r\n", "\ufeffid: a\n", "😀"]) assert.equal(decoded(encoded(text)), text);
  assert.throws(() => decoded(btoa("\xff")), new Refused("not-utf-8"));
});

test("whoever begins at the same moment gets another name, and after three is told", async () => {
  const taken = [];
  const host = { address: "x", ask: async (method, path, body) => {
    if (method === "GET") return path.startsWith("/git") ? { object: { sha: COMMIT } } : { type: "file", encoding: "base64", content: encoded("id: a\n"), sha: "1" };
    taken.push(body.ref);
    throw new Refused("exists");
  } };
  await assert.rejects(new Work(host, { branch: "main", folder: "data" }, "roles/a").save("id: b\n", "1"), new Refused("exists"));
  assert.deepEqual(taken.map((ref) => ref.replace(/\d{8}-\d{6}/, "then")), ["", "-2", "-3"].map((end) => `refs/heads/handbook/roles/a/then${end}`));
});
