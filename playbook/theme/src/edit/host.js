// What the page asks of the host of the repository, and what each refusal of it means. The token is in a variable of
// this page and nowhere else: it goes out in one header, to one host.

import { Refused } from "./server.js";

const PATIENCE_MS = 30000;
const TOKEN = /^github_pat_\w{20,244}$/;
const OTHER_TOKEN = /^gh[a-z]_|^[0-9a-f]{40}$/;
const PAGE = 100;
const MOST_PAGES = 10;
const STATES = { 401: "expired", 409: "stale" };

export class Host {
  #token = "";

  /** @param {string} address of its interface @param {string} repository its owner and name */
  constructor(address, repository) {
    this.address = `${address}/repos/${repository}`;
  }

  /** @param {string} typed a token; other kinds may do more than is needed, and are refused unsent */
  take(typed) {
    const given = typed.trim();
    if (!TOKEN.test(given)) throw new Refused(OTHER_TOKEN.test(given) ? "other-token" : "no-token");
    this.#token = given;
  }

  /** Let go of the token. */
  forget() {
    this.#token = "";
  }

  /**
   * @param {"GET" | "POST" | "PUT"} method @param {string} path below the repository
   * @param {Record<string, unknown>} [body] @returns {Promise<any>} what it answers; throws Refused for all that is no success
   */
  async ask(method, path, body) {
    if (!this.#token) throw new Refused("expired");
    const headers = { Accept: "application/vnd.github+json", Authorization: `Bearer ${this.#token}`, "X-GitHub-Api-Version": "2022-11-28" };
    const answer = await fetch(this.address + path, {
      method, headers, body: body && JSON.stringify(body), cache: "no-store", credentials: "omit",
      redirect: "manual", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => {
      throw new Refused("offline");
    });
    if (answer.type === "opaqueredirect") throw new Refused("moved");
    const found = await answer.json().catch(() => null);
    if (answer.ok && found) return found;
    if (answer.ok) throw new Refused("offline"); // its answer was cut off, or is that of a network that asks to sign in
    const parts = Array.isArray(found?.errors) ? found.errors.map((/** @type {any} */ one) => one?.message ?? "") : [];
    const said = [found?.message ?? "", ...parts].join(" ").trim();
    const refused = meaning(answer.status, (name) => answer.headers.get(name), said, path);
    if (refused.message === "expired") this.forget();
    throw refused;
  }

  /** @param {string} path of a list that comes in pages @returns {Promise<any[]>} all of it, if it is not endless */
  async all(path) {
    const found = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const more = await this.ask("GET", `${path}${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`);
      if (!Array.isArray(more)) throw new Refused("offline");
      found.push(...more);
      if (more.length < PAGE) break;
    }
    return found;
  }
}

/**
 * What a refusal means. @param {number} status @param {(name: string) => string | null} header
 * @param {string} said @param {string} path what was asked for
 */
export function meaning(status, header, said, path) {
  const isLimit = header("x-ratelimit-remaining") === "0" || header("retry-after") !== null || /rate limit/i.test(said);
  if (status === 429 || (status === 403 && isLimit)) return new Refused("limit", { time: until(header) });
  if (status === 403 && said && !/not accessible/i.test(said)) return new Refused("forbidden", { said });
  if (status === 403) return new Refused(/^\/(pulls|issues)/.test(path) ? "rights-pulls" : "rights-contents");
  if (status === 404) return new Refused(path ? "no-such-file" : "no-repository");
  if ((status === 409 || status === 422) && /rule violations|protected|must be made through|could not update/i.test(said)) return new Refused("protected");
  if (status === 422 && /already exists/i.test(said)) return new Refused("exists");
  if (status >= 500) return new Refused("host-down");
  return new Refused(/** @type {Record<number, string>} */ (STATES)[status] ?? "other");
}

/** When more may be asked for, as a time of day: where it is not said, a minute later. @param {(name: string) => string | null} header */
function until(header) {
  const wait = Number(header("retry-after"));
  const reset = header("x-ratelimit-remaining") === "0" ? Number(header("x-ratelimit-reset")) * 1000 : 0;
  const moment = new Date(wait ? Date.now() + wait * 1000 : reset || Date.now() + 60000);
  return moment.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}
