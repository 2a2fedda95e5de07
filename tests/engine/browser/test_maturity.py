"""Self-assessments: evidence is ticked on a practice's page or for all at once, round by round."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.accessible import violations
from tests.support.handbooks import Site

SITTING = "en/practices/maturity/"
QUARTERS = [(year, month) for year in (2024, 2025) for month in (2, 5, 8, 11)]


def opened(page: Page, address: str, fold: str = "Clear goals") -> None:
    """Go there, open the fold with boxes, and wait until they can be ticked."""
    page.goto(address)
    unfold(page, fold)


def unfold(page: Page, fold: str) -> None:
    """Open `fold`, which a visit leaves closed, and wait for its boxes."""
    page.locator("summary", has_text=fold).click()
    expect(page.locator(".pb-signs input").first).to_be_enabled()


OURS = ("keeping.js", "maturity.js", "maturity.json", "shared.js", "words.json")


def fetched(page: Page) -> list[str]:
    """What this visit has fetched that only self-assessments need, by name."""
    names = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    return sorted(name for name in (url.rpartition("/")[2] for url in names) if name in OURS)


def test_a_page_fetches_what_boxes_need_when_their_fold_is_opened(
    browser: Browser, fixture_site: Site
) -> None:
    for path in ("en/practices/goals/", SITTING):
        page = browser.new_page()
        page.goto(f"{fixture_site.address}/{path}", wait_until="networkidle")
        assert fetched(page) == []
        expect(page.locator(".pb-signs input").first).to_be_disabled()
        page.goto(
            f"{fixture_site.address}/{path}#{'maturity' if 'goals' in path else 'maturity-results'}"
        )
        expect(page.locator(".pb-signs input").first).to_be_enabled()
        assert fetched(page) == sorted(OURS)
        page.close()


def test_ticks_decide_the_level_and_what_is_next(browser: Browser, fixture_site: Site) -> None:
    page = browser.new_page()
    opened(page, f"{fixture_site.address}/en/practices/goals/", "Where do you stand?")
    verdict = page.locator("[data-part=verdict]")
    expect(verdict).to_have_text("Not assessed yet: tick what is true of your team.")
    page.get_by_label("There is a yearly number.").press("Space")
    expect(verdict).to_have_text(
        "Level 2 now: Emerging. To reach level 3, 1 to go. First: Goals name people."
    )
    page.get_by_role("link", name="Assess all practices in one sitting").click()
    expect(page.locator(".pb-signs input").first).to_be_enabled()
    score = page.locator("[data-part=results] > .pb-lead")
    expect(score).to_contain_text("1 of 2 assessed, 0 at their target.")
    action = page.locator(".pb-maturity__next a")
    expect(action).to_have_text(["Split it"])
    assert (action.get_attribute("href") or "").endswith("/en/practices/goals/#step-split")
    page.locator("summary", has_text="Clear goals").click()
    named = page.locator("#practice-goals").get_by_label("Goals name people.")
    named.check()
    expect(score).to_contain_text("1 at their target.")
    page.get_by_label("Target for Clear goals").select_option("5")
    expect(action).to_have_text(["Weekly review"])
    assert violations(page) == []
    page.close()


@pytest.mark.proof
def test_two_years_of_rounds_stand_side_by_side(browser: Browser, fixture_site: Site) -> None:
    page = browser.new_page()
    for number, (year, month) in enumerate(QUARTERS):
        page.clock.set_fixed_time(datetime(year, month, 10))
        opened(page, f"{fixture_site.address}/{SITTING}")
        boxes = page.locator("#practice-goals .pb-signs input")
        boxes.nth(min(number, 4)).evaluate("box => box.click()")
        if number == len(QUARTERS) - 1:
            page.get_by_role("button", name="Start from last round").wait_for(state="hidden")
    rows = page.get_by_role("group", name="Rounds so far").locator("tr")
    expect(rows.nth(0).locator("th")).to_have_count(1 + len(QUARTERS))
    expect(rows.nth(0).locator("th").nth(1)).to_have_text("Q4 2025")  # the newest first
    expect(rows.nth(1).locator("td")).to_have_text(["2", "2", "2", "2", "2", "3", "2", "1"])
    page.clock.set_fixed_time(datetime(2026, 2, 10))
    opened(page, f"{fixture_site.address}/{SITTING}")
    page.get_by_role("button", name="Start from last round").click()
    expect(page.locator("#practice-goals input:checked")).to_have_count(1)
    page.close()


def test_a_colleagues_file_joins_what_is_here(
    browser: Browser, fixture_site: Site, tmp_path: Path
) -> None:
    theirs, ours = browser.new_page(), browser.new_page()
    for page, practice in ((theirs, "goals"), (ours, "process")):
        opened(page, f"{fixture_site.address}/{SITTING}")
        page.locator(f"#practice-{practice} .pb-signs input").nth(1).evaluate("box => box.click()")
        unfold(page, "Results and next actions")
    with theirs.expect_download() as download:
        theirs.get_by_role("button", name="Save to a file").click()
    file = tmp_path / "theirs.json"
    download.value.save_as(file)
    ours.get_by_role("button", name="Merge a colleague").click()
    ours.get_by_label("Choose an exported JSON file").set_input_files(file)
    expect(ours.get_by_role("dialog")).to_contain_text("Self-assessment")
    ours.get_by_role("button", name="Merge (the later").click()
    expect(ours.locator("[data-part=results] > .pb-lead")).to_contain_text("2 of 2 assessed")
    theirs.close()
    ours.close()
