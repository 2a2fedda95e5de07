"""This handbook's paths as a customer-service hire and a manager of three live them."""

from __future__ import annotations

import re
from typing import cast

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from playbook.kinds.onboarding.model import Onboarding
from playbook.model.playbook import Playbook
from playbook.text.markup import plain
from tests.support.accessible import violations
from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.lists import reading
from tests.support.paths import (
    NO_PRINTER,
    PAPER,
    SAID,
    SIDEWAYS,
    box,
    cards,
    due,
    follow,
    on,
    press,
    role,
    start_on,
    unfold,
    zh,
)

SHEET: ViewportSize = {"width": 680, "height": 1009}
TALL = "document.querySelector('.pb-paper').scrollHeight"
MONDAY = "2027-02-01T09:00:00+08:00"
NOTE = "五班都没有漏单"
BEFORE = ("access-request", "desk-device", "accounts-open", "announce", "contract-ready")
"""What stands ready before a first day: access, desk, accounts, announcement and contract."""


def said(book: Playbook, path: str, step: str) -> str:
    """What a step of a path says, as it is read."""
    record = cast(Onboarding, book.records["onboarding"][path])
    return plain(next(one.text["zh"] for one in record.steps if one.id == step))


def begin(text: str) -> str:
    """The first words of a text, as far as a card or a message shows them."""
    return re.split("[，：。]", text)[0]


def test_a_customer_service_hire_from_the_first_visit_to_day_30(
    browser: Browser, site: Site, book: Playbook
) -> None:
    with reading(
        browser, site, "zh/", now=MONDAY, width=375, locale="zh-CN", script=NO_PRINTER
    ) as seen:
        page = seen.page
        page.locator(".pb-roles__new").click()
        expect(page.locator(".pb-path__ask")).to_be_visible()
        role(page).select_option("cs")
        start_on(page, "2027-02-01")
        the_first_day(page, book)
        the_home_page_knows_it(page, book, f"{site.address}/zh/")
        two_days_on(page)
        the_first_day_moves(page)
        day_30(page)
        the_gate_gives_message_and_form(page, book)


def the_first_day(page: Page, book: Playbook) -> None:
    """What is due, what is the manager's, and the sheet for the day."""
    expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=1))
    assert "cs-service-red-lines" in due(page, "today")
    assert any(key.startswith("common-") for key in due(page, "today"))
    assert due(page, "late") == []
    assert page.locator("#step-cs-cs-accounts").count() == 0  # the manager's, before day one
    assert page.evaluate(SIDEWAYS) <= 0
    assert violations(page) == []
    expect(on(page, "cs-product-quiz")).to_have_text("2 月 3 日 周三")
    expect(on(page, "cs-first-chats")).to_have_text("2 月 4 日 周四")
    press(page, "path-print-first")
    for path, step in (("cs", "service-red-lines"), ("common", "greet-map")):
        expect(page.locator(".pb-paper")).to_contain_text(begin(said(book, path, step)))
    page.evaluate(PAPER)


def the_home_page_knows_it(page: Page, book: Playbook, home: str) -> None:
    """It names what is the new hire's own today, and leads back to it."""
    page.goto(home)
    own = page.locator(".pb-day a[href*='/onboarding/mine/#step-']")
    expect(own.filter(has_text=begin(said(book, "cs", "service-red-lines")))).to_be_visible()
    contract = begin(said(book, "common", "contract-ready"))
    expect(page.locator(".pb-day")).not_to_contain_text(contract)
    own.filter(has_text=begin(said(book, "cs", "sit-beside"))).first.click()
    expect(box(page, "cs-sit-beside")).to_be_in_viewport()
    box(page, "cs-sit-beside").check()
    box(page, "cs-service-red-lines").check()


def two_days_on(page: Page) -> None:
    """What was left is overdue, the quiz is due."""
    page.clock.set_system_time("2027-02-03T09:00:00+08:00")
    page.reload()
    expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=3))
    assert "cs-product-quiz" in due(page, "today")
    assert "cs-service-red-lines" not in due(page, "late")
    assert due(page, "late")
    box(page, "cs-product-quiz").check()


def the_first_day_moves(page: Page) -> None:
    """Open dates follow over Spring Festival, ticks stay."""
    start_on(page, "2027-02-03")
    expect(on(page, "cs-tag-reasons")).to_have_text("2 月 14 日 周日")
    expect(on(page, "cs-first-chats")).to_have_text("2 月 16 日 周二")
    expect(box(page, "cs-product-quiz")).to_be_checked()
    start_on(page, "2027-02-01")


