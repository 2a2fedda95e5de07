// A file of data, and no other answer for it: not an error's page, nor that of a network's log-in.

const PATIENCE_MS = 10000;

/**
 * @param {string | URL} address
 * @param {RequestInit} [options]
 * @returns {Promise<any>} what the file holds; rejected if it does not come in time, or is something else
 */
export async function json(address, options) {
  const answer = await fetch(address, { signal: AbortSignal.timeout?.(PATIENCE_MS), ...options });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return Object(await answer.json());
}

/** The same of a file that is worth a second request. @param {URL} address */
export function jsonOrAgain(address) {
  return json(address).catch(() => json(address, { cache: "reload" }));
}
