"""What is exported can be looked at, brought in, and refused."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.lists import (
    PREFIX,
    SAID,
    box,
    exported,
    press,
    reading,
    stored,
    tool,
)

TODAY = "ticks:daily@2026-11-24"


@pytest.mark.parametrize("how", ["merge", "replace"])
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
        marks = set(stored(page)[TODAY]["marks"])
        assert marks == ({"price", "stock"} if how == "merge" else {"price"})
        expect(box(page, "price")).to_be_checked()
        press(page, "undo", language)
        expect(box(page, "price")).not_to_be_checked()
        expect(box(page, "stock")).to_be_checked()
        assert set(stored(page)) == {TODAY}


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
    file = json.dumps({"format": "team-playbook-ticks", "v": 1, "site": PREFIX, "kept": kept})
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
