"""This handbook's own lists: each on one A4 sheet, and the Today page by the clock."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, expect

from playbook.model.playbook import Playbook
from playbook.schedule.duties import campaign_duties, checklists_of
from playbook.schedule.recurrence import occurrences
from tests.support.handbooks import Site
from tests.support.lists import SAID, reading

LANGUAGES = ("zh", "en")
PREFIX = "team-playbook"
PAGES = re.compile(rb"/Type\s*/Page[^s]")
A4 = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+59[45](?:\.\d+)?\s+84[12](?:\.\d+)?\s*\]")
BOXES = re.compile(rb"/MediaBox\s*\[[^]]*\]")
TICK_ALL = "() => document.querySelectorAll('input[data-item]').forEach((one) => one.click())"
BLANK = "() => document.querySelector('.pb-checklist').classList.add('pb-blank')"
CLOCKS = {
    "quarter start": "2026-04-01T00:00:30+08:00",
    "31 January": "2026-01-31T23:59:00+08:00",
    "28 February": "2026-02-28T09:00:00+08:00",
    "leap day": "2028-02-29T09:00:00+08:00",
    "week 53": "2026-12-31T09:00:00+08:00",
    "after week 53": "2027-01-04T09:00:00+08:00",
    "the big day": "2026-11-11T08:30:00+08:00",
}
SUMMER = {
    "spring forward": "2026-03-08T12:00:00-07:00",
    "fall back": "2026-11-01T12:00:00-08:00",
    "midnight": "2026-11-23T23:59:00-08:00",
}


def due_on(book: Playbook, day: date) -> set[str]:
    """The lists that are due, as Python reckons."""
    routine = {
        one.id
        for one in checklists_of(book)
        if one.schedule and occurrences(one.schedule, day, day)
    }
    return routine | {
        duty.checklist.id for duty in campaign_duties(book) if duty.first <= day <= duty.last
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("when", [*CLOCKS, *SUMMER])
def test_today_shows_what_is_due_by_the_readers_clock(
    browser: Browser, site: Site, book: Playbook, when: str, language: str
) -> None:
    now = (CLOCKS | SUMMER)[when]
    zone = "America/Los_Angeles" if when in SUMMER else "Asia/Shanghai"
    path, kept, day = f"{language}/today/", {"role": "*"}, date.fromisoformat(now[:10])
    with reading(browser, site, path, now=now, zone=zone, kept=kept, prefix=PREFIX) as seen:
        page = seen.page
        heading = page.get_by_role("heading", name=SAID["due-now"][language], exact=True)
        links = heading.locator("xpath=following-sibling::*[1]").get_by_role("link")
        expect(links.first).to_be_visible()
        assert _lists(links.evaluate_all("(all) => all.map((one) => one.href)")) == due_on(
            book, day
        )
        if now[11:16] == "23:59":
            page.clock.fast_forward("01:30")
            expect(page.locator(".pb-board__days p")).not_to_contain_text(f" {day.day} ")
            found = _lists(links.evaluate_all("(all) => all.map((one) => one.href)"))
            assert found == due_on(book, day + timedelta(days=1))


def _lists(links: list[str]) -> set[str]:
    return {link.split("/checklists/")[1].split("/")[0] for link in links}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_prints_on_one_a4_sheet(
    browser: Browser, site: Site, book: Playbook, language: str
) -> None:
    """With every item ticked by somebody, and blank."""
    long = []
    for one in checklists_of(book):
        path, kept = f"{language}/checklists/{one.id}/", {"me": "Li Lei"}
        with reading(browser, site, path, kept=kept, prefix=PREFIX) as seen:
            seen.page.evaluate(TICK_ALL)
            expect(seen.page.locator(".pb-check__mark").first).to_contain_text("Li Lei")
            expect(seen.page.locator(".pb-complete")).to_have_count(1)
            for form in ("ticked", "blank"):
                if form == "blank":
                    seen.page.evaluate(BLANK)
                sheet = seen.page.pdf(prefer_css_page_size=True)
                sizes = {A4.search(box) is not None for box in BOXES.findall(sheet)}
                assert sizes == {True}, one.id
                if len(PAGES.findall(sheet)) != 1:
                    long.append((one.id, form))
    assert not long
