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


def test_the_keeper_is_shown_what_is_found_and_why(browser: Browser, site: Site) -> None:
    """As the dialog has it; what each page is worth adds up, and so does what speaks for it."""
    with watch(browser) as seen:
        page = seen.page
        page.goto(f"{site.address}/en/about/search/")
        page.get_by_label("Query").fill("strike through price rules")
        page.get_by_role("button", name="Show", exact=True).click()
        rows = page.locator("#search-found tbody tr")
        expect(rows.first).to_be_visible()
        shown = rows.locator("a").evaluate_all("all => all.map((link) => link.href)")
        for row in rows.all()[:5]:
            whole, *parts = (float(cell or 0) for cell in row.locator("td").all_inner_texts()[:-1])
            assert abs(whole - sum(parts)) < 0.03
        decided = page.locator("#search-decided")
        parts = [float(text) for text in decided.locator("td").all_inner_texts()]
        expect(decided).to_contain_text(re.compile(r"There is an answer: [\d.]+ points"))
        told = re.search(r"[\d.]+", decided.inner_text())
        assert told and abs(float(told[0]) - sum(parts)) < 0.03
        page.keyboard.press("Control+k")
        type_query(page, "strike through price rules")
        found = page.locator("[aria-busy=false].pb-search__results > li > a:first-child")
        expect(found.first).to_be_visible()
        assert found.evaluate_all("all => all.map((link) => link.href)")[:5] == shown[:5]
        assert seen.faults == []
