"""The page for addresses that are not there, at any depth and wherever the site lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.served import serve
from tests.support.words import PAGES

WIDTH = "document.querySelector('.pb-logo').getBoundingClientRect().width"


@pytest.mark.parametrize("place", ["", "sample/", "moved/far/away/"])
def test_a_lost_page_is_whole_wherever_the_site_lies(
    browser: Browser, fixture_site: Site, tmp_path: Path, place: str
) -> None:
    """It was built for /sample/."""
    folder = fixture_site.folder
    if place:
        link = tmp_path / place.rstrip("/")
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(folder)
        folder = tmp_path
    with serve(folder) as served:
        page = browser.new_page()
        page.goto(f"{served.address}/{place}en/no/such/page/")
        home = page.locator("section:not([hidden]) a")
        expect(home).to_have_count(1)
        expect(home).to_have_text(PAGES["go-home"]["en"])
        assert page.evaluate(WIDTH) < 200
        home.click()
        expect(page).to_have_url(f"{served.address}/{place}en/")
        page.close()
