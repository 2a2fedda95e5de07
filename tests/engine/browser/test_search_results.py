"""What becomes of search results: narrowed, opened at the passage, there again."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.engine.browser.test_search import search
from tests.support.handbooks import Site
from tests.support.watch import watch


def test_results_are_there_again_when_one_comes_back(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/roles/", "goals")
        result = seen.page.locator('.pb-search__results a[href$="/en/practices/goals/"]').first
        result.click()
        seen.page.wait_for_url("**/en/practices/goals/")
        seen.page.go_back()
        expect(seen.page.get_by_role("dialog").get_by_role("searchbox")).to_have_value("goals")
        expect(result).to_be_focused()
        seen.page.reload()
        expect(seen.page.get_by_role("dialog")).to_be_hidden()
        assert seen.page.evaluate("history.state?.search") is None
        assert seen.faults == []


def test_one_comes_back_to_a_result_far_down(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/roles/", "goals")
        results = seen.page.locator(".pb-search__results > li > a:first-child")
        expect(results.first).to_be_visible()
        last = results.nth(results.count())
        seen.page.locator(".pb-search__more").click()
        expect(last).to_be_focused()
        address = last.evaluate("link => link.href")
        last.click()
        seen.page.wait_for_url(address)
        seen.page.go_back()
        expect(last).to_be_focused()


def test_a_result_opened_in_a_tab_of_its_own_leaves_the_others_there(
    browser: Browser, fixture_site: Site
) -> None:
    """The page that was searched from is not one to come back to."""
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/roles/", "goals")
        result = seen.page.locator('.pb-search__results a[href$="/en/practices/goals/"]').first
        with seen.page.context.expect_page():
            result.click(modifiers=["ControlOrMeta"])
        expect(result).to_be_visible()
        assert seen.page.evaluate("history.state?.search") is None


def test_the_names_of_kinds_are_whole_above_a_long_list(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser) as seen:
        seen.page.set_viewport_size({"width": 1280, "height": 400})
        search(seen.page, f"{fixture_site.address}/en/", "price")
        kind = seen.page.get_by_role("dialog").get_by_role("group").get_by_role("button").first
        expect(kind).to_be_visible()
        assert kind.evaluate("box => box.clientHeight >= box.scrollHeight")


def test_results_are_narrowed_to_a_kind(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "price")
        dialog = seen.page.get_by_role("dialog")
        links = seen.page.locator(".pb-search__results > li > a:first-child")
        expect(links.first).to_be_visible()
        kinds = dialog.get_by_role("group").get_by_role("button")
        chosen = kinds.filter(has_text="Checklists")
        count = chosen.inner_text().split()[-1]
        before = links.count()
        chosen.click()
        expect(chosen).to_have_attribute("aria-pressed", "true")
        expect(chosen).to_be_focused()
        expect(dialog.get_by_role("status")).to_contain_text(f": {count}")
        assert all("/checklists/" in link for link in links.evaluate_all("all => all.map(String)"))
        chosen.click()
        expect(links).to_have_count(before)


def test_a_page_found_by_its_text_opens_at_the_passage(
    browser: Browser, fixture_site: Site
) -> None:
    """The page itself, not the section beneath it; and what was found is in view."""
    with watch(browser) as seen:
        search(seen.page, f"{fixture_site.address}/en/", "reports figure")
        first = seen.page.locator(".pb-search__results > li > a:first-child").first
        expect(first).to_have_attribute("href", re.compile("/en/practices/goals/$"))
        first.click()
        seen.page.wait_for_url(re.compile("/en/practices/goals/#step-baseline"))
        passage = seen.page.locator("#step-baseline").get_by_text("figure")
        expect(passage.first).to_be_in_viewport()
        assert seen.faults == []
