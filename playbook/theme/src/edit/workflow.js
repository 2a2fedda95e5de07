// What the workflow found that checks the pull request: it leaves that in a comment, in words and for this page.

/** @typedef {import("./form.js").Problem} Problem */

const WRITER = "github-actions[bot]";
const FOUND = /^<!-- playbook-problems (\[.*\]) -->$/m;
const COMMIT = /^<!-- playbook-commit ([0-9a-f]{40}) -->$/m;

/**
 * @param {{user?: {login: string}, body?: string}[]} comments of the pull request, the oldest first
 * @param {string} commit
 * @returns {Problem[] | undefined} what was found in that commit; undefined while that is not known
 */
export function problemsIn(comments, commit) {
  const ours = comments.filter(({ user, body }) => user?.login === WRITER && COMMIT.exec(body ?? "")?.[1] === commit);
  const found = FOUND.exec(ours.at(-1)?.body ?? "");
  if (!found) return undefined;
  try {
    return JSON.parse(found[1]).map((/** @type {any} */ one) => ({
      path: String(one.path), line: Number(one.line), column: Number(one.column), code: String(one.code),
      warning: one.severity === "warning", message: String(one.message), hint: String(one.hint ?? ""),
    }));
  } catch {
    return undefined;
  }
}
