"""The page for addresses that are not there, at any depth and wherever the site lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.kept import own
from tests.support.served import serve
from tests.support.words import PAGES

WIDTH = "document.querySelector('.pb-logo').getBoundingClientRect().width"
PLACES = ("today", "do", "learn", "look-up", "plan")


@pytest.mark.parametrize("place", sample(["", "sample/", "moved/far/away/"], 1))
def test_a_lost_page_is_whole_wherever_the_site_lies(
    browser: Browser, fixture_site: Site, tmp_path: Path, place: str
) -> None:
    """It was built for /sample/; its search and its places lead on from there."""
    folder = fixture_site.folder
    if place:
        link = tmp_path / place.rstrip("/")
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(folder)
        folder = tmp_path
    with serve(folder) as served:
        page = browser.new_page()
        lost = f"{served.address}/{place}en/no/such/page/"
        page.goto(lost)
        shown = page.locator("section:not([hidden])")
        expect(shown).to_have_count(1)
        assert shown.locator("h2").all_text_contents() == [
            PAGES[f"place-{one}"]["en"] for one in PLACES
        ]
        assert page.evaluate(WIDTH) < 200
        shown.locator("[data-search-open]").click()
        page.get_by_role("searchbox").fill("goals")
        page.locator(".pb-search__results a[href$='practices/goals/']").first.click()
        expect(page).to_have_url(f"{served.address}/{place}en/practices/goals/")
        page.goto(lost)  # anew: Back would bring the results too
        expect(shown).to_have_count(1)  # its links lead where the site lies
        shown.get_by_role("link", name=PAGES["go-home"]["en"]).click()
        expect(page).to_have_url(f"{served.address}/{place}en/")
        page.close()


def test_no_key_is_named_where_there_are_none(browser: Browser, fixture_site: Site) -> None:
    for touch, shown in ((True, "none"), (False, "block")):
        page = browser.new_page(has_touch=touch, is_mobile=touch)
        page.goto(f"{fixture_site.address}/en/no/such/page/")
        key = "(button) => getComputedStyle(button, '::after').display"
        assert page.locator("[data-search-open]:visible").evaluate(key) == shown
        page.close()


@pytest.mark.parametrize(
    ("chosen", "asked", "language"),
    [("en", "zh-CN", "en"), (None, "zh-TW", "zh"), (None, "en-US", "en")],
)
def test_an_address_of_no_language_is_answered_in_the_readers(
    browser: Browser, fixture_site: Site, chosen: str | None, asked: str, language: str
) -> None:
    context = browser.new_context(locale=asked)
    page = context.new_page()
    page.goto(f"{fixture_site.address}/no/such/page/")
    if chosen:
        page.evaluate(
            "([name, code]) => localStorage.setItem(name, code)",
            [own(fixture_site, "language"), chosen],
        )
        page.reload()
    expect(page.locator("section:not([hidden])")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["not-found"][language])
    context.close()