def day_30(page: Page) -> None:
    """Everything due is ticked, one step with a note."""
    page.clock.set_system_time("2027-03-02T17:00:00+08:00")
    page.reload()
    expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=30))
    unfold(page)
    for stage in ("day-1", "week-1", "day-30"):
        for one in page.locator(f"#stage-{stage} input[data-item]").all():
            one.check()
    expect(page.locator(".pb-path__late")).to_have_count(0)
    page.locator("#step-cs-solo-shift .pb-check__more").click()
    page.locator("#step-cs-solo-shift .pb-check__drawer input").first.fill(NOTE)
    page.locator("#step-cs-solo-shift .pb-check__drawer input").first.press("Tab")
    expect(page.locator("#mark-cs-solo-shift")).to_contain_text(NOTE)


def the_gate_gives_message_and_form(page: Page, book: Playbook) -> None:
    """They hold what was done, what to show, and what to talk about."""
    path = cast(Onboarding, book.records["onboarding"]["cs"])
    gate = next(one for one in path.gates if one.day == 30)
    page.locator("#gate-30").get_by_role("button", name=zh("gate-message")).click()
    message = page.locator("dialog textarea").input_value()
    assert message.startswith(f"【{zh('gate-30')}】")
    assert "⬜" not in message
    assert f"✅ {begin(said(book, 'cs', 'solo-shift'))}" in message
    assert plain(gate.evidence[-1]["zh"]) in message
    page.locator("dialog").get_by_role("button", name=zh("close")).click()
    page.locator("#gate-30").get_by_role("button", name=zh("gate-form")).click()
    question = page.locator(".pb-paper li", has_text=plain(gate.talk[-1]["zh"]))
    expect(question).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator(".pb-paper")).to_be_visible()
    expect(page.locator("header.pb-header")).to_be_hidden()


def test_a_manager_with_three_new_hires(browser: Browser, site: Site, book: Playbook) -> None:
    with reading(browser, site, "zh/onboarding/mine/") as seen:
        page = seen.page
        press(page, "view-manager")
        for name, job, day in (
            ("李娜", "cs", "2026-11-23"),
            ("王伟", "ops", "2026-12-01"),
            ("赵敏", "promo", "2026-10-26"),
        ):
            follow(page, name, job, day)
            expect(page.locator(".pb-card[aria-current]")).to_contain_text(name)
        expect(cards(page)).to_have_count(3)

        # Before day one there are account, desk, access and announcement.
        cards(page).filter(has_text="王伟").click()
        before = page.locator("#stage-before")
        for step in BEFORE:
            expect(before).to_contain_text(begin(said(book, "common", step)))
        unfold(page)
        box(page, "common-buddy-named").check()
        cards(page).filter(has_text="李娜").click()
        expect(box(page, "common-buddy-named")).not_to_be_checked()
        press(page, "view-buddy")
        contract = begin(said(book, "common", "contract-ready"))
        expect(page.locator("#stage-before")).not_to_contain_text(contract)
        expect(page.locator("#step-cs-review-every-chat")).to_have_count(1)


@pytest.mark.parametrize("language", sample(["zh", "en"], 1))
def test_every_role_has_all_gates_and_sheets_of_one_page(
    browser: Browser, site: Site, book: Playbook, language: str
) -> None:
    """The talk at a gate, and the first day, fit on A4 with margins of 15 mm."""
    mine = f"{language}/onboarding/mine/"
    with reading(browser, site, mine, now=MONDAY, script=NO_PRINTER) as seen:
        page = seen.page
        page.set_viewport_size(SHEET)
        for job in sample(book.each("roles"), 3):
            page.goto(f"{site.address}/{mine}#role={job.id}&first=2027-02-01")
            expect(role(page)).to_have_value(job.id)
            unfold(page)
            expect(page.locator(".pb-gate")).to_have_count(5)
            sheets = page.locator(".pb-gate button", has_text=SAID["gate-form"][language]).all()
            sheets.append(page.locator("button", has_text=SAID["path-print-first"][language]))
            page.emulate_media(media="print")
            tall = []
            for sheet in sheets:
                sheet.evaluate("button => button.click()")
                tall.append(page.evaluate(TALL))
                page.evaluate(PAPER)
            page.emulate_media(media="screen")
            assert max(tall) <= SHEET["height"], (job.id, tall)
