"""The Today page: due, overdue, coming up, the week, and the home page once a role is chosen."""

from __future__ import annotations

import pytest
from conftest import Site
from lists import SAID, box, reading, stored
from playwright.sync_api import Browser, Locator, Page, expect

LANGUAGES = ("zh", "en")
DAILY = {"zh": "每日开店", "en": "Daily opening"}
WEEKLY = {"zh": "周复盘", "en": "Weekly review"}
PROMO = {"zh": "活动当天", "en": "The day of the sale"}


def part(page: Page, key: str, language: str) -> Locator:
    """The list under one heading."""
    heading = page.get_by_role("heading", name=SAID[key][language], exact=True)
    return heading.locator("xpath=following-sibling::*[1]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_sees_its_day(browser: Browser, fixture_site: Site, language: str) -> None:
    now = "2026-03-04T10:00:00+08:00"
    kept = {"ticks:daily@2026-03-02": {"v": 2, "marks": {"page": {"at": 9}}}}
    path = f"{language}/today/"
    with reading(browser, fixture_site, path, now=now, kept=kept) as seen:
        page = seen.page
        expect(page.locator(".pb-today li")).to_have_count(2)
        page.get_by_label(SAID["role"][language]).select_option("ops")
        expect(part(page, "due-now", language)).to_contain_text(DAILY[language])
        expect(part(page, "due-now", language)).not_to_contain_text(WEEKLY[language])
        expect(part(page, "overdue", language)).to_contain_text(DAILY[language])
        expect(part(page, "coming", language)).to_contain_text(PROMO[language])
        expect(page.locator(".pb-week li")).to_have_count(7)
        assert stored(page)["role"] == "ops"
        page.locator(".pb-week button").first.click()
        expect(page.locator(".pb-board__days p")).to_contain_text("2")
        page.get_by_label(SAID["role"][language]).select_option("*")
        expect(part(page, "due-day", language)).to_contain_text(WEEKLY[language])
        part(page, "due-day", language).get_by_role("link", name=WEEKLY[language]).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(WEEKLY[language])


def test_ticks_and_midnight_show_at_once(browser: Browser, fixture_site: Site) -> None:
    now = "2026-03-04T23:59:00+08:00"
    with reading(browser, fixture_site, "zh/today/", now=now, kept={"role": "ops"}) as seen:
        page = seen.page
        other = page.context.new_page()
        other.clock.install(time=now)
        other.goto(f"{fixture_site.address}/zh/checklists/daily/")
        for item in ("price", "page", "stock"):
            box(other, item).check()
        expect(part(page, "due-now", "zh")).to_contain_text(SAID["all-settled"]["zh"])
        page.clock.fast_forward("01:30")
        expect(page.locator(".pb-board__days p")).to_contain_text("3 月 5 日")
        expect(part(page, "due-now", "zh")).not_to_contain_text(SAID["all-settled"]["zh"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_is_today_once_a_role_is_chosen(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    with reading(browser, fixture_site, f"{language}/") as seen:
        page = seen.page
        expect(page.locator(".pb-week")).to_have_count(0)
        page.get_by_label(SAID["role"][language]).select_option("mgr")
        expect(part(page, "due-now", language)).to_contain_text(DAILY[language])
        page.reload()
        expect(page.locator(".pb-week li")).to_have_count(7)


def test_a_new_colleague_sees_their_own_steps(browser: Browser, fixture_site: Site) -> None:
    kept = {"role": "ops", "started": "2026-11-23"}
    with reading(browser, fixture_site, "en/today/", kept=kept) as seen:
        page = seen.page
        own = "a[href*='/onboarding/']"
        expect(part(page, "overdue", "en").locator(own)).to_have_text(
            [
                "Sign in everywherewas due 23 Nov · Common path",
                "Read and sign the ruleswas due 23 Nov · Common path",
            ]
        )
        part(page, "due-now", "en").get_by_role("link", name="Try the product").click()
        expect(page.locator("#step-common-product")).to_be_in_viewport()


def test_a_run_that_was_begun_is_in_progress(browser: Browser, fixture_site: Site) -> None:
    run = {"v": 2, "marks": {}, "name": "SKU 7"}
    kept = {"role": "ops", "ticks:incident@run-20261123T090000": run}
    with reading(browser, fixture_site, "en/today/", kept=kept) as seen:
        expect(part(seen.page, "running", "en")).to_contain_text("SKU 7")
