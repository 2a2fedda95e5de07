"""Ticks, notes, "not applicable", progress, the keyboard, phones, print, and no script at all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.lists import SAID, box, notices, press, reading, row, status, stored, tool
from tests.support.paths import SAID as WORDS

SMALL = """() => [...document.querySelectorAll(
  ".pb-checklist button, .pb-checklist summary, .pb-checklist label, .pb-checklist select")]
  .filter((one) => one.getClientRects().length)
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML)"""
PAGES = re.compile(rb"/Type\s*/Page[^s]")


def test_a_tick_holds_time_and_name(browser: Browser, fixture_site: Site, language: str) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        box(page, "price").check()
        page.locator(".pb-more summary").click()
        page.get_by_label(SAID["me"][language]).fill("李雷")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        box(page, "page").check()
        marks = page.locator(".pb-check__mark")
        expect(marks.nth(0)).to_have_text("10:00")
        expect(marks.nth(1)).to_have_text("10:00 · 李雷")
        page.reload()
        expect(marks.nth(1)).to_have_text("10:00 · 李雷")
        expect(page.locator(".pb-count")).to_have_text(["2/2", "0/1"])


def test_what_does_not_apply_needs_a_reason_and_counts_as_settled(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        row(page, "price").locator(".pb-check__more").click()
        drawer = row(page, "price").locator(".pb-check__drawer")
        press(page, "na-do", language)
        expect(drawer).to_contain_text(SAID["na-needs-why"][language])
        assert "ticks:daily@2026-11-24" not in stored(page)
        drawer.get_by_label(SAID["na-why"][language]).fill("盘点")
        press(page, "na-do", language)
        expect(row(page, "price").locator(".pb-check__mark")).to_contain_text("盘点")
        assert box(page, "price").evaluate("(one) => one.indeterminate && !one.checked")
        box(page, "page").check()
        box(page, "stock").check()
        expect(status(page)).to_contain_text(SAID["all-done"][language])
        expect(status(page)).to_contain_text(
            {"zh": "1 项不适用", "en": "1 not applicable"}[language]
        )
        press(page, "na-undo", language)
        expect(status(page)).not_to_contain_text(SAID["all-done"][language])


def test_a_note_stays_with_its_item_ticked_or_not(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    note = "<b>A 款</b>只剩 3 天"
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        row(page, "stock").locator(".pb-check__more").click()
        page.get_by_label(SAID["note"][language], exact=True).fill(note)
        page.keyboard.press("Enter")
        expect(row(page, "stock").locator(".pb-check__mark")).to_have_text(
            SAID["note-says"][language].format(note=note)
        )
        expect(box(page, "stock")).not_to_be_checked()
        box(page, "stock").check()
        box(page, "stock").uncheck()
        page.reload()
        expect(row(page, "stock").locator(".pb-check__mark")).to_contain_text("只剩 3 天")


def test_a_critical_item_holds_up_completion(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        box(page, "page").check()
        box(page, "stock").check()
        expect(status(page)).to_contain_text(SAID["critical-open"][language].format(count=1))
        looks = page.locator(".pb-pieces > *").evaluate_all("(all) => all.map((i) => i.className)")
        assert looks == ["pb-piece--urgent", "pb-piece--done", "pb-piece--done"]
        expect(page.locator(".pb-complete")).to_have_count(0)
        box(page, "price").check()
        expect(page.locator(".pb-complete")).to_have_count(1)


def test_the_keyboard_does_everything(browser: Browser, fixture_site: Site, language: str) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        box(page, "price").focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        expect(box(page, "page")).to_be_focused()
        page.keyboard.press("n")
        expect(page.get_by_label(SAID["note"][language], exact=True)).to_be_focused()
        page.keyboard.type("slow")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(row(page, "page").locator(".pb-check__more")).to_be_focused()
        expect(row(page, "page").locator(".pb-check__mark")).to_have_text(
            SAID["note-says"][language].format(note="slow")
        )
        page.locator(".pb-more summary").focus()
        page.keyboard.press("Enter")
        for _ in range(9):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(box(page, "price")).not_to_be_checked()
        page.keyboard.press("Enter")
        expect(box(page, "price")).to_be_checked()


def test_reset_can_be_undone(browser: Browser, fixture_site: Site, language: str) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        box(page, "price").check()
        tool(page, "reset")
        expect(box(page, "price")).not_to_be_checked()
        press(page, "undo", language)
        expect(box(page, "price")).to_be_checked()
        expect(page.locator("[data-do=hide]")).to_be_focused()
        tool(page, "history")
        expect(page.locator("dialog[open]")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".pb-more > summary")).to_be_focused()
        page.reload()
        expect(box(page, "price")).to_be_checked()


def test_done_items_can_be_hidden_and_the_focus_moves_on(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    with reading(browser, fixture_site, f"{language}/checklists/daily/") as seen:
        page = seen.page
        press(page, "hide-done", language)
        box(page, "page").focus()
        page.keyboard.press("Space")
        expect(row(page, "page")).to_be_hidden()
        expect(box(page, "stock")).to_be_focused()
        page.reload()
        expect(row(page, "page")).to_be_hidden()
        press(page, "hide-done", language)
        expect(row(page, "page")).to_be_visible()


@pytest.mark.parametrize("path", sample(["daily", "incident", "promo-day"], 1))
def test_thumbs_find_their_targets(
    browser: Browser, fixture_site: Site, language: str, path: str
) -> None:
    full = f"{language}/checklists/{path}/"
    with reading(browser, fixture_site, full, width=375, has_touch=True) as seen:
        page = seen.page
        page.locator(".pb-more summary").tap()
        page.locator(".pb-check__more").first.evaluate("(one) => one.click()")
        expect(page.locator(".pb-check__drawer")).to_be_visible()
        assert page.evaluate(SMALL.replace(", .pb-checklist label", "")) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 375
        page.locator(".pb-more summary").tap()
        first = page.locator(".pb-check").first
        edges = first.bounding_box()
        assert edges
        page.touchscreen.tap(edges["x"] + 6, edges["y"] + 38)
        expect(first.locator("input[data-item]")).to_be_checked()


def test_every_list_prints_on_one_sheet(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    for name in ("daily", "weekly", "incident", "promo-day"):
        with reading(browser, fixture_site, f"{language}/checklists/{name}/") as seen:
            seen.page.locator("input[data-item]").first.check()
            sheet = seen.page.pdf(prefer_css_page_size=True)
            assert len(PAGES.findall(sheet)) == 1, name


@pytest.mark.parametrize("name", ["print", "blank"])
def test_paper_shows_ticks_or_none(
    browser: Browser, fixture_site: Site, language: str, name: str
) -> None:
    shown = "window.print = () => { window.printed = document.querySelector('.pb-blank') !== null }"
    with reading(browser, fixture_site, f"{language}/checklists/daily/", script=shown) as seen:
        page = seen.page
        box(page, "price").check()
        tool(page, name)
        assert page.evaluate("window.printed") is (name == "blank")
        expect(box(page, "price")).to_be_checked()
        page.emulate_media(media="print")
        buttons = (".pb-header .pb-button", ".pb-checklist__tools", ".pb-check__more")
        for hidden in (*buttons, ".pb-after"):
            expect(page.locator(hidden).first).to_be_hidden()


def test_without_script_lists_are_read_and_printed_and_say_why_nothing_is_ticked(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{fixture_site.address}/{language}/checklists/daily/")
    expect(page.locator("input[data-item]:enabled")).to_have_count(0)
    why = page.locator("noscript p")  # no text for Playwright's selectors
    expect(why).to_have_text(WORDS["no-script"][language])
    expect(why).to_be_visible()
    words = {"zh": "核对前十款价格", "en": "Check the prices of the top ten items"}
    expect(page.get_by_text(words[language])).to_be_visible()
    for part in ("[data-part=status]", ".pb-more"):
        expect(page.locator(part).first).to_be_hidden()
    assert len(PAGES.findall(page.pdf(prefer_css_page_size=True))) == 1
    page.emulate_media(media="print")
    expect(why).to_be_hidden()
    context.close()


def test_a_tick_that_only_the_browser_put_back_is_none(
    browser: Browser, fixture_site: Site
) -> None:
    early = """document.addEventListener("readystatechange", () => {
      const box = document.querySelector("input[data-item=price]");
      if (box && document.readyState === "interactive") box.checked = true;
    });"""
    with reading(browser, fixture_site, "zh/checklists/daily/", script=early) as seen:
        expect(box(seen.page, "price")).to_be_enabled()
        expect(box(seen.page, "price")).not_to_be_checked()
        assert "ticks:daily@2026-11-24" not in stored(seen.page)


def test_onboarding_keeps_its_ticks_for_good(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/onboarding/ops/", once=True) as seen:
        page = seen.page
        first = page.locator("input[data-item]").first
        first.check()
        page.clock.fast_forward(800 * 3600 * 1000)
        expect(first).to_be_checked()
        expect(notices(page)).to_be_empty()
        page.reload()
        expect(first).to_be_checked()
