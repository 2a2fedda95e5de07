"""What axe finds on a page."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

from conftest import ROOT
from playwright.sync_api import Page

sys.path.insert(0, str(ROOT / "tests" / "js"))


@cache
def _source() -> str:
    import node  # noqa: PLC0415 - found on the path set above

    node.install()
    return (node.PACKAGES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Everything axe finds, best practices included; empty is good."""
    page.evaluate(_source())
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
