"""This handbook's own lists: each on one A4 sheet, and the Today page by the clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from playbook.kinds.checklist.model import Checklist
from playbook.kinds.checklist.numbers import checklists_of
from playbook.kinds.holidays.numbers import team_calendar
from playbook.kinds.team.model import Team
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves
from playbook.schedule.working_days import days_due
from playbook.views.duties import campaign_duties
from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.lists import part_of_day, reading

LANGUAGES = ("zh", "en")
TEAM = "team-playbook"
PAGES = re.compile(rb"/Type\s*/Page[^s]")
A4 = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+59[45](?:\.\d+)?\s+84[12](?:\.\d+)?\s*\]")
BOXES = re.compile(rb"/MediaBox\s*\[[^]]*\]")
TICK_ALL = "() => document.querySelectorAll('input[data-item]').forEach((one) => one.click())"
BLANK = "() => document.querySelector('.pb-checklist').classList.add('pb-blank')"
SHEET = 1031
"""The height of A4 within its margins of 12 mm, in CSS pixels."""
PAPER: ViewportSize = {"width": 687, "height": 100}
"""As wide as A4 within margins of 14 mm; less tall than any list."""
TALL = "document.documentElement.scrollHeight"
CLOCKS = {
    "quarter start": "2026-04-01T00:00:30+08:00",
    "31 January": "2026-01-31T23:59:00+08:00",
    "28 February": "2026-02-28T09:00:00+08:00",
    "leap day": "2028-02-29T09:00:00+08:00",
    "week 53": "2026-12-31T09:00:00+08:00",
    "after week 53": "2027-01-04T09:00:00+08:00",
    "the big day": "2026-11-11T08:30:00+08:00",
}
ELSEWHERE = {
    "spring forward": "2026-03-08T18:00:00-07:00",
    "fall back": "2026-11-01T18:00:00-08:00",
    "midnight": "2026-11-23T07:59:00-08:00",
}
"""Read in Los Angeles, where clocks are changed; what is due goes by the team's."""


def due_on(book: Playbook, day: date) -> set[str]:
    """The lists that are due, as Python reckons."""
    off = team_calendar(book)
    routine = {
        one.id for one in checklists_of(book) if one.due and days_due(one.due, day, day, off)
    }
    return routine | {
        duty.checklist.id for duty in campaign_duties(book) if duty.first <= day <= duty.last
    }


def of_the_night(book: Playbook, day: date) -> set[str]:
    """The lists of a campaign's day that the night shift after `day` still has."""
    return {one.checklist.id for one in campaign_duties(book) if one.first == day == one.last}


@pytest.mark.parametrize("when", sample([*CLOCKS, *ELSEWHERE], 3))
def test_today_shows_what_is_due_by_the_teams_clock(
    browser: Browser, site: Site, book: Playbook, when: str, language: str
) -> None:
    now = (CLOCKS | ELSEWHERE)[when]
    zone = "America/Los_Angeles" if when in ELSEWHERE else "Asia/Shanghai"
    path, kept = f"{language}/", {"role": "*"}
    there = datetime.fromisoformat(now).astimezone(ZoneInfo(book[Team].timezone))
    day = there.date()
    with reading(browser, site, path, now=now, zone=zone, kept=kept, team=TEAM) as seen:
        page = seen.page
        links = part_of_day(page, "due-now", language).get_by_role("link")
        expect(links.first).to_be_visible()
        assert _lists(links.evaluate_all("(all) => all.map((one) => one.href)")) == due_on(
            book, day
        )
        if (there.hour, there.minute) == (23, 59):
            page.clock.fast_forward("01:30")
            expect(page.locator(".pb-day__days p")).not_to_contain_text(f" {day.day} ")
            found = _lists(links.evaluate_all("(all) => all.map((one) => one.href)"))
            assert found == due_on(book, day + timedelta(days=1)) | of_the_night(book, day)


def _lists(links: list[str]) -> set[str]:
    return {link.split("/checklists/")[1].split("/")[0] for link in links}


@pytest.fixture(scope="module")
def heights(browser: Browser, site: Site, book: Playbook) -> dict[tuple[str, str, str], int]:
    """How tall each list is on paper as wide as A4, by language, list and form."""
    found: dict[tuple[str, str, str], int] = {}
    for language in LANGUAGES:
        home, kept = f"{site.address}/{language}/checklists/", {"me": "Li Lei"}
        with reading(browser, site, f"{language}/", kept=kept, team=TEAM) as seen:
            seen.page.set_viewport_size(PAPER)
            seen.page.emulate_media(media="print")
            for one in some_lists(book, language):
                ticked(seen.page, f"{home}{one.id}/")
                found[language, one.id, "ticked"] = seen.page.evaluate(TALL)
                seen.page.evaluate(BLANK)
                found[language, one.id, "blank"] = seen.page.evaluate(TALL)
    return found


def some_lists(book: Playbook, language: str) -> list[Checklist]:
    """Those with most to print, and others each day."""
    lists = sorted(checklists_of(book), key=lambda one: -written(one, language))
    return [*lists[:4], *sample(lists[4:], 4)]


def written(one: Checklist, language: str) -> int:
    """How many letters a list has in a language."""
    return sum(len(text[language]) for _, mark, text in leaves(one) if mark is Text)


def ticked(page: Page, address: str) -> None:
    """Open a list, and let somebody tick every item of it."""
    page.goto(address)
    expect(page.locator("[data-part=status]").first).not_to_be_empty()
    page.evaluate(TICK_ALL)
    expect(page.locator(".pb-check__mark").first).to_contain_text("Li Lei")
    expect(page.locator(".pb-check:not(.pb-check--settled)")).to_have_count(0)


def test_lists_fit_one_a4_sheet(heights: dict[tuple[str, str, str], int]) -> None:
    """With every item ticked by somebody, and blank; all of them for `make proof`."""
    assert {key: tall for key, tall in heights.items() if tall > SHEET} == {}


@pytest.mark.parametrize(
    ("language", "form"), [("zh", "ticked"), ("en", "ticked"), ("en", "blank")]
)
def test_the_longest_list_is_printed_on_one_a4_sheet(
    browser: Browser,
    site: Site,
    heights: dict[tuple[str, str, str], int],
    language: str,
    form: str,
) -> None:
    """The reckoning above holds for the printer too."""
    mine = {
        ident: tall
        for (code, ident, kind), tall in heights.items()
        if (code, kind) == (language, form)
    }
    longest = max(mine, key=lambda ident: mine[ident])
    path, kept = f"{language}/checklists/{longest}/", {"me": "Li Lei"}
    with reading(browser, site, path, kept=kept, team=TEAM) as seen:
        ticked(seen.page, f"{site.address}/{path}")
        if form == "blank":
            seen.page.evaluate(BLANK)
        sheet = seen.page.pdf(prefer_css_page_size=True)
    assert {A4.search(box) is not None for box in BOXES.findall(sheet)} == {True}
    assert len(PAGES.findall(sheet)) == 1, longest
