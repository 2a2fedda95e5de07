"""What is exported can be looked at, brought in, and refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.kept import TEAM
from tests.support.lists import (
    FULL,
    SAID,
    box,
    done,
    exported,
    press,
    reading,
    stored,
    tool,
)

TODAY = "ticks:daily@2026-11-24"
YESTERDAY = "ticks:daily@2026-11-23"


@pytest.mark.parametrize("how", sample(["merge", "replace"], 1))
def test_an_export_can_be_looked_at_and_brought_in(
    browser: Browser, fixture_site: Site, language: str, how: str
) -> None:
    file = exported(browser, fixture_site)
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        page.clock.fast_forward("05:00")
        box(page, "stock").check()
        tool(page, "import")
        choose = page.get_by_label(SAID["import-file"][language])
        choose.set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": file.encode()}
        )
        counts = {"lists": 1, "periods": 2, "fresh": 1, "both": 1}
        expect(page.locator(".pb-dialog")).to_contain_text(
            SAID["import-found"][language].format(**counts)
        )
        title = {"zh": "每日开店", "en": "Daily opening"}
        cells = page.locator(".pb-dialog tbody tr").first.locator("th, td")
        expect(cells).to_have_text([title[language], "2"])
        expect(box(page, "price")).not_to_be_checked()
        press(page, f"import-{how}", language)
        expect(page.locator(".pb-dialog")).to_contain_text(SAID["import-done"][language])
        assert done(page, TODAY) == ({"price", "stock"} if how == "merge" else {"price"})
        expect(box(page, "price")).to_be_checked()
        press(page, "undo", language)
        expect(box(page, "price")).not_to_be_checked()
        expect(box(page, "stock")).to_be_checked()
        assert (done(page, TODAY), done(page, YESTERDAY)) == ({"stock"}, set())
        assert set(stored(page)) == {TODAY, YESTERDAY}


def choose(page: Page, kept: dict[str, Any], language: str) -> None:
    """Choose a file that holds these to import, values that are not text as JSON."""
    texts = {name: one if isinstance(one, str) else json.dumps(one) for name, one in kept.items()}
    file = {"format": "team-playbook-ticks", "v": 1, "site": TEAM, "kept": texts}
    tool(page, "import")
    page.get_by_label(SAID["import-file"][language]).set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    )


def test_a_damaged_record_keeps_no_other_out(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    kept = {TODAY: {"v": 2, "marks": {"price": {"at": 9}}}, YESTERDAY: "{", "started": "soon"}
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        choose(page, kept, language)
        names = {"zh": "每日开店 · 2026 年 11 月 23 日 星期一；其他设置",
                 "en": "Daily opening · Monday, 23 Nov 2026; other settings"}  # fmt: skip
        expect(page.locator(".pb-dialog")).to_contain_text(
            SAID["import-unread"][language].format(names=names[language])
        )
        press(page, "import-merge", language)
        expect(page.locator(".pb-dialog")).to_contain_text(SAID["import-done"][language])
        assert set(stored(page)) == {TODAY}
        expect(box(page, "price")).to_be_checked()


def test_what_storage_refuses_is_not_called_imported(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, script=FULL) as seen:
        page = seen.page
        choose(page, {TODAY: {"v": 2, "marks": {"price": {"at": 9}}}}, language)
        press(page, "import-merge", language)
        expect(page.locator(".pb-dialog")).to_contain_text(SAID["import-unsaved"][language])
        expect(page.locator(".pb-dialog")).not_to_contain_text(SAID["import-done"][language])
        expect(box(page, "price")).to_be_checked()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "import-bad"),
        ('{"format":"team-playbook-ticks","v":9,"kept":{}}', "import-future"),
    ],
)
def test_a_bad_file_changes_nothing(
    browser: Browser, fixture_site: Site, language: str, text: str, said: str
) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        box(page, "price").check()
        before = stored(page)
        tool(page, "import")
        page.locator("input[type=file]").set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(page.locator(".pb-dialog")).to_contain_text(SAID[said][language])
        assert stored(page) == before


def test_a_file_that_cannot_be_read_is_none(browser: Browser, fixture_site: Site) -> None:
    """It is no longer there, or is somebody's film."""
    script = "File.prototype.text = () => Promise.reject(new DOMException('', 'NotReadableError'));"
    with reading(browser, fixture_site, "zh/checklists/daily/", script=script) as seen:
        tool(seen.page, "import")
        seen.page.locator("input[type=file]").set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": b"{}"}
        )
        expect(seen.page.locator(".pb-dialog")).to_contain_text(SAID["import-bad"]["zh"])


def test_an_import_names_lists_paths_and_what_is_gone(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    """Folded periods count too; where the titles cannot be had, ids stand in."""
    past = {"v": 1, "sets": [["price"]], "log": {"2026-10-": "01:0,02:00"}}
    kept = {
        "past:daily": json.dumps(past),
        "ticks:daily@2026-11-20": '{"v":2,"marks":{}}',
        "ticks:onboarding-ops-day-1@always": '{"v":2,"marks":{}}',
        "ticks:old-list@2026-W40": '{"v":2,"marks":{}}',
    }
    file = json.dumps({"format": "team-playbook-ticks", "v": 1, "site": TEAM, "kept": kept})
    names = {"zh": ["每日开店", "运营入职路径", "old-list（已移除）"],
             "en": ["Daily opening", "Operations path", "old-list (removed)"]}  # fmt: skip
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        tool(page, "import")
        choose = page.get_by_label(SAID["import-file"][language])
        choose.set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": file.encode()}
        )
        rows = page.locator(".pb-dialog tbody th")
        expect(rows).to_have_count(3)
        found = set(rows.all_text_contents())
        assert found == set(names[language]), found
        expect(page.locator(".pb-dialog")).to_contain_text(
            SAID["import-found"][language].format(lists=3, periods=5, fresh=5, both=0)
        )
        page.route("**/names.json", lambda route: route.abort("aborted"))
        choose.set_input_files(
            {"name": "b.json", "mimeType": "application/json", "buffer": file.encode()}
        )
        expect(page.locator(".pb-dialog tbody")).to_contain_text("onboarding-ops-day-1")
