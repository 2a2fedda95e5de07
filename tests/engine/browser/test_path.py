"""The dated path as a new hire walks it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from tests.support.accessible import violations
from tests.support.handbooks import Site
from tests.support.lists import reading, stored
from tests.support.paths import (
    NO_PRINTER,
    PAPER,
    SIDEWAYS,
    box,
    due,
    first,
    on,
    press,
    role,
    start_on,
    unfold,
    zh,
)
from tests.support.watch import watch

MINE = "zh/onboarding/mine/"
FEBRUARY = "2027-02-01T09:00:00+08:00"
STARTED = {"role": "ops", "started": "2027-02-01"}


def test_without_its_data_the_page_says_what_it_says_without_scripts(
    browser: Browser, fixture_site: Site
) -> None:
    page = browser.new_page(service_workers="block")
    page.route("**/paths.json", lambda route: route.abort())
    page.goto(f"{fixture_site.address}/{MINE}")
    expect(page.get_by_text(zh("path-plain"))).to_be_visible()
    page.close()


def test_role_and_first_day_make_one_path_with_dates(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, MINE, now=FEBRUARY, width=375) as seen:
        page = seen.page
        expect(page.locator(".pb-path__plain")).to_be_visible()
        expect(page.locator(".pb-path")).not_to_contain_text(zh("path-plain"))
        expect(page.locator(".pb-path__ask")).to_be_visible()
        role(page).focus()
        role(page).select_option("ops")
        expect(role(page)).to_be_focused()
        # Most look on their first day: two taps, and one sees what to do on it.
        expect(first(page)).to_have_value("2027-02-01")
        expect(page.locator(".pb-path__plain")).to_be_hidden()
        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=1))
        start_on(page, "2027-02-01")
        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=1))

        # The common path and the role's, by date; nobody else's steps.
        assert due(page, "today") == ["common-sign-in", "common-rules"]
        assert due(page, "late") == []
        assert due(page, "next") == ["common-product", "ops-open", "common-quiz"]
        expect(page.locator(".pb-path__next")).to_contain_text(zh("path-more", count=2))
        # Working days stop for the holiday and take the Saturday that makes up for it.
        expect(on(page, "common-product")).to_have_text("2 月 2 日 周二")
        expect(on(page, "ops-open")).to_have_text("2 月 3 日 周三")
        expect(on(page, "common-quiz")).to_have_text("2 月 13 日 周六")
        expect(on(page, "ops-solo")).to_have_text("2 月 20 日 周六")
        expect(page.locator(".pb-path__head")).to_contain_text(zh("path-expected", years="2027"))
        # Day 7 is a holiday: people meet on the next working day.
        expect(page.locator("#gate-7 .pb-gate__title")).to_contain_text("2 月 13 日")
        expect(page.locator("#gate-30 .pb-gate__title")).to_contain_text("3 月 2 日")
        expect(page.locator("#gate-30")).to_contain_text("手册改好一处。")
        expect(page.locator("#gate-30")).to_contain_text("晨报独立完成。")
        gates = page.locator(".pb-gate")
        assert [one.get_attribute("id") for one in gates.all()] == [
            f"gate-{day}" for day in (1, 7, 30, 60, 90)
        ]
        assert page.evaluate(SIDEWAYS) <= 0
        assert violations(page) == []
        page.locator(".pb-path__study a").first.click()
        expect(page.locator("#reading")).to_be_in_viewport()
        page.go_back()
        page.locator(".pb-path__study a").last.click()
        expect(page.locator("[data-quiz=role-ops]")).to_be_visible()


def test_steps_wait_fall_due_and_grow_late(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, MINE, now=FEBRUARY, kept=STARTED) as seen:
        page = seen.page
        unfold(page)
        waits = page.locator("#step-common-product [data-waits]")
        expect(waits).to_contain_text("登录每个系统")
        box(page, "common-sign-in").check()
        expect(waits).to_be_hidden()

        # Two days on, the page still open.
        page.clock.run_for(60_000)
        page.clock.fast_forward("48:00:00")
        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=3))
        assert due(page, "late") == ["common-rules", "common-product"]
        assert due(page, "today") == ["ops-open"]

        # A tick here is a tick on the plain page, and the other way round.
        page.goto(f"{fixture_site.address}/zh/onboarding/common/")
        expect(box(page, "sign-in")).to_be_checked()
        page.locator("details:has(#step-product)").evaluate("one => { one.open = true; }")
        box(page, "product").check()
        page.goto(f"{fixture_site.address}/{MINE}")
        expect(box(page, "common-product")).to_be_checked()
        assert due(page, "late") == ["common-rules"]


def test_another_first_day_moves_the_dates_and_keeps_ticks(
    browser: Browser, fixture_site: Site
) -> None:
    with reading(browser, fixture_site, MINE, now=FEBRUARY, kept=STARTED) as seen:
        page = seen.page
        unfold(page)
        box(page, "common-product").check()
        start_on(page, "2027-02-03")
        expect(on(page, "ops-solo")).to_have_text("2 月 22 日 周一")
        expect(on(page, "common-quiz")).to_have_text("2 月 16 日 周二")
        expect(box(page, "common-product")).to_be_checked()
        expect(page.locator("#gate-30 .pb-gate__title")).to_contain_text("3 月 4 日")
        page.reload()
        expect(first(page)).to_have_value("2027-02-03")
        expect(box(page, "common-product")).to_be_checked()


@contextmanager
def at_day_30(browser: Browser, site: Site) -> Iterator[Page]:
    """The path on day 30 with four steps done, one of them with a note."""
    now = "2027-03-02T17:00:00+08:00"
    with reading(browser, site, MINE, now=now, kept=STARTED, width=375, script=NO_PRINTER) as seen:
        unfold(seen.page)
        for key in ("common-sign-in", "common-rules", "common-product", "ops-open"):
            box(seen.page, key).check()
        seen.page.locator("#step-ops-open .pb-check__more").click()
        note = seen.page.locator("#step-ops-open .pb-check__drawer input").first
        note.fill("第三次才对")
        note.press("Tab")
        noted = seen.page.locator("#mark-ops-open")
        expect(noted).to_have_text("3 月 2 日 17:00 · 备注：第三次才对")
        yield seen.page


def test_the_log_holds_what_was_done_and_said(browser: Browser, fixture_site: Site) -> None:
    with at_day_30(browser, fixture_site) as page:
        press(page, "path-log")
        expect(page.locator("dialog[open] li")).to_have_count(4)
        expect(page.locator("dialog[open]")).to_contain_text("第三次才对")


def test_a_gate_gives_a_message(browser: Browser, fixture_site: Site) -> None:
    with at_day_30(browser, fixture_site) as page:
        page.locator("#gate-30").get_by_role("button", name=zh("gate-message")).click()
        message = page.locator("dialog textarea").input_value()
        assert message.split("\n") == [
            f"【{zh('gate-30')}】{zh('me-name')} · 运营 · 2027 年 3 月 2 日 星期二",
            "4 / 6 步完成",
            "✅ 登录每个系统",
            "✅ 读规则并签字",
            "✅ 试用产品",
            "✅ 跟着做一次开店检查",
            "⬜ 过产品测验。",
            "⬜ 独立做晨报",
            "",
            f"{zh('gate-show')}：",
            "· 手册改好一处。",
            "· 晨报独立完成。",
            "",
            "逾期：过产品测验；独立做晨报",
            "",
            "接下来：去仓库坐半天",
            "",
        ]


def test_a_gate_and_the_first_day_are_printed(browser: Browser, fixture_site: Site) -> None:
    with at_day_30(browser, fixture_site) as page:
        page.locator("#gate-30").get_by_role("button", name=zh("gate-form")).click()
        paper = page.locator(".pb-paper")
        assert page.evaluate("window.printed") == 1
        page.emulate_media(media="print")
        expect(paper).to_be_visible()
        expect(page.locator("header.pb-header")).to_be_hidden()
        expect(paper.locator("h1")).to_have_text(zh("form-title", gate=zh("gate-30")))
        for text in ("要谁帮忙？", "下个月想学什么？", "晨报独立完成。"):
            expect(paper.locator("li", has_text=text)).to_be_visible()
        expect(paper).to_contain_text("2027 年 3 月 2 日 星期二")
        page.evaluate(PAPER)
        expect(paper).to_have_count(0)
        page.emulate_media(media="screen")

        # The first day on one page holds what everyone does that day.
        press(page, "path-print-first")
        for text in ("登录每个系统", "带新人走一圈", "签合同", "合同已签。", "账号可用。"):
            expect(paper.locator("li", has_text=text)).to_have_count(1)
        expect(paper).not_to_contain_text("试用产品")


def test_the_calendar_holds_every_step_on_its_day(browser: Browser, fixture_site: Site) -> None:
    link = "en/onboarding/mine/#role=ops&first=2027-02-01"
    with reading(browser, fixture_site, link, now="2027-01-20T09:00:00+08:00") as seen:
        page = seen.page
        expect(page.locator(".pb-path__who")).to_contain_text("12 days to the first day")
        with page.expect_download() as saved:
            press(page, "path-ics", "en")
        content = saved.value.path().read_bytes()
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        events = Calendar.from_ical(content).walk("VEVENT")
        days = {str(event["SUMMARY"]).split(" · ")[0]: event.decoded("DTSTART") for event in events}
        assert days == {
            "Sign in everywhere": date(2027, 2, 1),
            "Read and sign the rules": date(2027, 2, 1),
            "Try the product": date(2027, 2, 2),
            "Run the opening check with the buddy": date(2027, 2, 3),
            "Pass the product quiz.": date(2027, 2, 13),
            "Write the morning note alone": date(2027, 2, 20),
            "Half a day in the warehouse": date(2027, 3, 17),
            "Gate: day 1": date(2027, 2, 1),
            "Gate: week 1": date(2027, 2, 13),
            "Gate: day 30": date(2027, 3, 2),
            "Gate: day 60": date(2027, 4, 1),
            "Gate: day 90": date(2027, 5, 3),
        }
        assert len({str(event["UID"]) for event in events}) == len(events)
        assert {event["SEQUENCE"] for event in events} == {30006780}, "minutes since 1970"
        own = stored(page)["path-id"]
        assert all(str(event["UID"]).startswith(f"{own}-") for event in events)


def test_a_followed_colleagues_calendar_says_whose_it_is(
    browser: Browser, fixture_site: Site
) -> None:
    hire = {"name": "Li Lei", "role": "ops", "first": "2027-02-06"}
    kept = {"path-view": "manager", "path-now": "h1", "hire:h1": json.dumps(hire)}
    with reading(browser, fixture_site, "en/onboarding/mine/", kept=kept) as seen:
        page = seen.page
        expect(page.get_by_text("a day off: the steps of day 1")).to_be_visible()
        with page.expect_download() as saved:
            press(page, "path-ics", "en")
        assert saved.value.suggested_filename.endswith("-Li-Lei-2027-02-06.ics")
        events = Calendar.from_ical(saved.value.path().read_bytes()).walk("VEVENT")
        assert all("Li Lei" in str(event["SUMMARY"]) for event in events)
        assert all(str(event["UID"]).startswith("h1-") for event in events)


def test_a_step_that_moved_or_was_renamed_keeps_its_tick(
    browser: Browser, fixture_site: Site
) -> None:
    marks = {step: {"at": 1795000000000} for step in ("solo", "open-shop", "gone")}
    ticks = {"v": 2, "marks": marks}  # from when solo was in week 1 and open was open-shop
    kept = {"role": "ops", "started": "2026-11-02", "ticks:onboarding-ops-week-1@always": ticks}
    with reading(browser, fixture_site, "en/onboarding/mine/", kept=kept) as seen:
        expect(box(seen.page, "ops-solo")).to_be_checked()
        expect(box(seen.page, "ops-open")).to_be_checked()
        expect(seen.page.locator("input[data-item]:checked")).to_have_count(2)
        unfold(seen.page)
        box(seen.page, "ops-solo").uncheck()
        seen.page.reload()
        expect(box(seen.page, "ops-solo")).not_to_be_checked()


@pytest.mark.parametrize("day", ["2027-02-30", "1999-01-01", "soon"])
def test_a_link_with_a_day_that_is_none_changes_nothing(
    browser: Browser, fixture_site: Site, day: str
) -> None:
    link = f"{MINE}#role=ops&first={day}"
    with reading(browser, fixture_site, link, now=FEBRUARY, kept=STARTED) as seen:
        expect(first(seen.page)).to_have_value("2027-02-01")
        expect(seen.page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=1))


def test_without_script_the_path_is_plain_and_says_its_days(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser, width=375, java_script_enabled=False) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/{MINE}")
        expect(page.locator(".pb-path")).to_contain_text(zh("path-plain"))
        page.locator(".pb-path a[href$='/ops/']").click()
        expect(page.locator("#step-meet")).to_contain_text("第 1 天")
        expect(page.locator("#step-open")).to_contain_text("第 3 个工作日")
        expect(page.locator("#step-open")).to_contain_text("带新人走一圈")
        expect(page.locator("#gate-30")).to_contain_text("晨报独立完成。")
        expect(page.locator("#gate-30")).to_contain_text("下个月想学什么？")
        page.goto(f"{fixture_site.address}/zh/onboarding/common/#goals")  # as it was called once
        expect(page.locator("#step-goals")).to_be_in_viewport()
        tops = [page.locator(f"#step-goals > {one}").bounding_box() for one in ("input", "label")]
        assert abs(tops[0]["y"] - tops[1]["y"]) < 20  # type: ignore[index]
