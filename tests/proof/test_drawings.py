"""Drawings on a narrow and on a wide screen, in every scheme: no text is small, faint or cut off,
and every mark stands out from the page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.colours import drawn
from tests.support.handbooks import Site
from tests.support.watch import watch

PAGES = ("calendar/", "calendar/double-11/", "roles/cs/", "plan/", "plan/budget/", "onboarding/cs/")
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "forced colours, dark": {"forced_colors": "active", "scheme": "dark"},
}
LEAST = 13
TEXT, MARK = 4.5, 3


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_drawings_are_read_at_any_width_and_in_any_scheme(
    browser: Browser, site: Site, language: str, width: int, look: str
) -> None:
    wrong = []
    with watch(browser, width=width, **LOOKS[look]) as seen:
        for path in PAGES:
            seen.page.goto(f"{site.address}/{language}/{path}", wait_until="networkidle")
            drawings = seen.page.locator("svg[role=img]:visible")
            assert drawings.count(), path
            for svg in drawings.all():
                found = drawn(svg)
                wrong += [
                    (path, one)
                    for one in found["texts"]
                    if one["contrast"] < TEXT or one["size"] < LEAST or one["cut"] > 1
                ]
                wrong += [(path, one) for one in found["marks"] if one["contrast"] < MARK]
    assert wrong == []
