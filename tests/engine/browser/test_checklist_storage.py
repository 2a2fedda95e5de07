"""Nothing is lost: storage refused, full, damaged, old or new; several tabs; years of history."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.kept import own
from tests.support.lists import (
    DENIED,
    FULL,
    SAID,
    box,
    choose_role,
    counted,
    exported,
    notices,
    period,
    press,
    reading,
    row,
    status,
    stored,
    tool,
)

TODAY = "ticks:daily@2026-11-24"
HIDE = """() => {
  Object.defineProperty(document, "hidden", { value: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def saved_file(page: Page, language: str) -> Any:
    """What the file holds that the page offers to save."""
    with page.expect_download() as waiting:
        press(page, "save-file", language)
    return json.loads(waiting.value.path().read_text(encoding="utf-8"))


@pytest.mark.parametrize(("fault", "script"), [("denied", DENIED), ("full", FULL)])
def test_storage_that_refuses_costs_nothing_while_the_page_is_open(
    browser: Browser, fixture_site: Site, language: str, fault: str, script: str
) -> None:
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, script=script) as seen:
        page = seen.page
        box(page, "price").check()
        box(page, "page").check()
        expect(notices(page)).to_contain_text(SAID[f"trouble-{fault}"][language])
        expect(box(page, "price")).to_be_checked()
        page.clock.fast_forward("00:40")
        expect(box(page, "price")).to_be_checked()
        kept = saved_file(page, language)["kept"]
        assert set(json.loads(kept[TODAY])["marks"]) == {"price", "page"}


@pytest.mark.parametrize(("fault", "script"), [("denied", DENIED), ("full", FULL)])
def test_answers_and_a_role_that_storage_refuses_can_be_saved_to_a_file(
    browser: Browser, fixture_site: Site, language: str, fault: str, script: str
) -> None:
    words = SAID[f"trouble-{fault}"][language]
    with reading(browser, fixture_site, f"{language}/quizzes/role-ops/", script=script) as seen:
        seen.page.locator("#question-open input").first.check()
        expect(seen.page.locator(".pb-quiz .pb-notice")).to_contain_text(words)
        answers = saved_file(seen.page, language)["kept"]["quiz:role-ops"]
        assert list(json.loads(answers)) == ["open"]
    with reading(browser, fixture_site, f"{language}/today/", script=script) as seen:
        choose_role(seen.page, "ops")
        expect(seen.page.locator(".pb-day .pb-notice")).to_contain_text(words)
        assert saved_file(seen.page, language)["kept"] == {"role": "ops"}


def typed(page: Page, item: str, language: str) -> None:
    """Type a note in the drawer of `item`, and stay in the field."""
    row(page, item).locator(".pb-check__more").click()
    page.get_by_label(SAID["note"][language], exact=True).press_sequentially("ABC")


@pytest.mark.parametrize("leave", sample(["back", "reload", "another tab", "midnight"], 2))
def test_a_note_that_is_being_typed_is_kept(
    browser: Browser, fixture_site: Site, leave: str
) -> None:
    """In the period in which it was typed."""
    late = "2026-11-24T23:59:30+08:00"
    with reading(browser, fixture_site, "zh/checklists/weekly/") as seen:
        page = seen.page
        page.clock.set_system_time(late)
        page.goto(f"{fixture_site.address}/zh/checklists/daily/")
        typed(page, "price", "zh")
        assert TODAY not in stored(page)
        if leave == "back":
            page.go_back()
        elif leave == "reload":
            page.reload()
        elif leave == "another tab":
            page.evaluate(HIDE)
            expect(page.locator(".pb-check__drawer input").first).to_be_focused()
        else:
            page.clock.fast_forward("01:30")
            expect(period(page)).to_contain_text("11 月 25 日")
        assert stored(page)[TODAY]["marks"]["price.note"]["note"] == "ABC"
        assert "ticks:daily@2026-11-25" not in stored(page)


def test_damaged_ticks_are_set_aside(browser: Browser, fixture_site: Site, language: str) -> None:
    """Node tries other damage."""
    path, text = f"{language}/checklists/daily/", '{"v":2,"marks":[]}'
    with reading(browser, fixture_site, path, kept={TODAY: text}) as seen:
        page = seen.page
        expect(notices(page)).to_contain_text(SAID["trouble-damaged"][language])
        box(page, "price").check()
        page.reload()
        expect(box(page, "price")).to_be_checked()
        assert saved_file(page, language)["kept"][f"damaged:{TODAY}"] == text
        press(page, "ok", language)
        expect(notices(page)).to_be_empty()
        box(page, "page").check()
        expect(notices(page)).to_be_empty()


def test_a_damaged_history_is_set_aside(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    """Node tries other damage."""
    path, past = f"{language}/checklists/daily/", "past:daily"
    text = '{"v":1,"sets":[[1]],"log":{}}'
    with reading(browser, fixture_site, path, kept={past: text}) as seen:
        page = seen.page
        expect(notices(page)).to_contain_text(SAID["trouble-past-damaged"][language])
        box(page, "price").check()
        tool(page, "history")
        expect(page.locator(".pb-dialog tbody tr")).to_have_count(1)
        page.keyboard.press("Escape")
        assert saved_file(page, language)["kept"][f"damaged:{past}"] == text
        press(page, "ok", language)
        box(page, "page").check()
        expect(notices(page)).to_be_empty()


def test_a_history_of_a_later_version_is_not_touched(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    later = {"v": 9, "months": "new"}
    days = [date(2026, 11, 23) - timedelta(days=back) for back in range(9)]
    kept: dict[str, Any] = {
        f"ticks:daily@{day}": {"v": 2, "marks": {"price": {"at": 9}}} for day in days
    }
    path, file = f"{language}/checklists/daily/", exported(browser, fixture_site)
    with reading(browser, fixture_site, path, kept=kept | {"past:daily": later}) as seen:
        page = seen.page
        expect(notices(page)).to_contain_text(SAID["trouble-past-future"][language])
        box(page, "price").check()
        page.clock.fast_forward(100)
        tool(page, "history")
        expect(page.locator(".pb-dialog tbody tr")).to_have_count(10)
        page.keyboard.press("Escape")
        tool(page, "import")
        choose = page.get_by_label(SAID["import-file"][language])
        choose.set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": file.encode()}
        )
        press(page, "import-replace", language)
        assert stored(page)["past:daily"] == later


def test_what_can_be_read_of_damaged_ticks_is_kept(browser: Browser, fixture_site: Site) -> None:
    marks = {"price": {"at": 1795485600000}, "page": {"at": "soon"}, "stock": None}
    with reading(
        browser, fixture_site, "zh/checklists/daily/", kept={TODAY: {"v": 2, "marks": marks}}
    ) as seen:
        expect(box(seen.page, "price")).to_be_checked()
        expect(box(seen.page, "page")).not_to_be_checked()


def test_what_a_later_version_kept_is_not_touched(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    later = {"v": 99, "everything": "new"}
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, kept={TODAY: later}) as seen:
        page = seen.page
        expect(notices(page)).to_contain_text(SAID["trouble-future"][language])
        box(page, "price").check()
        expect(status(page)).to_contain_text(counted(language, 1, 3))
        tool(page, "reset")
        assert stored(page)[TODAY] == later


def test_ticks_of_the_first_version_and_former_ids_stay(
    browser: Browser, fixture_site: Site
) -> None:
    old = {"v": 1, "done": {"price": 1795485600000, "home": 1795485600000, "gone": 1795485600000}}
    with reading(browser, fixture_site, "zh/checklists/daily/", kept={TODAY: old}) as seen:
        page = seen.page
        expect(box(page, "price")).to_be_checked()
        expect(box(page, "page")).to_be_checked()
        box(page, "stock").check()
        assert stored(page)[TODAY]["v"] == 3
        assert set(stored(page)[TODAY]["marks"]) == {"price", "page", "stock", "gone"}


def test_two_tabs_stay_in_step_and_lose_nothing(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/checklists/daily/") as seen:
        first = seen.page
        second = first.context.new_page()
        second.clock.install(time="2026-11-24T10:00:00+08:00")
        second.goto(f"{fixture_site.address}/en/checklists/daily/")
        expect(status(second)).not_to_be_empty()
        for _ in range(5):
            for page, item in ((first, "price"), (second, "page"), (first, "stock")):
                page.evaluate(
                    "(item) => document.querySelector(`input[data-item=${item}]`).click()", item
                )
        for page in (first, second):
            for item in ("price", "page", "stock"):
                expect(box(page, item)).to_be_checked()
        second.evaluate("() => localStorage.clear()")
        expect(box(first, "price")).not_to_be_checked()


def test_a_word_written_over_by_another_tab_is_said_again(
    browser: Browser, fixture_site: Site
) -> None:
    """As when two processes write before either has heard of the other."""
    with reading(browser, fixture_site, "zh/checklists/daily/") as seen:
        page = seen.page
        box(page, "price").check()
        theirs = json.dumps({"v": 2, "marks": {"page": {"at": 1795485600001}}})
        page.evaluate(
            """([key, value]) => {
              localStorage.setItem(key, value);
              dispatchEvent(new StorageEvent("storage", { key, newValue: value }));
            }""",
            [own(fixture_site, TODAY), theirs],
        )
        expect(box(page, "page")).to_be_checked()
        expect(box(page, "price")).to_be_checked()
        assert set(stored(page)[TODAY]["marks"]) == {"price", "page"}


def test_old_periods_are_folded_and_can_still_be_read(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    days = [date(2026, 11, 24) - timedelta(days=back) for back in range(1, 31)]
    marks = {
        "price": {"at": 1795000000000, "by": "Li"},
        "page": {"at": 1, "is": "na", "why": "假日"},
    }
    kept = {f"ticks:daily@{day}": {"v": 2, "marks": marks} for day in days}
    kept[f"ticks:daily@{days[29]}"] = {"v": 2, "marks": {**marks, "gone": {"at": 5}}}
    with reading(browser, fixture_site, f"{language}/checklists/daily/", kept=kept) as seen:
        page = seen.page
        page.clock.fast_forward(100)
        page.wait_for_function(f"() => '{own(fixture_site, 'past:daily')}' in localStorage")
        assert len([name for name in stored(page) if name.startswith("ticks:")]) == 5
        tool(page, "history")
        rows = page.locator(".pb-dialog tbody tr")
        expect(rows).to_have_count(30)
        expect(rows.nth(0)).to_contain_text("2/3")
        item = {"zh": "看库存低于 7 天的款", "en": "Look for items with under 7 days of stock"}
        expect(rows.nth(0)).to_contain_text(item[language])
        expect(rows.nth(29)).to_contain_text("3/4")
        expect(page.locator(".pb-heat rect")).to_have_count(366)
        rows.nth(28).get_by_role("button").click()
        expect(period(page)).to_contain_text({"zh": "10 月 26 日", "en": "26 Oct"}[language])
        expect(box(page, "price")).to_be_checked()
        expect(row(page, "page").locator(".pb-check__mark")).to_contain_text("假日")
        box(page, "stock").check()
        page.reload()
        tool(page, "history")
        expect(page.locator(".pb-dialog tbody tr").nth(28)).to_contain_text("3/3")


def test_an_item_that_was_removed_stays_in_history(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    marks = {"gone": {"at": 5, "is": "open", "note": "x"}, "price": {"at": 5}}
    kept = {"ticks:daily@2026-11-20": {"v": 2, "marks": marks}}
    with reading(browser, fixture_site, f"{language}/checklists/daily/", kept=kept) as seen:
        tool(seen.page, "history")
        expect(seen.page.locator(".pb-dialog")).to_contain_text(f"gone{SAID['gone'][language]}")
