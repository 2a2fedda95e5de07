"""Hand-over: a link whose fragment holds the ticks, its QR code, text and Markdown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.lists import (
    SAID,
    box,
    counted,
    done,
    notices,
    period,
    press,
    reading,
    row,
    status,
    stored,
    tool,
)

NOTE = "<img src=x onerror=alert(1)> 夜班接着看"


def link(browser: Browser, site: Site) -> str:
    """The hand-over link of Monday's list: one item ticked by Li, one with a note."""
    now = "2026-11-23T18:00:00+08:00"
    kept = {"me": "Li"}
    with reading(browser, site, "zh/checklists/daily/", now=now, kept=kept) as seen:
        page = seen.page
        box(page, "price").check()
        row(page, "stock").locator(".pb-check__more").click()
        page.get_by_label("备注", exact=True).fill(NOTE)
        page.keyboard.press("Enter")
        tool(page, "share")
        expect(page.get_by_role("img", name=SAID["share-code"]["zh"])).to_be_visible()
        return page.get_by_label(SAID["share-link"]["zh"]).input_value()


def test_a_link_is_looked_at_and_then_taken_over(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    address = link(browser, fixture_site)
    assert "#share=" in address and len(address) < 400
    path = f"{language}/checklists/daily/#" + address.partition("#")[2]
    with reading(browser, fixture_site, path) as seen:
        page = seen.page
        expect(notices(page)).to_contain_text("Li")
        expect(period(page)).to_contain_text("23")
        expect(box(page, "price")).to_be_checked()
        expect(box(page, "page")).to_be_disabled()
        expect(row(page, "stock").locator(".pb-check__mark")).to_contain_text(NOTE)
        assert stored(page) == {}
        press(page, "take-over", language)
        expect(box(page, "page")).to_be_enabled()
        box(page, "page").check()
        assert set(stored(page)["ticks:daily@2026-11-23"]["marks"]) == {
            "price",
            "page",
            "stock.note",
        }
        assert "#" not in page.url


def test_what_is_looked_at_stays_over_midnight(browser: Browser, fixture_site: Site) -> None:
    fragment = link(browser, fixture_site).partition("#")[2]
    now, path = "2026-11-23T23:59:00+08:00", f"zh/checklists/daily/#{fragment}"
    with reading(browser, fixture_site, path, now=now) as seen:
        page = seen.page
        expect(notices(page)).to_contain_text("Li")
        page.clock.fast_forward("01:30")
        expect(page.get_by_role("button", name=SAID["close"]["zh"])).to_be_visible()
        expect(period(page)).to_contain_text("23")
        expect(box(page, "price")).to_be_checked()
        expect(box(page, "page")).to_be_disabled()
        press(page, "close", "zh")
        expect(period(page)).to_contain_text("24")


def test_taking_over_can_be_undone(browser: Browser, fixture_site: Site, language: str) -> None:
    fragment = link(browser, fixture_site).partition("#")[2]
    kept = {"ticks:daily@2026-11-23": {"v": 2, "marks": {"page": {"at": 5}}}}
    path = f"{language}/checklists/daily/#{fragment}"
    with reading(browser, fixture_site, path, kept=kept) as seen:
        page = seen.page
        expect(box(page, "page")).not_to_be_checked()
        press(page, "take-over", language)
        expect(box(page, "page")).to_be_checked()
        expect(box(page, "price")).to_be_checked()
        press(page, "undo", language)
        expect(box(page, "price")).not_to_be_checked()
        expect(box(page, "page")).to_be_checked()


@pytest.mark.parametrize("script", sample(["", "delete window.CompressionStream"], 1))
def test_what_was_opened_again_is_handed_over_too(
    browser: Browser, fixture_site: Site, language: str, script: str
) -> None:
    """By an old browser too."""
    path, name = f"{language}/checklists/daily/", "ticks:daily@2026-11-24"
    before = {name: {"v": 3, "marks": {"price": {"at": 9, "is": "done"}}}}
    with reading(browser, fixture_site, path, kept=before, script=script) as seen:
        box(seen.page, "price").uncheck()
        box(seen.page, "page").check()
        tool(seen.page, "share")
        address = seen.page.get_by_label(SAID["share-link"][language]).input_value()
    fragment = address.partition("#")[2]
    with reading(browser, fixture_site, f"{path}#{fragment}", kept=before) as seen:
        page = seen.page
        expect(box(page, "page")).to_be_checked()
        expect(box(page, "price")).not_to_be_checked()
        press(page, "take-over", language)
        assert done(page, name) == {"page"}


@pytest.mark.parametrize("at", ["2026-02-31", "2026-W48", "always", "run-20261124T100000"])
def test_a_period_that_the_list_does_not_have_is_not_opened(
    browser: Browser, fixture_site: Site, at: str
) -> None:
    with reading(browser, fixture_site, f"zh/checklists/daily/#at={at}") as seen:
        expect(period(seen.page)).to_contain_text("11 月 24 日")
        box(seen.page, "price").check()
        assert set(stored(seen.page)) == {"ticks:daily@2026-11-24"}


def test_a_link_can_be_closed(browser: Browser, fixture_site: Site, language: str) -> None:
    fragment = link(browser, fixture_site).partition("#")[2]
    with reading(browser, fixture_site, f"{language}/checklists/daily/#{fragment}") as seen:
        press(seen.page, "close", language)
        expect(box(seen.page, "price")).not_to_be_checked()
        expect(period(seen.page)).to_contain_text("24")
        assert stored(seen.page) == {}


def test_a_broken_link_says_so(browser: Browser, fixture_site: Site, language: str) -> None:
    """Node breaks others."""
    path = f"{language}/checklists/daily/#share=i1ZKSczMqVTSUTIyMDI"
    with reading(browser, fixture_site, path) as seen:
        expect(notices(seen.page)).to_contain_text(SAID["share-bad"][language])
        box(seen.page, "price").check()
        expect(status(seen.page)).to_contain_text(counted(language, 1, 3))


def test_a_link_put_into_the_address_of_the_open_list_is_looked_at_too(
    browser: Browser, fixture_site: Site
) -> None:
    """The browser then loads nothing; what a chat has put behind the link is no part of it."""
    address = link(browser, fixture_site)
    with reading(browser, fixture_site, "zh/checklists/daily/") as seen:
        page = seen.page
        page.goto(f"{address}，谢谢")
        expect(notices(page)).to_contain_text("Li")
        expect(box(page, "price")).to_be_checked()
        page.goto(address[:-9])
        expect(notices(page)).to_contain_text(SAID["share-bad"]["zh"])
        page.goto(address)
        press(page, "take-over", "zh")
        page.goto(f"{fixture_site.address}/zh/checklists/daily/#at=2026-11-24")
        expect(period(page)).to_contain_text("11 月 24 日")
        expect(box(page, "price")).not_to_be_checked()


def test_a_link_to_another_list_says_so(browser: Browser, fixture_site: Site) -> None:
    fragment = link(browser, fixture_site).partition("#")[2]
    with reading(browser, fixture_site, f"zh/checklists/weekly/#{fragment}") as seen:
        expect(notices(seen.page)).to_contain_text(SAID["share-bad"]["zh"])


STATE = "已完成 1 / 3 · 1 项不适用 · 还有 1 项关键项没做，这份清单不算完成。"
IN_ENGLISH = {
    "每日开店": "Daily opening",
    "2026 年 11 月 24 日 星期二": "Tuesday, 24 Nov 2026",
    STATE: "1 of 3 done · 1 not applicable · 1 critical still open: the list is not complete.",
    "【前台】": "[Front]",
    "【后台】": "[Back]",
    "前台": "Front",
    "后台": "Back",
    "核对前十款价格": "Check the prices of the top ten items",
    "手机打开首页": "Open the home page on a phone",
    "看库存低于 7 天的款": "Look for items with under 7 days of stock",
    "不适用：": "Not applicable: ",
}
COPIES = {
    "text": [
        f"每日开店 · 2026 年 11 月 24 日 星期二 · {STATE}",
        "",
        "【前台】",
        "⬜ 核对前十款价格",
        "✅ 手机打开首页 (10:00)",
        "",
        "【后台】",
        "➖ 看库存低于 7 天的款 (不适用：盘点_中)",
    ],
    "markdown": [
        "## 每日开店",
        "",
        f"2026 年 11 月 24 日 星期二 · {STATE}",
        "",
        "### 前台",
        "",
        "- [ ] 核对前十款价格",
        "- [x] 手机打开首页 (10:00)",
        "",
        "### 后台",
        "",
        "- [ ] ~~看库存低于 7 天的款 (不适用：盘点\\_中)~~",
    ],
}


@pytest.mark.parametrize("form", COPIES)
def test_a_list_can_be_copied(
    browser: Browser, fixture_site: Site, language: str, form: str
) -> None:
    marks = {"page": {"at": 1795485600000}, "stock": {"at": 0, "is": "na", "why": "盘点_中"}}
    kept = {"ticks:daily@2026-11-24": {"v": 2, "marks": marks}}
    path = f"{language}/checklists/daily/"
    rights = ["clipboard-read", "clipboard-write"]
    with reading(browser, fixture_site, path, kept=kept, permissions=rights) as seen:
        tool(seen.page, form)
        expect(seen.page.locator(".pb-dialog")).to_contain_text(SAID["copied"][language])
        expected = "\n".join([*COPIES[form], ""])
        for chinese, english in IN_ENGLISH.items() if language == "en" else ():
            expected = expected.replace(chinese, english)
        assert seen.page.evaluate("() => navigator.clipboard.readText()") == expected
