"""A page under watch: whatever it does wrong is noted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, ViewportSize

Scheme = Literal["light", "dark"]
BLOCKED = "Service Worker registration blocked"
"""What a browser says where a test allows none; whether in time to be heard is chance."""
IDLE = 4
"""As many profiles are kept for the next test that wants the same."""


@dataclass
class Watched:
    """A browser page, what it asked for and what went wrong."""

    page: Page
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    undo: ExitStack = field(default_factory=ExitStack)
    """What is taken back before the next test gets the page."""

    def run_first(self, script: str) -> None:
        """Run `script` before each page's own scripts."""
        self.undo.enter_context(self.page.add_init_script(script))

    def note_request(self, request: Request) -> None:
        """What the page asks for."""
        self.requests.append(request.url)

    def note_failure(self, request: Request) -> None:
        """A request that failed; one that leaving the page cut off is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url}")

    def note_message(self, message: ConsoleMessage) -> None:
        """What the page complains of on the console."""
        if message.type in ("error", "warning") and BLOCKED not in message.text:
            self.faults.append(f"console: {message.text}")

    def note_error(self, error: Exception) -> None:
        """What no script caught."""
        self.faults.append(f"error: {error}")

    def note_answer(self, response: Response) -> None:
        """An answer that is an error."""
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


Kind = tuple[Browser, str]
_idle: dict[Kind, Page] = {}
"""Pages of empty profiles, the one used last at the end: a new profile costs four times as much."""


@contextmanager
def watch(
    browser: Browser,
    *,
    width: int = 1280,
    scheme: Scheme = "light",
    once: bool = False,
    **options: Any,
) -> Iterator[Watched]:
    """A page of an empty browser profile; what a test leaves in it is gone before the next.

    `once` gives it a profile of its own: Playwright cannot take back a clock that was stopped, or
    moved so far that timers overflow.
    """
    size: ViewportSize = {"width": width, "height": 812 if width < 600 else 900}
    options = {"service_workers": "block", "color_scheme": scheme, "viewport": size} | options
    kind = (browser, repr([once, sorted(options.items())]))
    page = _idle.pop(kind, None) or browser.new_context(**options).new_page()
    seen = Watched(page)
    noted = {
        "request": seen.note_request,
        "requestfailed": seen.note_failure,
        "pageerror": seen.note_error,
        "console": seen.note_message,
        "response": seen.note_answer,
    }
    for event, note in noted.items():
        page.on(event, note)  # type: ignore[call-overload]
    try:
        yield seen
    except BaseException:
        page.context.close()
        raise
    for event, note in noted.items():
        page.remove_listener(event, note)
    if once:
        page.context.close()
        return
    _empty(seen, options["viewport"])
    _idle[kind] = page
    while len(_idle) > IDLE:
        _idle.pop(next(iter(_idle))).context.close()


def _empty(seen: Watched, size: ViewportSize) -> None:
    """Take back what a test did to its page, and forget what the page kept."""
    page = seen.page
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.unroute_all()
    seen.undo.close()
    page.emulate_media(media="null")
    page.set_viewport_size(size)
    page.evaluate("() => { try { sessionStorage.clear(); } catch {} }")
    page.goto("about:blank")
    session = page.context.new_cdp_session(page)
    for origin in {"{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in seen.requests}:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
