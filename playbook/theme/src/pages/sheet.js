// The sheet of all places: while it is open there is nothing else, and Back closes it. What needs scripts comes
// into it from the header, which a phone has no room for.

/** @param {HTMLDialogElement} sheet */
export function open(sheet) {
  if (sheet.open) return;
  const give = borrow(sheet);
  sheet.showModal();
  history.pushState({ sheet: true }, "");
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener("popstate", () => sheet.close(), { signal });
  matchMedia("(min-width: 60em)").addEventListener("change", () => sheet.close(), { signal });
  sheet.addEventListener("click", clicked, { signal });
  sheet.addEventListener("close", closed, { signal });

  function closed() {
    listening.abort();
    give();
    if (history.state?.sheet) history.back();
  }

  /** @param {MouseEvent} event */
  function clicked(event) {
    const target = /** @type {Element} */ (event.target);
    const link = target.closest("a");
    if (target === sheet || target.closest("[popovertarget], [data-search-open]")) sheet.close();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, ""); // the page that comes takes the place of the sheet in what Back goes through
    sheet.close();
    location.replace(link.href);
  }
}

/**
 * Search and scheme, until what this returns is called.
 * @param {HTMLElement} sheet
 */
function borrow(sheet) {
  const buttons = [...document.querySelectorAll(".pb-header__inner :is([data-search-open], [data-scheme-toggle])")];
  const places = buttons.map((button) => /** @type {const} */ ([button.parentNode, button.nextSibling]));
  for (const button of buttons) {
    if (button.matches("[data-search-open]")) sheet.firstElementChild?.prepend(button);
    else sheet.append(button);
  }
  return () => buttons.forEach((button, at) => places[at][0]?.insertBefore(button, places[at][1]));
}
