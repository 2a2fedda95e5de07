// What the page asks of the server that it came from. The token is in the address that the terminal shows; the browser
// keeps it, for it counts only until the server stops.

import { keep, recall } from "../core/memory.js";
import { say } from "../core/words.js";

const TOKEN = "edit-token";
const PATIENCE_MS = 60000;

/** Thrown for what is refused, with a code, "offline" if nobody answers, and what its words have blanks for. */
export class Refused extends Error {
  /** @param {string} code @param {Record<string, string>} [blanks] */
  constructor(code, blanks = {}) {
    super(code);
    this.blanks = blanks;
  }
}

/** @typedef {(what: string, given: Record<string, any>) => Promise<any>} Answering */
/** @type {Answering} */
let answering = fromServer;

/** Have another answer in place of the server. @param {Answering} other */
export function answeredBy(other) {
  answering = other;
}

/** @type {Answering} */
export function ask(what, given) {
  return answering(what, given);
}

/** Take the token out of the address, where others might read it. */
export function takeToken() {
  const given = location.hash.slice(1);
  if (given) keep(TOKEN, given);
  if (given) history.replaceState(null, "", location.pathname + location.search);
}

/** @type {Answering} */
async function fromServer(what, given) {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${recall(TOKEN) ?? ""}` };
  const options = { method: "POST", headers, body: JSON.stringify(given), signal: AbortSignal.timeout(PATIENCE_MS) };
  const offline = () => {
    throw new Refused("offline");
  };
  const answer = await fetch(new URL(what, new URL("./", location.href)), options).catch(offline);
  const found = await answer.json().catch(offline);
  if (!answer.ok) throw new Refused(found.refused ?? "offline");
  return found;
}

/** What to say of it. @param {unknown} error */
export function refusal(error) {
  if (!(error instanceof Refused)) throw error;
  const key = `refused-${error.message}`;
  return say(key) === key ? say("refused-other") : say(key, error.blanks);
}
