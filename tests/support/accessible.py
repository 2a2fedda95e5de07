"""What axe finds on a page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.support import node


@cache
def _source() -> str:
    node.install()
    return (node.PACKAGES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Everything axe finds, best practices included; empty is good."""
    if not page.evaluate("() => 'axe' in window"):  # this document has none yet
        page.evaluate(_source())
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def violations_at(page: Page, address: str, paths: Iterable[str]) -> dict[str, list[str]]:
    """What axe finds on the pages at `paths` below `address`, of those where it finds something."""
    wrong = {}
    for path in paths:
        page.goto(f"{address}/{path}", wait_until="networkidle")
        if found := violations(page):
            wrong[path] = found
    return wrong
