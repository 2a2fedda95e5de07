"""Where links on the pages of a site lead."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from urllib.parse import unquote, urlsplit

STATES = (":~:", "share=")
"""What an anchor may begin with that names no element: a text to mark, a state to show."""


@lru_cache(maxsize=10_000)  # most addresses stand on most pages
def address(href: str) -> tuple[str, str] | None:
    """Path and anchor of a link that stays on its site; None of one that leads elsewhere."""
    try:
        parts = urlsplit(href)
    except ValueError:  # such as http://[
        return href, ""
    if parts.scheme or href.startswith(("//", "?")):
        return None
    return unquote(parts.path), unquote(parts.fragment)


def resolve(path: str, target: str, base: str) -> str | None:
    """The file that `target` on the page `path` leads to; None if it leaves the site.

    `base` is the path of the site, with which absolute addresses begin.
    """
    if target.startswith("/"):
        if not target.startswith(base):
            return None
        full = target.removeprefix(base)
    else:
        full = path[: path.rfind("/") + 1] + target if target else path
    full = posixpath.normpath(full) + ("/" if full.endswith("/") or full in ("", ".") else "")
    if full.startswith(".."):
        return None
    full = full.removeprefix("./")
    return full + "index.html" if full.endswith("/") or not full else full
