"""What a browser fetches on a first visit, in the bytes that travel."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping

from playwright.sync_api import Browser, Response

COMPRESSED = (".png", ".xlsx")


def sent(content: bytes) -> int:
    """The bytes that `content` takes on its way from a server that compresses."""
    return len(gzip.compress(content, 6))


def first_visit(browser: Browser, address: str, kept: Mapping[str, str] = {}) -> dict[str, int]:
    """The bytes of every response of a cold visit by address, the page's own first.

    `kept` is what the browser keeps already, by name.
    """
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script(f"Object.assign(localStorage, {json.dumps(dict(kept))})")
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    sizes = {
        one.url: len(one.body()) if one.url.endswith(COMPRESSED) else sent(one.body())
        for one in answers
    }
    context.close()
    return sizes
