"""Search, as a reader uses it."""

from __future__ import annotations

import re
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.chance import sample
from tests.support.colours import icon
from tests.support.handbooks import Site
from tests.support.watch import watch
from tests.support.words import PAGES

COMPOSING: list[dict[str, object]] = [{"isComposing": True}, {"keyCode": 229}]
"""How browsers tell that a key is an input method's."""


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


@pytest.mark.parametrize("first", sample(["button", "/", "Control+k", "Meta+k"], 1))
def test_it_opens_every_way_and_closes_with_escape(
    browser: Browser, fixture_site: Site, first: str
) -> None:
    """The first time it is asked for, which brings its script, and later."""
    with watch(browser) as seen:
        seen.page.goto(f"{fixture_site.address}/en/")
        for way in (first, "button", "/", "Control+k", "Meta+k"):
            if way == "button":
                seen.page.get_by_role("button", name="Search").click()
            else:
                seen.page.keyboard.press(way)
            expect(seen.page.get_by_role("dialog")).to_be_visible()
            seen.page.keyboard.press("Escape")
            expect(seen.page.get_by_role("dialog")).to_be_hidden()
        assert pieces(seen.requests) == []


@pytest.mark.parametrize(
    "path", sample(["", "today/", "practices/goals/", "checklists/daily/", "about/"], 2)
)
def test_its_button_is_seen_on_narrow_screens(
    browser: Browser, fixture_site: Site, path: str
) -> None:
    with watch(browser, width=320) as seen:
        seen.page.goto(f"{fixture_site.address}/en/{path}")
        button = seen.page.get_by_role("banner").get_by_role("button", name="Search")
        for width in (320, 375, 414, 600, 768, 900):
            seen.page.set_viewport_size({"width": width, "height": 812})
            drawn = icon(button)
            assert drawn["size"] >= 20 and drawn["contrast"] >= 4.5, (width, drawn)
            button.click()
            expect(seen.page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
            seen.page.keyboard.press("Escape")


def test_paper_shows_the_page_below_it(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/zh/roles/ops/", wait_until="networkidle")  # no clock
        page.emulate_media(media="print")
        wanted = page.screenshot()
        page.keyboard.press("Control+k")
        expect(page.locator("#pb--search[open]")).to_be_attached()
        expect(page.locator("#pb--search")).to_be_hidden()
        assert page.screenshot() == wanted


@pytest.mark.parametrize(
    ("language", "query", "title"),
    sample(
        [("zh", "目标", "明确目标"), ("en", "goals", "Clear goals"), ("zh", "CVR", "支付转化率")], 2
    ),
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


@pytest.mark.parametrize(("language", "query"), sample([("zh", "目标"), ("en", "goals")], 1))
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
    sample([("zh", "双十一目标", "practices/goals"), ("en", "OKR", "practices/goals")], 1),
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
    sample([("zh", "报表取去年", "报表取去年"), ("en", "reports figure", "report")], 1),
)
def test_a_word_deep_in_a_page_leads_to_its_section(
    browser: Browser, fixture_site: Site, language: str, query: str, marked: str
) -> None:
    section = f"/{language}/practices/goals/#step-baseline"
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/{language}/", query)
        sub = seen.page.locator(f'.pb-search__sub[href*="{section}:~:text="]')
        expect(sub).to_be_visible()
        assert marked in sub.locator("mark").all_inner_texts()
        sub.click()
        seen.page.wait_for_url(re.compile(section))
        assert seen.faults == []


def test_the_keyboard_does_it_all(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "weekly review")
        first = seen.page.locator(".pb-search__results a").first
        expect(first).to_contain_text("Weekly review")
        seen.page.keyboard.press("ArrowDown")
        expect(first).to_be_focused()
        seen.page.keyboard.press("ArrowUp")
        expect(seen.page.get_by_role("searchbox")).to_be_focused()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/en/checklists/weekly/")


def test_results_that_come_take_nobody_out_of_the_dialog(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "")
        first = seen.page.locator(".pb-search__results a").first
        first.focus()
        seen.page.get_by_role("searchbox").evaluate(
            "box => { box.value = 'weekly review'; box.dispatchEvent(new Event('input')) }"
        )
        expect(first).to_contain_text("Weekly review")
        expect(seen.page.get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize(
    ("language", "words"), sample([("zh", "手册里没有讲"), ("en", "has nothing on")], 1)
)
def test_it_says_that_the_handbook_has_nothing_and_keeps_what_was_asked(
    browser: Browser, fixture_site: Site, language: str, words: str
) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/{language}/", "qqzzxxvv")
        dialog = seen.page.get_by_role("dialog")
        expect(dialog.get_by_role("status")).to_contain_text(words)
        kept = "Object.entries(localStorage).find(([name]) => name.endsWith('asked'))?.[1]"
        assert seen.page.evaluate(kept) is None
        seen.page.keyboard.press("Escape")  # it empties the box
        seen.page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        asked = f"""() => {kept} === '["qqzzxxvv"]'"""
        seen.page.wait_for_function(asked)  # a dialog says late that it has closed


def test_it_counts_what_there_is(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "goals")
        dialog = seen.page.get_by_role("dialog")
        rows = seen.page.locator(
            "[aria-busy=false].pb-search__results > li:not(.pb-search__offers)"
        )
        for _ in range(2):
            expect(rows.first).to_be_visible()
            while dialog.locator(".pb-search__more", has_text="Show more").is_visible():
                dialog.locator(".pb-search__more").click()
            expect(dialog.get_by_role("status")).to_contain_text(f": {rows.count()}")
            if (deeper := dialog.locator(".pb-search__more")).is_visible():
                before = rows.count()
                deeper.click()
                expect(rows.nth(before)).to_be_visible()
        kinds = dialog.get_by_role("group").get_by_role("button").all_inner_texts()
        links = rows.locator("> a:first-child").evaluate_all("all => all.map(String)")
        of_a_kind = [link for link in links if not link.endswith("/en/")]
        assert sum(int(kind.split()[-1]) for kind in kinds) == len(of_a_kind)


def test_a_question_is_answered_in_the_list(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "")
        for query, told in (
            ("how is CVR calculated", "How it is calculated: paying buyers over visitors"),
            ("who is responsible for CVR", "Responsible: Operations"),
        ):
            seen.page.get_by_role("dialog").get_by_role("searchbox").fill(query)
            answer = seen.page.locator(".pb-search__answer a").first
            expect(answer).to_contain_text(told)
            expect(answer).to_have_attribute("href", re.compile("/en/metrics/cvr/$"))


@pytest.mark.parametrize("before", ["", "weekly review"])
def test_enter_opens_the_first_result_of_what_stands_in_the_box(
    browser: Browser, fixture_site: Site, before: str
) -> None:
    """However fast it was typed, over the results of another query or none."""
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", before)
        if before:
            expect(seen.page.locator(".pb-search__results a").first).to_be_visible()
        box = seen.page.get_by_role("dialog").get_by_role("searchbox")
        box.fill("Clear goals")
        box.press("Enter")
        seen.page.wait_for_url("**/en/practices/goals/")


def test_keys_of_an_input_method_are_left_alone(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/zh/", "目标")
        expect(seen.page.locator(".pb-search__results a").first).to_be_visible()
        box = seen.page.get_by_role("dialog").get_by_role("searchbox")
        for key, name in product(COMPOSING, ("Enter", "ArrowDown")):
            kept = box.evaluate(
                """(box, options) => box.dispatchEvent(
                    new KeyboardEvent("keydown", {...options, bubbles: true, cancelable: true}))""",
                {"key": name, **key},
            )
            assert kept
            expect(box).to_be_focused()
            assert seen.page.url.endswith("/zh/")


def test_enter_opens_nothing_where_nothing_answers(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "qqzzxxvv")
        seen.page.keyboard.press("Enter")
        expect(seen.page.get_by_role("dialog").get_by_role("status")).to_contain_text("nothing on")
        assert seen.page.url.endswith("/en/")


def test_an_empty_box_offers_today_emergencies_and_what_was_opened_last(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "Clear goals")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/en/practices/goals/")
        seen.page.keyboard.press("/")
        offers = seen.page.locator(".pb-search__offers a")
        expect(offers.filter(has_text="Daily opening")).to_be_visible()  # it is due on each day
        paths = [
            link.split("/en/")[1] for link in offers.evaluate_all("all => all.map((a) => a.href)")
        ]
        assert paths[0] == "today/"
        assert offers.first.inner_text() == PAGES["search-day"]["en"]
        assert paths[-2:] == ["checklists/incident/", "practices/goals/"]
        seen.page.keyboard.press("ArrowDown")
        expect(offers.first).to_be_focused()
