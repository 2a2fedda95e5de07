"""On paper the handbook is light, however dark the reader's screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.engine.browser.test_checklist_today import OVERLAPPING
from tests.support.chance import sample
from tests.support.colours import paint, texts
from tests.support.handbooks import Site
from tests.support.lists import reading
from tests.support.paths import NO_PRINTER, press
from tests.support.watch import Scheme

KEPT = {
    "role": "cs",
    "started": "2026-11-09",
    "ticks:daily-cs@2026-11-11": {
        "v": 2,
        "marks": {"sync": {"at": 9, "note": "双11"}, "quick-replies": {"na": "没有新品"}},
    },
}
PAGES = (
    "",
    "checklists/daily-cs/",
    "practices/goals/",
    "metrics/cvr/",
    "metrics/platforms/",
    "roles/organisation/",
    "glossary/service/",
    "calendar/double-11/",
    "plan/budget/",
    "quizzes/role-cs/",
    "onboarding/mine/",
    "about/edit/",
)
"""One of every kind, tables, charts and code among them."""
LOOKS: dict[str, tuple[Scheme, dict[str, str]]] = {
    "light": ("light", {}),
    "dark by the system": ("dark", {}),
    "dark by choice": ("light", {"scheme": "slate"}),
}


@contextmanager
def printed(browser: Browser, site: Site, path: str, look: str) -> Iterator[Page]:
    """The page at `path` as it goes to paper."""
    scheme, choice = LOOKS[look]
    with reading(
        browser,
        site,
        f"zh/{path}",
        now="2026-11-11T10:00:00+08:00",
        kept=KEPT | choice,
        script=NO_PRINTER,
        team="team-playbook",
        scheme=scheme,
        reduced_motion="reduce",
    ) as seen:
        page = seen.page
        page.wait_for_load_state("networkidle")
        for answer in page.locator("[data-question] label:first-of-type input").all():
            answer.check()
        yield page


def on_paper(page: Page) -> list[str]:
    """All its paint, once every text is found legible with and without background colours."""
    page.emulate_media(media="print")
    found = texts(page)
    assert found
    assert [one for one in found if min(one["contrast"], one["bare"]) < 4.5] == []
    return paint(page)


@pytest.mark.parametrize("path", sample(PAGES, 1))
def test_every_page_is_printed_light(browser: Browser, site: Site, path: str) -> None:
    with printed(browser, site, path, "light") as page:
        wanted = on_paper(page)
    with printed(browser, site, path, "dark by the system") as page:
        assert on_paper(page) == wanted


@pytest.mark.proof
def test_the_sheet_of_a_first_day_is_printed_light(browser: Browser, site: Site) -> None:
    shown = {}
    for look in LOOKS:
        with printed(browser, site, "onboarding/mine/", look) as page:
            press(page, "path-print-first")
            expect(page.locator(".pb-paper")).to_have_count(1)
            shown[look] = on_paper(page)
    for look in LOOKS:
        assert shown[look] == shown["light"], look


@pytest.mark.proof
def test_the_day_of_the_whole_team_is_one_sheet(browser: Browser, site: Site) -> None:
    now = "2026-11-11T10:20:00+08:00"
    with reading(browser, site, "zh/", now=now, team="team-playbook") as seen:
        expect(seen.page.locator(".pb-hours__clock")).to_be_visible()
        sheets = re.findall(rb"/Type /Page\b", seen.page.pdf(format="A4"))
        seen.page.emulate_media(media="print")
        seen.page.set_viewport_size({"width": 680, "height": 1009})
        hours = seen.page.locator(".pb-hours text:visible")
        assert hours.evaluate_all(OVERLAPPING) == []
    assert len(sheets) == 1


def test_a_printed_list_says_of_what_when_and_leaves_room_to_sign(
    browser: Browser, site: Site
) -> None:
    with printed(browser, site, "checklists/promo-t0/", "light") as page:
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        event = page.locator(".pb-checklist__occasion select")
        expect(event).to_be_visible()
        assert "双11" in event.evaluate("(select) => select.selectedOptions[0].text")
        expect(page.locator("[data-part=period]")).to_contain_text("11 月 11 日")
        assert page.locator(".pb-sign dd").count() == 3
        assert all(line.bounding_box() for line in page.locator(".pb-sign dd").all())
        expect(page.locator(".pb-brand")).to_be_visible()
        stamp = page.locator(".pb-header__inner").get_attribute("data-printed")
        assert stamp and re.match(r"\d{4}年\d+月\d+日 \d\d:\d\d$", stamp)  # never 01/07


PARTED = """() => [...document.querySelectorAll("main :is(h2, h3)")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).breakAfter !== "avoid")
  .concat([...document.querySelectorAll("main :is(.pb-steps, .pb-instead, .pb-phases) > li")]
    .filter((one) => getComputedStyle(one).breakInside !== "avoid"))
  .map((one) => one.outerHTML.slice(0, 90))"""
"""Headings that may stand last on a sheet, and steps that two sheets may share."""


@pytest.mark.parametrize("path", sample(["calendar/double-11/", "practices/goals/"], 1))
def test_no_heading_is_parted_from_what_it_names(browser: Browser, site: Site, path: str) -> None:
    with printed(browser, site, path, "light") as page:
        page.emulate_media(media="print")
        assert page.evaluate(PARTED) == []
