// The work on one file: from the branch that is published, by a branch of its own, to a pull request.

import { say } from "../core/words.js";
import { Refused } from "./server.js";

/** @typedef {import("./host.js").Host} Host */
/** @typedef {{text: string, digest: string}} Version `digest` is the host's own of the file */

const TRIES = 3;

export class Work {
  /** The branch that the work is on, once it has begun. */
  branch = "";
  /** The pull request's number, once there is one. */
  pull = 0;
  /** What was committed last: by it the faults that a workflow finds are told from those of another. @type {Version & {commit: string} | undefined} */
  committed;

  /** @param {Host} host @param {{branch: string, folder: string}} place @param {string} record */
  constructor(host, { branch, folder }, record) {
    this.host = host;
    this.published = branch;
    this.record = record;
    this.file = `${folder}/${record}.yml`;
    this.path = `/contents/${this.file.split("/").map(encodeURIComponent).join("/")}`;
  }

  /** @returns {Promise<Version>} the file: of the pull request that is open for it, else as it is published */
  async open() {
    await this.host.ask("GET", "");
    const pulls = await this.host.all(`/pulls?state=open&base=${encodeURIComponent(this.published)}`);
    const begun = pulls.find((/** @type {any} */ { head, base }) => this.#isOurs(head.ref) && head.repo?.id === base.repo.id);
    if (begun) [this.pull, this.branch] = [Number(begun.number), begun.head.ref];
    const found = await this.#read();
    if (begun) this.committed = { ...found, commit: begun.head.sha };
    return found;
  }

  /** @param {string} ref */
  #isOurs(ref) {
    const start = `handbook/${this.record}/`;
    return ref.startsWith(start) && /^\d{8}-\d{6}(-\d)?$/.test(ref.slice(start.length));
  }

  /** @returns {Promise<Version>} */
  async #read() {
    const { type, encoding, content, sha } = await this.host.ask("GET", `${this.path}?ref=${encodeURIComponent(this.branch || this.published)}`);
    if (type !== "file") throw new Refused("no-such-file");
    if (encoding !== "base64") throw new Refused("too-large");
    return { text: decoded(content), digest: sha };
  }

  /**
   * Commit a text to the work's branch, and open a pull request. Whatever fails, doing it again goes on from there.
   * @param {string} text @param {string} digest of the version that it was made from
   * @returns {Promise<Version & {changed: boolean}>} with `changed`, what another has made of the file meanwhile: then nothing is committed
   */
  async save(text, digest) {
    if (this.branch && !(await this.#goesOn())) [this.pull, this.branch] = [0, ""];
    const now = await this.#read();
    const isThere = now.text === text;
    if (isThere && !this.branch) return { ...now, changed: false };
    if (!isThere && now.digest !== digest && now.digest !== this.committed?.digest) return { ...now, changed: true };
    if (!this.branch) await this.#begin();
    try {
      if (isThere) this.committed = { ...now, commit: await this.#tip(this.branch) };
      else await this.#commit(text, now.digest);
    } catch (error) {
      if (!(error instanceof Refused) || error.message !== "stale") throw error;
      const later = await this.#read();
      if (later.digest === now.digest) throw error; // something else on the branch changed
      return { ...later, changed: true };
    }
    if (!this.pull) await this.#propose();
    return { text, digest: this.committed?.digest ?? "", changed: false };
  }

  /** Whoever merged or closed the pull request, or removed the branch before there was one, has ended the work on it. */
  async #goesOn() {
    if (this.pull) return (await this.host.ask("GET", `/pulls/${this.pull}`)).state === "open";
    return this.#tip(this.branch).then(Boolean, (error) => {
      if (error instanceof Refused && error.message === "no-such-file") return false;
      throw error;
    });
  }

  /** @param {string} branch @returns {Promise<string>} its newest commit */
  async #tip(branch) {
    const { object } = await this.host.ask("GET", `/git/ref/heads/${branch.split("/").map(encodeURIComponent).join("/")}`);
    return object.sha;
  }

  /** A branch of its own, by a name that nobody has. */
  async #begin() {
    const sha = await this.#tip(this.published);
    const moment = new Date().toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
    for (let number = 1; ; number += 1) {
      const name = `handbook/${this.record}/${moment}${number > 1 ? `-${number}` : ""}`;
      try {
        await this.host.ask("POST", "/git/refs", { ref: `refs/heads/${name}`, sha });
        this.branch = name;
        return;
      } catch (error) {
        const isTaken = error instanceof Refused && error.message === "exists";
        if (!isTaken || number === TRIES) throw error;
      }
    }
  }

  /** @param {string} text @param {string} sha of the version that it replaces */
  async #commit(text, sha) {
    const message = say("pull-title", { record: this.record });
    const { content, commit } = await this.host.ask("PUT", this.path, { message, content: encoded(text), sha, branch: this.branch });
    this.committed = { text, digest: content.sha, commit: commit.sha };
  }

  async #propose() {
    const given = { title: say("pull-title", { record: this.record }), body: say("pull-body"), head: this.branch, base: this.published };
    const { number } = await this.host.ask("POST", "/pulls", given).catch(async (error) => {
      if (!(error instanceof Refused) || error.message !== "exists") throw error;
      const owner = this.host.address.split("/").at(-2);
      const [made] = await this.host.ask("GET", `/pulls?state=open&head=${encodeURIComponent(`${owner}:${this.branch}`)}`); // its answer was lost
      if (!made) throw error;
      return made;
    });
    this.pull = Number(number);
  }
}

/** @param {string} text @returns {string} its bytes, as the host wants them */
export function encoded(text) {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

/** @param {string} content */
export function decoded(content) {
  const bytes = Uint8Array.from(atob(content.replace(/\s/g, "")), (one) => one.charCodeAt(0));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused("not-utf-8");
  }
}
