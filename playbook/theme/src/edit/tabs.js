// Several tabs with the same file: each knows of the others.

/** @param {string} record @param {(key: string) => void} tell @returns {{saved: () => void}} */
export function otherTabs(record, tell) {
  const channel = new BroadcastChannel(`${document.documentElement.dataset.kept}edit:${record}`);
  let known = false;
  channel.addEventListener("message", ({ data }) => {
    if (data === "opened") channel.postMessage("here");
    if (data === "saved") tell("saved-elsewhere");
    else if (!known) tell("open-elsewhere");
    known = true;
  });
  channel.postMessage("opened");
  return { saved: () => channel.postMessage("saved") };
}
