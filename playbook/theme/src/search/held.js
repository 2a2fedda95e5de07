// The search that one comes back to: it is kept with the page's entry in what Back goes through.

/** @typedef {{query: string, kind: string, href: string, rows: number}} Held the result that was opened is at `href`, of so many that were shown */

/** @returns {Held | undefined} */
export const held = () => history.state?.search;

/** @param {Held} [search] nothing once it is there again */
export function hold(search) {
  if (search || held()) history.replaceState({ ...history.state, search }, "");
}
