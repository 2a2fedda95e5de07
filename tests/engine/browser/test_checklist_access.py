"""axe finds nothing, in any state of a list, in both languages, light or dark by the day."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.accessible import violations
from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.lists import DENIED, FULL, SAID, box, press, reading, row, tool, week
from tests.support.watch import Scheme

schemes = pytest.mark.parametrize("scheme", sample(["light", "dark"], 1))
YESTERDAY = {"ticks:daily@2026-11-23": {"v": 2, "marks": {"page": {"at": 1795000000000}}}}


@pytest.mark.proof
@schemes
def test_a_list_in_every_state(
    browser: Browser, fixture_site: Site, language: str, scheme: Scheme
) -> None:
    path = f"{language}/checklists/daily/"
    with reading(
        browser, fixture_site, path, scheme=scheme, reduced_motion="reduce", kept=YESTERDAY
    ) as seen:
        page = seen.page
        assert violations(page) == []
        press(page, "carry", language)
        box(page, "price").check()
        row(page, "stock").locator(".pb-check__more").click()
        drawer = page.locator(".pb-check__drawer")
        drawer.get_by_label(SAID["na-why"][language]).fill("x")
        press(page, "na-do", language)
        page.locator(".pb-more summary").click()
        assert violations(page) == []
        page.keyboard.press("Escape")
        for name in ("history", "text", "markdown", "share", "import"):
            tool(page, name)
            expect(page.locator(".pb-dialog")).to_be_visible()
            assert violations(page) == [], name
            page.keyboard.press("Escape")
        with page.expect_download() as waiting:
            tool(page, "export")
        tool(page, "import")
        page.locator("input[type=file]").set_input_files(waiting.value.path())
        expect(page.locator(".pb-dialog tbody tr")).to_have_count(1)
        assert violations(page) == [], "preview"
        press(page, "import-merge", language)
        assert violations(page) == [], "imported"
        page.keyboard.press("Escape")
        tool(page, "reset")
        page.locator("[data-do=earlier]").click()
        assert violations(page) == []


@pytest.mark.proof
@schemes
def test_a_list_that_is_shared_done_hidden_or_in_trouble(
    browser: Browser, fixture_site: Site, language: str, scheme: Scheme
) -> None:
    path = f"{language}/checklists/daily/"
    with reading(
        browser, fixture_site, path, scheme=scheme, reduced_motion="reduce", width=375
    ) as seen:
        page = seen.page
        box(page, "price").check()
        tool(page, "share")
        fragment = page.locator(".pb-dialog textarea").input_value().partition("#")[2]
        page.keyboard.press("Escape")
        for item in ("page", "stock"):
            box(page, item).check()
        assert violations(page) == [], "all done"
        page.locator("[data-do=hide]").click()
        assert violations(page) == [], "hidden"
        page.clock.fast_forward("24:00:00")
        assert violations(page) == [], "a new day"
    with reading(
        browser,
        fixture_site,
        f"{path}#{fragment}",
        scheme=scheme,
        reduced_motion="reduce",
        width=375,
    ) as seen:
        assert violations(seen.page) == [], "read-only"
        row(seen.page, "price").locator(".pb-check__more").click()
        assert violations(seen.page) == [], "read-only drawer"
        press(seen.page, "take-over", language)
        assert violations(seen.page) == [], "taken over"
    today = "ticks:daily@2026-11-24"
    faults = {today: "{{{", "past:daily": "{{{", f"{path}#share=abc": ""}
    for name, text in faults.items():
        kept, at = ({name: text}, path) if text else ({}, name)
        with reading(
            browser, fixture_site, at, scheme=scheme, reduced_motion="reduce", kept=kept
        ) as seen:
            expect(seen.page.locator(".pb-notice")).to_be_visible()
            assert violations(seen.page) == [], name


@pytest.mark.proof
@schemes
def test_campaigns_runs_faults_and_today(
    browser: Browser, fixture_site: Site, language: str, scheme: Scheme
) -> None:
    for name, script in (("promo-day", ""), ("incident", ""), ("weekly", DENIED), ("daily", FULL)):
        path = f"{language}/checklists/{name}/"
        with reading(
            browser,
            fixture_site,
            path,
            scheme=scheme,
            reduced_motion="reduce",
            script=script,
            width=375,
        ) as seen:
            for tick in seen.page.locator("input[data-item]").all():
                tick.check()
            assert violations(seen.page) == [], name
    kept = {**YESTERDAY, "role": "ops", "started": "2026-11-20"}
    with reading(
        browser,
        fixture_site,
        f"{language}/today/",
        scheme=scheme,
        reduced_motion="reduce",
        kept=kept,
    ) as seen:
        expect(week(seen.page)).to_have_count(7)
        assert violations(seen.page) == []
