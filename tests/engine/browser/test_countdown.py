"""A campaign's countdown, downloaded with the dates of the year the reader chose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.watch import watch


@pytest.mark.parametrize(
    ("language", "title"), [("zh", "春季上新 · 定计划"), ("en", "Spring sale · Plan")]
)
def test_the_countdown_has_real_dates(
    browser: Browser, fixture_site: Site, tmp_path: Path, language: str, title: str
) -> None:
    with watch(browser, once=True) as seen:
        seen.page.clock.set_fixed_time("2026-11-23T09:00:00")
        seen.page.goto(f"{fixture_site.address}/{language}/calendar/spring-sale/")
        chosen = seen.page.locator("[data-countdown] select")
        expect(chosen).to_have_value("2027-03-08")
        with seen.page.expect_download() as waiting:
            seen.page.locator("[data-countdown] button").click()
        saved = tmp_path / "countdown.ics"
        waiting.value.save_as(saved)
        assert seen.faults == []
    events = icalendar.Calendar.from_ical(saved.read_bytes()).walk("VEVENT")
    dates = {
        str(event["SUMMARY"]): (event.decoded("DTSTART"), event.decoded("DTEND"))
        for event in events
    }
    assert dates[title] == (date(2027, 2, 22), date(2027, 3, 2))
    assert len({str(event["UID"]) for event in events}) == len(events) == 2
    assert all(f"/{language}/calendar/spring-sale/" in str(event["URL"]) for event in events)
