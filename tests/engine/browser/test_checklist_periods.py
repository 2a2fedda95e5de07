"""A list belongs to a period: days, weeks, months, quarters, campaigns and runs, in two zones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.lists import SAID, box, notices, period, press, reading, status, stored

ZONES = {"Asia/Shanghai": "+08:00", "America/Los_Angeles": "-08:00"}
LANGUAGES = ("zh", "en")
EVERY_DAY = """async (base) => {
  const { addDays, periodOf, spanOf } = await import(`${base}/assets/scripts/shared.js`);
  const days = [];
  for (let day = new Date(2024, 0, 1); day.getFullYear() < 2031; day = addDays(day, 1)) {
    const week = periodOf("week", day);
    const { start, end } = spanOf(week);
    const whole = +addDays(start, 7) === +end && start <= day && day < end;
    days.push([periodOf("day", day), week, whole]);
  }
  return days;
}"""


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_day_begins_at_the_readers_midnight(
    browser: Browser, fixture_site: Site, zone: str, language: str
) -> None:
    now = f"2026-11-23T23:59:00{ZONES[zone]}"
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_yesterday_left_open_can_be_carried_over(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    done = {"v": 2, "marks": {"page": {"at": 1795000000000}}}
    kept = {"ticks:daily@2026-11-23": done}
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, kept=kept) as seen:
        page = seen.page
        said = {"zh": "还有 2 项没做完", "en": "2 left open"}
        expect(notices(page)).to_contain_text(said[language])
        press(page, "carry", language)
        carried = page.locator(".pb-carried input[data-item]")
        expect(carried).to_have_count(2)
        expect(status(page)).to_contain_text({"zh": "0 / 5", "en": "0 of 5"}[language])
        carried.first.check()
        marks = stored(page)["ticks:daily@2026-11-23"]["marks"]
        assert set(marks) == {"page", "price"}
        page.reload()
        expect(page.locator(".pb-carried input:checked")).to_have_count(1)
        expect(notices(page)).to_be_empty()


@pytest.mark.parametrize("language", LANGUAGES)
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_earlier_periods_can_be_opened_and_mended(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        expect(page.locator("[data-do=later]")).to_be_hidden()
        page.locator("[data-do=earlier]").click()
        expect(period(page)).to_contain_text({"zh": "11 月 23 日", "en": "23 Nov"}[language])
        box(page, "stock").check()
        expect(notices(page)).to_contain_text(SAID["past-period"][language])
        press(page, "back-to-now", language)
        expect(box(page, "stock")).not_to_be_checked()
        assert "ticks:daily@2026-11-23" in stored(page)


WORDS = {
    "2026-W53": ("2026 年第 53 周 · 12 月 28 日 - 1 月 3 日", "Week 53 of 2026 · 28 Dec–3 Jan"),
    "2027-W01": ("2027 年第 1 周 · 1 月 4-10 日", "Week 1 of 2027 · 4–10 Jan"),
    "2026-01": ("2026 年 1 月", "Jan 2026"),
    "2026-02": ("2026 年 2 月", "Feb 2026"),
    "2026-03": ("2026 年 3 月", "Mar 2026"),
    "2028-02": ("2028 年 2 月", "Feb 2028"),
    "2026-Q1": ("2026 年第 1 季度", "Q1 2026"),
    "2026-Q2": ("2026 年第 2 季度", "Q2 2026"),
    "2026": ("2026 年", "2026"),
    "2027": ("2027 年", "2027"),
}
TURNS = {
    "week 53 ends": ("week", "2027-01-03", "2026-W53", "2027-W01"),
    "week 53 goes on": ("week", "2026-12-31", "2026-W53", "2026-W53"),
    "31 January": ("month", "2026-01-31", "2026-01", "2026-02"),
    "28 February": ("month", "2026-02-28", "2026-02", "2026-03"),
    "leap day follows": ("month", "2028-02-28", "2028-02", "2028-02"),
    "quarter start": ("quarter", "2026-03-31", "2026-Q1", "2026-Q2"),
    "year start": ("year", "2026-12-31", "2026", "2027"),
}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_longer_periods_end_where_the_calendar_says(
    browser: Browser, fixture_site: Site, language: str, turn: str
) -> None:
    kind, day, before, after = TURNS[turn]
    data = {"period": kind, "schedule": "null"}
    path, now = f"{language}/checklists/daily/", f"{day}T23:59:00+08:00"
    side = LANGUAGES.index(language)
    with reading(browser, fixture_site, path, now=now, data=data) as seen:
        page = seen.page
        expect(period(page)).to_have_text(WORDS[before][side])
        box(page, "price").check()
        assert f"ticks:daily@{before}" in stored(page)
        page.clock.fast_forward("01:30")
        expect(period(page)).to_have_text(WORDS[after][side])
        if before == after:
            expect(box(page, "price")).to_be_checked()
        else:
            expect(box(page, "price")).not_to_be_checked()
            left = {"zh": "还有 2 项没做完", "en": "2 left open"}
            expect(notices(page)).to_contain_text(left[language])
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
        expect(notices(seen.page)).to_contain_text("2026 年 1 月还有 2 项没做完")


@pytest.mark.parametrize("day", ["2026-03-08", "2026-11-01"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_of_23_or_25_hours_is_one_day(
    browser: Browser, fixture_site: Site, language: str, day: str
) -> None:
    offset = {"2026-03-08": "-08:00", "2026-11-01": "-07:00"}[day]
    hours = {"2026-03-08": 23, "2026-11-01": 25}[day]
    now = f"{day}T00:10:00{offset}"
    zone = "America/Los_Angeles"
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, now=now, zone=zone) as seen:
        page = seen.page
        words = period(page).text_content() or ""
        box(page, "price").check()
        page.clock.fast_forward(f"{hours - 1:02}:30:00")
        expect(period(page)).to_have_text(words)
        expect(box(page, "price")).to_be_checked()
        page.clock.fast_forward("30:00")
        expect(period(page)).not_to_have_text(words)
        expect(box(page, "price")).not_to_be_checked()
        assert "ticks:daily@" + day in stored(page)


@pytest.mark.parametrize("zone", [*ZONES, "America/Sao_Paulo"])
def test_every_day_is_in_the_week_that_iso_says(
    browser: Browser, fixture_site: Site, zone: str
) -> None:
    with reading(browser, fixture_site, "zh/today/", zone=zone) as seen:
        found = seen.page.evaluate(EVERY_DAY, fixture_site.address)
    day = date(2024, 1, 1)
    for text, week, whole in found:
        year, number, _ = day.isocalendar()
        assert (text, week, whole) == (day.isoformat(), f"{year}-W{number:02}", True)
        day += timedelta(days=1)
    assert day == date(2031, 1, 1)


@pytest.mark.parametrize("language", LANGUAGES)
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


@pytest.mark.parametrize("language", LANGUAGES)
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
