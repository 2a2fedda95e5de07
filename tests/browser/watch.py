"""A page under watch: whatever it does wrong is noted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import Browser, Page, Request

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
    page.on(
        "console",
        lambda message: (
            message.type in ("error", "warning") and seen.faults.append(f"console: {message.text}")
        ),
    )
    page.on(
        "response",
        lambda response: (
            response.status >= 400 and seen.faults.append(f"{response.status}: {response.url}")
        ),
    )
    yield seen
    context.close()
