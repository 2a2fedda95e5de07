"""A list belongs to a period: days, weeks, months, quarters, campaigns and runs, in two zones."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.lists import (
    SAID,
    box,
    counted,
    done,
    notices,
    period,
    press,
    reading,
    status,
    stored,
)

ZONES = ("Asia/Shanghai", "America/Los_Angeles")
"""Of readers; the team is in the first."""


def left_open(language: str, when: str, count: int) -> str:
    """That something was left open, before the names of what it was."""
    said = SAID["left-open"][language].partition("{names}")[0]
    return said.format(period=when, count=count)


@pytest.mark.parametrize("zone", ZONES)
def test_a_new_day_begins_at_the_teams_midnight(
    browser: Browser, fixture_site: Site, zone: str, language: str
) -> None:
    now = "2026-11-23T23:59:00+08:00"
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, now=now, zone=zone) as seen:
        page = seen.page
        before = {"zh": "2026 年 11 月 23 日 星期一", "en": "Monday, 23 Nov 2026"}
        after = {"zh": "2026 年 11 月 24 日 星期二", "en": "Tuesday, 24 Nov 2026"}
        expect(period(page)).to_have_text(before[language])
        box(page, "price").check()
        page.clock.fast_forward("01:30")
        expect(period(page)).to_have_text(after[language])
        expect(box(page, "price")).not_to_be_checked()
        expect(notices(page)).to_contain_text(after[language])
        assert list(stored(page)["ticks:daily@2026-11-23"]["marks"]) == ["price"]


def test_a_tick_just_after_midnight_counts_for_the_new_day(
    browser: Browser, fixture_site: Site
) -> None:
    now = "2026-11-23T23:59:58+08:00"
    with reading(browser, fixture_site, "zh/checklists/daily/", now=now, once=True) as seen:
        seen.page.clock.pause_at("2026-11-24T00:00:02+08:00")
        seen.page.evaluate("() => document.querySelector('input[data-item=price]').click()")
        assert list(stored(seen.page)) == ["ticks:daily@2026-11-24"]


def test_each_period_shows_what_it_was_handed_itself(browser: Browser, fixture_site: Site) -> None:
    """Though it may be as many items, or the same, from another day."""
    handed = {24: 23, 23: 22}
    kept = {
        f"ticks:daily@2026-11-{day}": {"v": 2, "marks": {}, "carried": [f"price@2026-11-{before}"]}
        for day, before in handed.items()
    }
    with reading(browser, fixture_site, "zh/checklists/daily/", kept=kept) as seen:
        page = seen.page
        carried = page.locator(".pb-carried .pb-check")
        expect(carried).to_contain_text("11 月 23 日")
        page.locator("[data-do=earlier]").click()
        expect(carried).to_contain_text("11 月 22 日")
        carried.locator("input").check()
        assert done(page, "ticks:daily@2026-11-22") == {"price"}


def test_what_yesterday_left_open_can_be_carried_over(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    done = {"v": 2, "marks": {"page": {"at": 1795000000000}}}
    kept = {"ticks:daily@2026-11-23": done}
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, kept=kept) as seen:
        page = seen.page
        yesterday = {"zh": "2026 年 11 月 23 日 星期一", "en": "Monday, 23 Nov 2026"}
        expect(notices(page)).to_contain_text(left_open(language, yesterday[language], 2))
        press(page, "carry", language)
        carried = page.locator(".pb-carried input[data-item]")
        expect(carried).to_have_count(2)
        expect(status(page)).to_contain_text(counted(language, 0, 5))
        carried.first.check()
        marks = stored(page)["ticks:daily@2026-11-23"]["marks"]
        assert set(marks) == {"page", "price"}
        page.reload()
        expect(page.locator(".pb-carried input:checked")).to_have_count(1)
        expect(notices(page)).to_be_empty()


def test_yesterday_can_be_left_behind(browser: Browser, fixture_site: Site, language: str) -> None:
    kept = {"ticks:daily@2026-11-23": {"v": 2, "marks": {"page": {"at": 1795000000000}}}}
    with reading(browser, fixture_site, f"{language}/checklists/daily/", kept=kept) as seen:
        press(seen.page, "leave", language)
        expect(notices(seen.page)).to_be_empty()
        seen.page.reload()
        expect(status(seen.page)).not_to_be_empty()
        expect(notices(seen.page)).to_be_empty()


def test_a_new_reader_is_told_of_no_yesterday(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/checklists/daily/") as seen:
        expect(notices(seen.page)).to_be_empty()


def test_earlier_periods_can_be_opened_and_mended(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        expect(page.locator("[data-do=later]")).to_be_hidden()
        page.locator("[data-do=earlier]").click()
        expect(period(page)).to_contain_text({"zh": "11 月 23 日", "en": "23 Nov"}[language])
        box(page, "stock").check()
        expect(notices(page)).to_contain_text(SAID["other-period"][language])
        press(page, "back-to-now", language)
        expect(box(page, "stock")).not_to_be_checked()
        assert "ticks:daily@2026-11-23" in stored(page)


def test_tomorrows_list_says_that_it_is_not_todays_until_it_is(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    now, path = "2026-11-23T23:50:00+08:00", f"{language}/checklists/daily/#at=2026-11-24"
    with reading(browser, fixture_site, path, now=now) as seen:
        page = seen.page
        expect(notices(page)).to_contain_text(SAID["other-period"][language])
        press(page, "back-to-now", language)
        expect(period(page)).to_contain_text("23")
        expect(notices(page)).not_to_contain_text(SAID["other-period"][language])
        page.evaluate("() => { location.hash = '#at=2026-11-24'; }")
        expect(notices(page)).to_contain_text(SAID["other-period"][language])
        page.clock.fast_forward("15:00")
        expect(notices(page)).not_to_contain_text(SAID["other-period"][language])
        expect(period(page)).to_contain_text("24")


def test_a_longer_period_ends_where_the_calendar_says(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    """The last day of week 53; Node tries the other turns."""
    data = {"period": "week", "schedule": "null"}
    path, now = f"{language}/checklists/daily/", "2027-01-03T23:59:00+08:00"
    before = {
        "zh": "2026 年第 53 周 · 12 月 28 日 - 1 月 3 日",
        "en": "Week 53 of 2026 · 28 Dec–3 Jan",
    }
    after = {"zh": "2027 年第 1 周 · 1 月 4-10 日", "en": "Week 1 of 2027 · 4–10 Jan"}
    with reading(browser, fixture_site, path, now=now, data=data) as seen:
        page = seen.page
        expect(period(page)).to_have_text(before[language])
        box(page, "price").check()
        assert "ticks:daily@2026-W53" in stored(page)
        page.clock.fast_forward("01:30")
        expect(period(page)).to_have_text(after[language])
        expect(box(page, "price")).not_to_be_checked()
        expect(notices(page)).to_contain_text(left_open(language, before[language], 2))
        press(page, "carry", language)
        expect(page.locator(".pb-carried input[data-item]")).to_have_count(2)


def test_a_monthly_list_of_the_last_day_runs_from_31_january_to_28_february(
    browser: Browser, fixture_site: Site
) -> None:
    """What was due on 31 January is still open, and said so, on 28 February."""
    schedule = "{&quot;freq&quot;:&quot;monthly&quot;,&quot;monthdays&quot;:[-1]}"
    data = {"period": "month", "schedule": schedule}
    kept = {"ticks:daily@2026-01": {"v": 2, "marks": {"price": {"at": 1769800000000}}}}
    now, path = "2026-02-28T09:00:00+08:00", "zh/checklists/daily/"
    with reading(browser, fixture_site, path, now=now, data=data, kept=kept) as seen:
        expect(period(seen.page)).to_have_text("2026 年 2 月")
        expect(notices(seen.page)).to_contain_text(left_open("zh", "2026 年 1 月", 2))


def test_a_day_of_23_or_25_hours_is_one_day(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    """Here 25; Node counts both."""
    day, hours = "2026-11-01", 25
    now = f"{day}T00:10:00-07:00"
    zone = "America/Los_Angeles"
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, now=now, zone=zone) as seen:
        page = seen.page
        page.evaluate(f"document.documentElement.dataset.zone = '{zone}'")
        words = period(page).text_content() or ""
        box(page, "price").check()
        page.clock.fast_forward(f"{hours - 1:02}:30:00")
        expect(period(page)).to_have_text(words)
        expect(box(page, "price")).to_be_checked()
        page.clock.fast_forward("30:00")
        expect(period(page)).not_to_have_text(words)
        expect(box(page, "price")).not_to_be_checked()
        assert "ticks:daily@" + day in stored(page)


def test_a_campaign_list_belongs_to_the_campaign_chosen(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    now = "2026-03-04T10:00:00+08:00"
    path = f"{language}/checklists/promo-day/"
    with reading(browser, fixture_site, path, now=now) as seen:
        page = seen.page
        words = {"zh": "T0 = 3 月 9 日 周一 · 还有 5 天", "en": "T0 = Mon 9 Mar · 5 days to go"}
        expect(period(page)).to_contain_text(words[language])
        box(page, "go").check()
        choice = page.get_by_label(SAID["campaign"][language])
        choice.select_option("2027-03-08.spring-sale")
        expect(box(page, "go")).not_to_be_checked()
        expect(period(page)).to_contain_text("2027")
        page.reload()
        expect(choice).to_have_value("2027-03-08.spring-sale")
        choice.select_option("2026-03-09.spring-sale")
        expect(box(page, "go")).to_be_checked()
    with reading(browser, fixture_site, path, now="2026-03-20T10:00:00+08:00") as seen:
        offered = seen.page.get_by_label(SAID["campaign"][language]).locator("option")
        expect(offered.first).to_have_attribute("value", "2027-03-08.spring-sale")
        expect(offered.last).to_have_attribute("value", "2026-03-09.spring-sale")


def test_an_incident_list_starts_a_named_run_each_time(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/incident/") as seen:
        page = seen.page
        name = page.get_by_label(SAID["run-name"][language])
        name.fill("SKU 1024")
        name.press("Enter")
        box(page, "stop").check()
        page.clock.fast_forward("02:00")
        press(page, "run-new", language)
        expect(box(page, "stop")).not_to_be_checked()
        name.fill("SKU 2048")
        name.press("Enter")
        choice = page.get_by_label(SAID["run"][language], exact=True)
        expect(choice.locator("option")).to_have_count(2)
        page.reload()
        expect(period(page)).to_contain_text("SKU 2048")
        choice.select_option(label="SKU 1024 · 2026-11-24 10:00")
        expect(box(page, "stop")).to_be_checked()
