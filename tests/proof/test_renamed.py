"""What readers kept before records were renamed is theirs after it, on every page that shows it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook.cli.main import main
from tests.support.handbooks import Site, copy_fixture
from tests.support.lists import SAID, box, notices, press, reading, stored, tool
from tests.support.served import Served

RENAMED = {
    "checklists/daily": "opening",
    "checklists/promo-day": "sale-day",
    "calendar/spring-sale": "spring-fair",
    "onboarding/ops": "operators",
    "quizzes/role-ops": "operating",
    "roles/ops": "operations",
}


def kept_of(*items: str) -> dict[str, Any]:
    """These items done, in the form in which a list keeps them."""
    return {"v": 3, "marks": {item: {"at": 1774000000000, "is": "done"} for item in items}}


KEPT = {
    "role": "ops",
    "started": "2026-11-23",
    "ticks:daily@2026-11-23": kept_of("price"),
    "ticks:daily@2026-11-24": kept_of("price", "page", "stock"),
    "ticks:promo-day@2027-03-08.spring-sale": kept_of("go"),
    "ticks:onboarding-ops-week-1@always": kept_of("open"),
    "ticks:reading-ops@always": kept_of("practices-goals"),
    "quiz:role-ops": {"open": "a"},
}


@pytest.fixture(scope="module")
def renamed(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample handbook after its records were renamed."""
    project = copy_fixture(tmp_path_factory.mktemp("renamed"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        for record, name in RENAMED.items():
            assert main(["rename", record, name]) == 0
        assert main(["build"]) == 0
    return served.site(project / "site", "renamed")


def former(page: Page) -> set[str]:
    """What is still kept under a former name."""
    old = ("ticks:daily@", "ticks:onboarding-ops-", "ticks:reading-ops@", "quiz:role-ops")
    return {name for name in stored(page) if name.startswith(old)}


def test_a_list_has_its_ticks_and_its_history(
    browser: Browser, renamed: Site, language: str
) -> None:
    path = f"{language}/checklists/daily/"  # the former address
    with reading(browser, renamed, path, kept=KEPT) as seen:
        page = seen.page
        page.wait_for_url("**/checklists/opening/")
        expect(box(page, "stock")).to_be_checked()
        tool(page, "history")
        expect(page.locator(".pb-dialog tbody tr")).to_have_count(2)
        assert not {name for name in former(page) if "daily" in name}


def test_today_counts_what_was_done_under_former_ids(
    browser: Browser, renamed: Site, language: str
) -> None:
    with reading(browser, renamed, f"{language}/today/", kept=KEPT) as seen:
        page = seen.page
        expect(page.locator("[data-role=operations]")).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".pb-task--done")).not_to_have_count(0)
        assert stored(page)["role"] == "operations"
        assert not former(page) - {"ticks:reading-ops@always", "quiz:role-ops"}


def test_a_campaigns_list_a_path_and_a_quiz_go_on(
    browser: Browser, renamed: Site, language: str
) -> None:
    path, now = f"{language}/checklists/sale-day/", "2027-03-08T09:00:00+08:00"
    with reading(browser, renamed, path, kept=KEPT, now=now) as seen:
        page = seen.page
        expect(box(page, "go")).to_be_checked()
        page.goto(f"{renamed.address}/{language}/quizzes/operating/")
        expect(page.locator('input[name="open"][value="a"]')).to_be_checked()
        page.goto(f"{renamed.address}/{language}/onboarding/mine/")
        expect(box(page, "operators-open")).to_be_checked()
        page.goto(f"{renamed.address}/{language}/onboarding/operators/")
        expect(box(page, "open")).to_be_checked()
        expect(box(page, "practices-goals")).to_be_checked()
        assert former(page) == {"ticks:daily@2026-11-23", "ticks:daily@2026-11-24"}


def test_a_link_shared_before_is_taken_over(
    browser: Browser, fixture_site: Site, renamed: Site, language: str
) -> None:
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, kept=KEPT) as seen:
        tool(seen.page, "share")
        link = seen.page.get_by_label(SAID["share-link"][language]).input_value()
    with reading(browser, renamed, f"{path}#{link.partition('#')[2]}") as seen:
        page = seen.page
        page.wait_for_url("**/checklists/opening/**")
        expect(notices(page)).to_contain_text(SAID["someone"][language])
        press(page, "take-over", language)
        expect(box(page, "stock")).to_be_checked()
        assert set(stored(page)) >= {"ticks:opening@2026-11-24"}


def test_an_import_names_lists_by_their_title(
    browser: Browser, fixture_site: Site, renamed: Site, language: str, tmp_path: Path
) -> None:
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, kept=KEPT) as seen:
        with seen.page.expect_download() as download:
            tool(seen.page, "export")
        download.value.save_as(tmp_path / "ticks.json")
    with reading(browser, renamed, f"{language}/checklists/weekly/") as seen:
        page = seen.page
        tool(page, "import")
        page.get_by_label(SAID["import-file"][language]).set_input_files(tmp_path / "ticks.json")
        title = page.locator(".pb-dialog tbody th", has_text="daily")
        expect(page.locator(".pb-dialog tbody th").first).to_be_visible()
        expect(title).to_have_count(0)
