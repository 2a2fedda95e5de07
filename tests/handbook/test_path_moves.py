"""Nothing moves on the page of dated paths, however late what is of one role comes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.support.chance import paired, sample
from tests.support.handbooks import Site
from tests.support.held import Held
from tests.support.lists import reading
from tests.support.paths import cards, follow, press, role, start_on, unfold, zh

MINE = "zh/onboarding/mine/"
HANDBOOK = "team-playbook"
STARTED = {"role": "cs", "started": "2026-11-23"}
FOLLOWED = {
    "path-view": "manager",
    "hire:hire-a": {"name": "李娜", "role": "cs", "first": "2026-11-23"},
    "hire:hire-b": {"name": "王伟", "role": "ops", "first": "2026-12-01"},
}
CASES: dict[str, tuple[dict[str, Any], str, list[str]]] = {
    "nobody": ({}, "", []),
    "hire": (STARTED, "", ["cs"]),
    "manager": (FOLLOWED, "", ["cs", "ops"]),
    "link": ({}, "#role=cs&first=2026-11-23", ["cs"]),
}
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts.push(one.value);
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", sample([375, 1280], 1))
def test_nothing_moves_when_a_part_comes(browser: Browser, site: Site, width: int) -> None:
    """Neither the choice above the path nor the foot below it, however late the part is."""
    with reading(
        browser, site, MINE, kept=FOLLOWED, team=HANDBOOK, script=SHIFTS, width=width
    ) as seen:
        page = seen.page
        unfold(page)
        held = Held(page)
        press(page, "view-hire")
        start_on(page, "2026-11-23")
        role(page).select_option("data")
        assert shifts_when(page, held.take(page, "data"), page.locator(".pb-path__who")) == []
        press(page, "view-manager")
        follow(page, "赵敏", "host", "2026-11-24")
        reckoned = cards(page).filter(has_text="赵敏").get_by_text(zh("gate-1"))
        assert shifts_when(page, held.take(page, "host"), reckoned) == []


def shifts_when(page: Page, late: Route, shown: Locator) -> list[float]:
    """How far things move when a part comes, long after what the reader did, and is shown."""
    page.wait_for_timeout(700)
    page.evaluate("window.shifts = []")
    late.continue_()
    expect(shown).to_be_visible()
    page.wait_for_timeout(300)
    found: list[float] = page.evaluate("window.shifts")
    return found


@pytest.mark.parametrize(("case", "width"), paired([*CASES], [375, 1280]))
def test_nothing_moves_from_the_first_paint_on(
    browser: Browser, site: Site, case: str, width: int
) -> None:
    kept, link, parts = CASES[case]
    with reading(browser, site, "en/", kept=kept, team=HANDBOOK, width=width) as seen:
        page = seen.page
        seen.run_first(SHIFTS)
        held = Held(page)
        page.goto(f"{site.address}/en/onboarding/mine/{link}", wait_until="commit")
        for name in parts:
            late = held.take(page, name)
            page.wait_for_timeout(300)
            late.continue_()
        expect(page.locator(".pb-path__who" if parts else ".pb-path__ask")).to_be_visible()
        page.wait_for_timeout(300)
        assert page.evaluate("window.shifts") == []
