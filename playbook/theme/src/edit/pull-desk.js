// The desk of a published site: what is saved becomes a pull request, whose state and faults it shows.

import { make } from "../core/dom.js";
import { say } from "../core/words.js";
import { Desk, dataOf, parse, same, valueAt } from "./editor.js";
import { outline } from "./outline.js";

/** @typedef {import("./form.js").Problem} Problem */

export class PullDesk extends Desk {
  /** What the workflow found in what was committed, and the data of that. @type {{problems: Problem[], data: import("./document.js").Plain} | undefined} */
  found;
  pull = make("p", { class: "pb-ed-pull", role: "status", hidden: true });

  begin() {
    super.begin();
    this.state.after(make("p", { class: "pb-ed-unchecked" }, say("unchecked")), this.pull);
  }

  /** A copy would be another page, which does not know the token. */
  tools() {
    return [this.flip(), this.undo, this.save];
  }

  viewed() {
    return outline(this.form);
  }

  /** @param {string} key @param {string} [address] of the pull request @param {Record<string, string | number>} [blanks] */
  sayPull(key, address = "", blanks = {}) {
    this.pull.hidden = false;
    this.pull.replaceChildren(say(key, blanks), " ", ...(address ? [make("a", { href: address, rel: "noreferrer" }, say("pull-link"))] : []));
  }

  /** @param {Problem[]} problems @param {string} text that they were found in, each at its line */
  tellFound(problems, text) {
    this.found = { problems, data: dataOf(parse(text)) };
    return this.check();
  }

  /** What the workflow found in fields that still say the same. @returns {Problem[]} */
  stillFound() {
    const { found, session } = this;
    if (!found) return [];
    const now = session.data;
    return found.problems.filter(({ at }) => !at || same(valueAt(now, at) ?? null, valueAt(found.data, at) ?? null));
  }
}
