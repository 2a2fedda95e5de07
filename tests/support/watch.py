"""A page under watch: whatever it does wrong is noted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

Scheme = Literal["light", "dark"]


@dataclass
class Watched:
    """A browser page, what it asked for and what went wrong."""

    page: Page
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note_failure(self, request: Request) -> None:
        """A request that failed; one that leaving the page cut off is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url}")

    def note_message(self, message: ConsoleMessage) -> None:
        """What the page complains of on the console."""
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def note_answer(self, response: Response) -> None:
        """An answer that is an error."""
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


@contextmanager
def watch(
    browser: Browser, *, width: int = 1280, scheme: Scheme = "light", **options: Any
) -> Iterator[Watched]:
    """A fresh browser profile with one page; other hosts cannot be reached."""
    size = {"width": width, "height": 812 if width < 600 else 900}
    options = {"service_workers": "block"} | options
    context = browser.new_context(viewport=size, color_scheme=scheme, **options)  # type: ignore[arg-type]
    page = context.new_page()
    seen = Watched(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("requestfailed", seen.note_failure)
    page.on("pageerror", lambda error: seen.faults.append(f"error: {error}"))
    page.on("console", seen.note_message)
    page.on("response", seen.note_answer)
    yield seen
    context.close()
