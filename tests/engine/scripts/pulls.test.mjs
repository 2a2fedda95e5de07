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
    [403, {}, "Repository was archived so is read-only.", "/contents/x", "forbidden"],
    [403, {}, "Although you appear to have the correct authorization credentials, the organization has an IP allow list enabled", "", "forbidden"],
    [403, {}, "", "/contents/x", "rights-contents"],
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

test("more is asked for when the host says, and a minute later where it does not", () => {
  const reset = Math.floor(Date.now() / 1000) + 3600;
  const cases = [
    [{ "retry-after": "120", "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${reset}` }, 120],
    [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${reset}` }, 3600],
    [{ "x-ratelimit-remaining": "4000", "x-ratelimit-reset": `${reset}` }, 60],
    [{}, 60],
  ];
  const at = (seconds) => new Date(Date.now() + seconds * 1000).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  for (const [headers, seconds] of cases) {
    const { time } = meaning(429, (name) => headers[name] ?? null, "", "/pulls").blanks;
    assert.ok([at(seconds - 1), at(seconds)].includes(time), JSON.stringify([headers, time]));
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
  globalThis.fetch = async () => new Response('{"signed": false}');
  await assert.rejects(host.all("/pulls"), new Refused("offline"));
  globalThis.fetch = before;
});

test("why something is refused may stand in what is said of its parts", async () => {
  const host = new Host("https://api.example", "a/b");
  host.take(`github_pat_${"a".repeat(30)}`);
  const before = globalThis.fetch;
  const said = { message: "Validation Failed", errors: [{ resource: "PullRequest", code: "custom", message: "A pull request already exists for a:b." }] };
  globalThis.fetch = async () => new Response(JSON.stringify(said), { status: 422 });
  await assert.rejects(host.ask("POST", "/pulls", {}), new Refused("exists"));
  globalThis.fetch = before;
});

test("lists that come in pages are read to their end, and no further than a thousand", async () => {
  const host = new Host("https://api.example", "a/b");
  host.take(`github_pat_${"a".repeat(30)}`);
  const before = globalThis.fetch;
  for (const [count, asked] of [[0, 1], [99, 1], [100, 2], [250, 3], [5000, 10]]) {
    const all = Array.from({ length: count }, (_, at) => at);
    const seen = [];
    globalThis.fetch = async (address) => {
      const query = new URL(address).searchParams;
      seen.push(query.get("state"));
      const [size, page] = [Number(query.get("per_page") ?? 30), Number(query.get("page") ?? 1)];
      return new Response(JSON.stringify(all.slice((page - 1) * size, page * size)));
    };
    assert.deepEqual(await host.all("/pulls?state=open"), all.slice(0, 1000));
    assert.deepEqual(seen, Array(asked).fill("open"));
  }
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

/** A host with one file on one branch, and what is asked of it; `answers` stand in for what it says to some. */
function holding(answers) {
  const asked = [];
  const ask = async (method, path, body) => {
    asked.push(`${method} ${path.replace(/\d{8}-\d{6}/, "then")}`);
    for (const [start, answer] of Object.entries(answers)) if (asked.at(-1).startsWith(start)) return answer(path, body);
    if (method === "GET" && path.startsWith("/git")) return { object: { sha: COMMIT } };
    if (method === "GET" && path.startsWith("/contents")) return { type: "file", encoding: "base64", content: encoded("id: a\n"), sha: "1" };
    return { number: 7, content: { sha: "2" }, commit: { sha: COMMIT }, state: "open" };
  };
  return { asked, host: { address: "x/a/b", ask, all: (path) => ask("GET", path) } };
}

test("a file that stayed as it was has not been changed by another", async () => {
  const { host } = holding({ "PUT ": () => {
    throw new Refused("stale"); // another file of the branch changed
  } });
  const work = new Work(host, { branch: "main", folder: "data" }, "roles/a");
  await assert.rejects(work.save("id: b\n", "1"), new Refused("stale"));
});

test("a branch that somebody removed is begun anew", async () => {
  let isGone = false;
  const { asked, host } = holding({
    "POST /pulls": () => {
      if (isGone) return { number: 8 };
      throw new Refused("rights-pulls");
    },
    "GET /git/ref/heads/handbook": () => {
      if (!isGone) return { object: { sha: COMMIT } };
      throw new Refused("no-such-file");
    },
  });
  const work = new Work(host, { branch: "main", folder: "data" }, "roles/a");
  await assert.rejects(work.save("id: b\n", "1"), new Refused("rights-pulls"));
  isGone = true;
  await work.save("id: b\n", "1");
  assert.equal(work.pull, 8);
  assert.equal(asked.filter((one) => one === "POST /git/refs").length, 2);
});

test("a pull request that exists and is not shown yet is asked for again", async () => {
  let shown = [];
  const { host } = holding({
    "POST /pulls": () => {
      throw new Refused("exists");
    },
    "GET /pulls?": () => shown,
  });
  const work = new Work(host, { branch: "main", folder: "data" }, "roles/a");
  await assert.rejects(work.save("id: b\n", "1"), new Refused("exists"));
  shown = [{ number: 9 }];
  await work.save("id: b\n", "1");
  assert.equal(work.pull, 9);
});

test("what is being sent is not sent again, however often one presses", async () => {
  globalThis.location = { href: "https://example.org/edit/" };
  const { Desk } = await scripts("edit/desk.js");
  const { answeredBy } = await scripts("edit/server.js");
  const sent = [];
  answeredBy((what) => new Promise((done, refuse) => sent.push({ what, done, refuse })));
  const said = [];
  const session = { isChanged: true, saved: { digest: "1" }, settle: () => (session.isChanged = false) };
  const desk = Object.assign(Object.create(Desk.prototype), { session, state: {}, record: "roles/a", lang: "en", tabs: { saved: () => said.push("saved") }, changed: () => said.push("changed") });
  globalThis.history = { replaceState: () => {} };
  const first = desk.store();
  const second = desk.store();
  await second;
  assert.equal(sent.length, 1);
  sent[0].refuse(new Refused("offline"));
  await first;
  const again = desk.store();
  sent[1].done({ text: "", digest: "2", changed: false });
  await again;
  assert.deepEqual([sent.length, said], [2, ["saved", "changed"]]);
});
