"""Search, as a reader uses it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.colours import icon
from tests.support.handbooks import Site
from tests.support.watch import watch


def search(page: Page, address: str, query: str) -> None:
    """Open the page at `address` and type `query` into its search box."""
    page.goto(address)
    page.keyboard.press("/")
    box = page.get_by_role("dialog").get_by_role("searchbox")
    expect(box).to_be_focused()
    box.fill(query)


def pieces(requests: list[str]) -> list[str]:
    """The pieces of the index among what was fetched: `search/<version>/<number>.json`."""
    return [url for url in requests if re.search(r"/search/[0-9a-f]{8}/[0-9]+\.json$", url)]


@pytest.mark.parametrize("way", ["button", "/", "Control+k", "Meta+k"])
def test_it_opens_every_way_and_closes_with_escape(
    browser: Browser, fixture_site: Site, way: str
) -> None:
    with watch(browser) as seen:
        seen.page.goto(f"{fixture_site.address}/en/")
        if way == "button":
            seen.page.get_by_role("button", name="Search").click()
        else:
            seen.page.keyboard.press(way)
        expect(seen.page.get_by_role("dialog")).to_be_visible()
        seen.page.keyboard.press("Escape")
        expect(seen.page.get_by_role("dialog")).to_be_hidden()
        assert pieces(seen.requests) == []


@pytest.mark.parametrize("width", [320, 375, 414, 600, 768, 900])
def test_its_button_is_seen_on_narrow_screens(
    browser: Browser, fixture_site: Site, width: int
) -> None:
    with watch(browser, width=width) as seen:
        for path in ("", "today/", "practices/goals/", "checklists/daily/", "about/"):
            seen.page.goto(f"{fixture_site.address}/en/{path}")
            button = seen.page.get_by_role("banner").get_by_role("button", name="Search")
            drawn = icon(button)
            assert drawn["size"] >= 20 and drawn["contrast"] >= 4.5, (path, drawn)
            button.click()
            expect(seen.page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()


def test_paper_shows_the_page_below_it(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/zh/")
        page.emulate_media(media="print")
        wanted = page.screenshot()
        page.keyboard.press("Control+k")
        expect(page.locator("#search[open]")).to_be_attached()
        expect(page.locator("#search")).to_be_hidden()
        assert page.screenshot() == wanted


@pytest.mark.parametrize(
    ("language", "query", "title"),
    [("zh", "目标", "明确目标"), ("en", "goals", "Clear goals"), ("zh", "CVR", "支付转化率")],
)
def test_results_are_in_the_pages_language_with_their_section(
    browser: Browser, fixture_site: Site, language: str, query: str, title: str
) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/{language}/roles/", query)
        results = seen.page.locator(".pb-search__results a")
        expect(results.filter(has_text=title).first).to_be_visible()
        links = results.evaluate_all("links => links.map(link => link.pathname)")
        assert links and all(link.startswith(f"/sample/{language}/") for link in links)
        assert seen.page.locator(".pb-search__results small").count() > 0
        assert pieces(seen.requests) == []
        assert seen.faults == []


@pytest.mark.parametrize(("language", "query"), [("zh", "目标"), ("en", "goals")])
def test_more_is_found_in_the_full_text(
    browser: Browser, fixture_site: Site, language: str, query: str
) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/{language}/roles/", query)
        results = seen.page.locator(".pb-search__results > li > a:first-child")
        expect(results.first).to_be_visible()
        before = results.count()
        seen.page.locator(".pb-search__more").click()
        expect(results.nth(before)).to_be_focused()
        expect(seen.page.locator(".pb-search__sub mark").first).to_be_visible()
        assert len(pieces(seen.requests)) in (1, 2)
        links = results.evaluate_all("links => links.map(link => link.href)")
        assert len(set(links)) == len(links)
        assert seen.faults == []


@pytest.mark.parametrize(
    ("language", "query", "path"),
    [("zh", "双十一目标", "practices/goals"), ("en", "OKR", "practices/goals")],
)
def test_keywords_are_found(
    browser: Browser, fixture_site: Site, language: str, query: str, path: str
) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/{language}/", query)
        wanted = seen.page.locator(f'.pb-search__results a[href$="/{language}/{path}/"]')
        expect(wanted.first).to_be_visible()


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [("zh", "报表取去年", "报表取去年"), ("en", "reports figure", "report")],
)
def test_a_word_deep_in_a_page_leads_to_its_section(
    browser: Browser, fixture_site: Site, language: str, query: str, marked: str
) -> None:
    section = f"/{language}/practices/goals/#step-baseline"
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/{language}/", query)
        sub = seen.page.locator(f'.pb-search__sub[href$="{section}"]')
        expect(sub).to_be_visible()
        assert marked in sub.locator("mark").all_inner_texts()
        sub.click()
        seen.page.wait_for_url(f"**{section}")
        assert seen.faults == []


def test_the_keyboard_does_it_all(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "weekly review")
        first = seen.page.locator(".pb-search__results a").first
        expect(first).to_be_visible()
        seen.page.keyboard.press("ArrowDown")
        expect(first).to_be_focused()
        seen.page.keyboard.press("ArrowUp")
        expect(seen.page.get_by_role("searchbox")).to_be_focused()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/en/checklists/weekly/")


@pytest.mark.parametrize(("language", "words"), [("zh", "没有找到"), ("en", "Nothing found")])
def test_a_helpful_word_when_nothing_is_found(
    browser: Browser, fixture_site: Site, language: str, words: str
) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/{language}/", "qqzzxxvv")
        expect(seen.page.get_by_role("dialog").get_by_role("status")).to_contain_text(words)
