"""Search in this repository's own handbook: its terms, and names that are numbers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.handbooks import Site
from tests.support.watch import watch


def type_query(page: Page, query: str) -> None:
    box = page.get_by_role("dialog").get_by_role("searchbox")
    expect(box).to_be_focused()
    box.fill(query)


@pytest.mark.parametrize(
    ("language", "query", "title"), [("zh", "坑位费", "坑位费"), ("en", "slot fee", "slot fee")]
)
def test_a_term_is_found_with_its_meaning(
    browser: Browser, site: Site, language: str, query: str, title: str
) -> None:
    with watch(browser) as seen:
        seen.page.goto(f"{site.address}/{language}/")
        seen.page.keyboard.press("/")
        type_query(seen.page, query)
        wanted = seen.page.locator(
            f'.pb-search__results a[href$="/{language}/glossary/content/#term-slot-fee"]'
        )
        expect(wanted).to_contain_text(title)
        wanted.click()
        expect(seen.page.locator("#term-slot-fee")).to_be_in_viewport()


@pytest.mark.parametrize("query", ["双11", "双十一", "11.11"])
def test_numbers_are_not_mixed_up(browser: Browser, site: Site, query: str) -> None:
    with watch(browser) as seen:
        seen.page.goto(f"{site.address}/zh/")
        seen.page.keyboard.press("/")
        type_query(seen.page, query)
        first = seen.page.locator(".pb-search__results a").first
        expect(first).to_have_attribute("href", re.compile("/zh/calendar/double-11/$"))
