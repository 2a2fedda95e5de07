"""What stands folded is found: by links, by search, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.watch import watch

PRACTICE = "en/practices/goals/"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (f"{PRACTICE}#pitfalls", "Only a total"),
        ("en/practices/process/#step-check--more", "Mend a wide gap"),
        ("en/roles/ops/#work-sample", "#work-sample"),
    ],
)
def test_a_link_into_a_fold_opens_it(
    browser: Browser, fixture_site: Site, path: str, shown: str
) -> None:
    with watch(browser, width=375) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/{path.partition('#')[0]}")
        place = page.locator(shown) if shown.startswith("#") else page.get_by_text(shown).last
        expect(place).not_to_be_visible()
        page.goto(f"{fixture_site.address}/{path}")
        expect(place).to_be_in_viewport()


def test_search_leads_into_what_is_folded(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/en/")
        page.keyboard.press("/")
        page.get_by_role("searchbox").fill("mend wide gap")
        page.locator('.pb-search__sub[href*="#step-check--more:~:text="]').click()
        expect(page.get_by_text("Mend a wide gap")).to_be_in_viewport()


def test_paper_shows_all_that_is_folded(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/{PRACTICE}")
        page.emulate_media(media="print")
        heights = page.locator(".pb-fold > :not(summary)").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect().height)"
        )
        assert len(heights) > 5 and min(heights) > 10


def test_a_path_says_what_comes_next_and_opens_its_stage(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/en/onboarding/ops/")
        line = page.locator("[data-next]").first
        steps = page.locator(".pb-check[id^=step-] > input")
        for at in range(steps.count()):
            step = steps.nth(at)
            expect(line.locator("a")).to_have_attribute(
                "href", f"#{step.locator('..').get_attribute('id')}"
            )
            line.locator("a").click()
            step.check()
        expect(line).to_be_hidden()
        expect(page.locator("[data-next]").last).to_be_visible()
        assert seen.faults == []
