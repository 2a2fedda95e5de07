"""The dated path as a new customer-service hire, a manager and a buddy live it; and self-checks."""

from __future__ import annotations

import json
import tomllib
from datetime import date

from accessible import violations
from conftest import ROOT, Site
from icalendar import Calendar
from lists import reading
from playwright.sync_api import Browser, Locator, Page, expect
from watch import watch

SAID: dict[str, dict[str, str]] = {
    key: text
    for name in ("words", "live", "path")
    for key, text in tomllib.loads(
        (ROOT / "templates" / f"{name}.toml").read_text(encoding="utf-8")
    ).items()
}
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
NO_PRINTER = "window.print = () => { window.printed = (window.printed ?? 0) + 1; };"


def zh(key: str, **blanks: object) -> str:
    """What the page says for `key` in Chinese."""
    return SAID[key]["zh"].format(**blanks)


def box(page: Page, key: str) -> Locator:
    """The box of one step."""
    return page.locator(f'input[data-item="{key}"]')


def on(page: Page, key: str) -> str:
    """The date that a step's row shows."""
    return page.locator(f"#step-{key} .pb-chip--day").text_content() or ""


def due(page: Page, look: str) -> list[str]:
    """The steps in one list of the agenda, by key."""
    links = page.locator(f".pb-path__{look} a")
    return [(one.get_attribute("href") or "").removeprefix("#step-") for one in links.all()]


def role(page: Page) -> Locator:
    """The role of whoever's path is shown."""
    return page.locator(".pb-path > .pb-board__bar select")


def first(page: Page) -> Locator:
    """Their first day."""
    return page.locator(".pb-path > .pb-board__bar input[type=date]")


def press(page: Page, key: str) -> None:
    """Press the button that says this, the first one to be seen."""
    page.get_by_role("button", name=zh(key), exact=True).locator("visible=true").first.click()


def test_a_customer_service_hire_from_the_first_visit_to_day_30(  # noqa: PLR0915 - one story
    browser: Browser, site: Site
) -> None:
    start = "2027-02-01T09:00:00+08:00"
    with reading(
        browser, site, "zh/onboarding/", now=start, width=375, locale="zh-CN", script=NO_PRINTER
    ) as seen:
        page = seen.page
        page.locator("article a[href$='mine/']").first.click()
        expect(page.locator(".pb-path__plain")).to_be_visible()
        role(page).select_option("cs")
        first(page).fill("2027-02-01")
        first(page).press("Tab")

        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=1))
        expect(page.locator(".pb-path__plain")).to_be_hidden()
        assert "cs-service-red-lines" in due(page, "today")
        assert any(key.startswith("common-") for key in due(page, "today"))
        assert due(page, "late") == []
        assert page.locator("#step-cs-cs-accounts").count() == 0  # the manager's, before day one
        assert page.evaluate(SIDEWAYS) <= 0
        assert violations(page) == []
        assert on(page, "cs-product-quiz").startswith("2 月 3 日")
        assert on(page, "cs-first-chats").startswith("2 月 4 日")
        expect(page.locator("#gate-30")).to_contain_text("独立值班")
        press(page, "path-print-first")
        expect(page.locator(".pb-paper")).to_contain_text("读服务红线")
        assert page.evaluate("window.printed") == 1
        page.evaluate("dispatchEvent(new Event('afterprint'))")

        waits = page.locator("#step-cs-product-quiz [data-waits]")
        page.locator("#stage-week-1").evaluate("stage => { stage.open = true; }")
        expect(waits).to_contain_text("坐在带教人旁边")
        box(page, "cs-sit-beside").check()
        expect(waits).to_be_hidden()
        box(page, "cs-service-red-lines").check()

        # Two days on, the page still open: what was left is overdue, the quiz is due.
        page.clock.run_for(60_000)
        page.clock.fast_forward("48:00:00")
        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=3))
        assert "cs-product-quiz" in due(page, "today")
        assert "cs-service-red-lines" not in due(page, "late")
        assert due(page, "late")
        box(page, "cs-product-quiz").check()

        # The same tick stands on the plain page of the path, and comes back from there.
        page.goto(f"{site.address}/zh/onboarding/cs/")
        expect(page.locator('input[data-item="product-quiz"]')).to_be_checked()
        page.locator('input[data-item="first-chats"]').check()
        page.goto(f"{site.address}/zh/onboarding/mine/")
        expect(box(page, "cs-first-chats")).to_be_checked()
        expect(box(page, "cs-product-quiz")).to_be_checked()

        # The first day moves: open dates follow, ticks stay.
        assert on(page, "cs-tag-reasons").startswith("2 月 12 日")
        first(page).fill("2027-02-03")
        first(page).press("Tab")
        expect(page.locator("#step-cs-tag-reasons .pb-chip--day")).to_contain_text("2 月 14 日")
        assert on(page, "cs-first-chats").startswith("2 月 16 日")  # over Spring Festival
        expect(page.locator(".pb-path__head")).to_contain_text(zh("path-expected", years="2027"))
        expect(box(page, "cs-product-quiz")).to_be_checked()
        first(page).fill("2027-02-01")
        first(page).press("Tab")

        # Day 30: everything due is ticked, one step with a note; the gate gives message and form.
        page.clock.set_system_time("2027-03-02T17:00:00+08:00")
        page.reload()
        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=30))
        for one in page.locator("details.pb-path__stage").all():
            one.evaluate("stage => { stage.open = true; }")
        for stage in ("day-1", "week-1", "day-30"):
            for one in page.locator(f"#stage-{stage} input[data-item]").all():
                one.check()
        expect(page.locator(".pb-path__late")).to_have_count(0)
        page.locator("#step-cs-solo-shift .pb-check__more").click()
        page.locator("#step-cs-solo-shift .pb-check__drawer input").first.fill("五班都没有漏单")
        page.locator("#step-cs-solo-shift .pb-check__drawer input").first.press("Tab")
        expect(page.locator("#mark-cs-solo-shift")).to_contain_text("五班都没有漏单")
        page.locator("#gate-30").get_by_role("button", name=zh("gate-message")).click()
        message = page.locator("dialog textarea").input_value()
        assert message.startswith(f"【{zh('gate-30')}】")
        assert "⬜" not in message
        assert "✅ 独立值一个白班" in message
        assert "六个赔付案例判法一致" in message
        page.locator("dialog").get_by_role("button", name=zh("close")).click()
        page.locator("#gate-30").get_by_role("button", name=zh("gate-form")).click()
        expect(page.locator(".pb-paper li", has_text="班表和休息撑得住吗？")).to_have_count(1)
        page.emulate_media(media="print")
        expect(page.locator(".pb-paper")).to_be_visible()
        expect(page.locator("header.pb-header")).to_be_hidden()


def test_the_calendar_holds_every_step_on_its_day(browser: Browser, site: Site) -> None:
    link = "en/onboarding/mine/#role=cs&first=2027-02-01"
    with reading(browser, site, link, now="2027-01-20T09:00:00+08:00") as seen:
        page = seen.page
        expect(page.locator(".pb-path__who")).to_contain_text("12 days to the first day")
        with page.expect_download() as saved:
            page.get_by_role("button", name=SAID["path-ics"]["en"]).click()
        content = saved.value.path().read_bytes()
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        events = Calendar.from_ical(content).walk("VEVENT")
        days = {str(event["SUMMARY"]): event.decoded("DTSTART") for event in events}
        quiz = next(day for title, day in days.items() if title.startswith("Pass the product quiz"))
        assert quiz == date(2027, 2, 3)
        steps = page.locator(".pb-check").count()
        assert len(events) == steps + page.locator(".pb-gate").count()
        assert len({str(event["UID"]) for event in events}) == len(events)


def test_a_manager_follows_three_new_hires(  # noqa: PLR0915 - one story
    browser: Browser, site: Site
) -> None:
    now = "2026-11-24T10:00:00+08:00"
    hires = [
        ("李娜", "cs", "2026-11-23"),
        ("王伟", "ops", "2026-12-01"),
        ("赵敏", "promo", "2026-10-26"),
    ]
    with reading(browser, site, "zh/onboarding/mine/", now=now, script=NO_PRINTER) as seen:
        page = seen.page
        press(page, "view-manager")
        expect(page.locator(".pb-path__people")).to_contain_text(zh("hire-none"))
        for name, job, day in hires:
            form = page.locator(".pb-path__add")
            form.evaluate("form => { form.open = true; }")
            form.get_by_label(zh("hire-name")).fill(name)
            form.get_by_label(zh("path-role")).select_option(job)
            form.get_by_label(zh("path-first")).fill(day)
            form.get_by_role("button", name=zh("hire-add"), exact=True).click()
            expect(page.locator(".pb-path__cards .pb-card[aria-current]")).to_contain_text(name)
        cards = page.locator(".pb-path__cards .pb-card")
        expect(cards).to_have_count(3)
        tops = {round(card.bounding_box()["y"]) for card in cards.all()}  # type: ignore[index]
        assert len(tops) == 1, "side by side"

        # Before day one there is account, desk, access and announcement; only the manager sees it.
        cards.filter(has_text="王伟").click()
        expect(page.locator("#stage-before")).to_contain_text("在团队群介绍新人")
        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day-before", count=7))
        page.locator("#stage-before").evaluate("stage => { stage.open = true; }")
        box(page, "common-access-request").check()
        cards.filter(has_text="李娜").click()
        page.locator("#stage-before").evaluate("stage => { stage.open = true; }")
        expect(box(page, "common-access-request")).not_to_be_checked()
        box(page, "common-access-request").check()
        box(page, "common-buddy-named").check()
        before = page.locator(".pb-path__who").inner_text()
        page.reload()
        expect(cards).to_have_count(3)
        expect(page.locator(".pb-path__who")).to_have_text(before)
        expect(box(page, "common-buddy-named")).to_be_checked()
        press(page, "view-buddy")
        expect(page.locator("#step-common-access-request")).to_have_count(0)
        expect(page.locator("#step-cs-review-every-chat")).to_have_count(1)
        press(page, "view-manager")

        assert violations(page) == []

        # One stops being followed, and comes back with the ticks.
        press(page, "hire-remove")
        expect(cards).to_have_count(2)
        press(page, "undo")
        expect(cards).to_have_count(3)
        expect(box(page, "common-buddy-named")).to_be_checked()

        with page.expect_download() as saved:
            press(page, "export")
        kept = json.loads(saved.value.path().read_bytes())["kept"]
        names = [json.loads(kept[name])["name"] for name in kept if name.startswith("hire:")]
        assert sorted(names) == ["李娜", "王伟", "赵敏"]
        assert any(name.startswith("ticks:") and "@hire-" in name for name in kept)

        press(page, "path-link")
        link = page.locator("dialog textarea").input_value()
        page.locator("dialog").get_by_role("button", name=zh("close")).click()
        press(page, "path-share")
        handover = page.locator("dialog textarea").input_value()

    # The new hire opens the link: role and first day are there, the manager's ticks are not.
    with reading(browser, site, link.removeprefix(f"{site.address}/"), now=now, width=375) as seen:
        page = seen.page
        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=2))
        expect(role(page)).to_have_value("cs")
        assert "#" not in page.url
        expect(page.locator(".pb-check--settled")).to_have_count(0)

    # The buddy takes the ticks over: name, role, first day and marks come along.
    with reading(browser, site, handover.removeprefix(f"{site.address}/"), now=now) as seen:
        page = seen.page
        expect(page.locator(".pb-path__cards")).to_contain_text("李娜")
        expect(box(page, "common-buddy-named")).to_be_checked()
        expect(box(page, "common-buddy-named")).to_be_disabled()
        press(page, "take-over")
        page.reload()
        expect(box(page, "common-buddy-named")).to_be_checked()
        expect(box(page, "common-buddy-named")).to_be_enabled()


def test_a_step_that_moved_or_was_renamed_keeps_its_tick(
    browser: Browser, fixture_site: Site
) -> None:
    marks = {"v": 2, "marks": {"solo": {"at": 1795000000000}, "gone": {"at": 1795000000000}}}
    kept = {"role": "ops", "started": "2026-11-02", "ticks:onboarding-ops-week-1@always": marks}
    with reading(browser, fixture_site, "en/onboarding/mine/", kept=kept) as seen:
        expect(box(seen.page, "ops-solo")).to_be_checked()
        seen.page.locator("#stage-day-30").evaluate("stage => { stage.open = true; }")
        box(seen.page, "ops-solo").uncheck()
        seen.page.reload()
        expect(box(seen.page, "ops-solo")).not_to_be_checked()


def test_without_script_the_path_is_plain_and_says_its_days(browser: Browser, site: Site) -> None:
    with watch(browser, width=375, java_script_enabled=False) as seen:
        seen.page.goto(f"{site.address}/zh/onboarding/mine/")
        expect(seen.page.locator(".pb-path")).to_contain_text(zh("path-plain"))
        seen.page.locator(".pb-path a[href$='onboarding/cs/'], .pb-path a[href='../cs/']").click()
        expect(seen.page.locator("#service-red-lines")).to_contain_text("第 1 天")
        expect(seen.page.locator("#product-quiz")).to_contain_text("第 3 个工作日")
        expect(seen.page.locator("#gate-30")).to_contain_text("六个赔付案例判法一致")


def test_a_self_check_is_scored_in_the_page_and_kept(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, "zh/quizzes/role-ops/", width=375) as seen:
        page = seen.page
        expect(page.locator("details").first).to_be_hidden()
        before = len(seen.requests)
        page.get_by_label("开店前").check()
        expect(page.locator("#open .pb-quiz__verdict")).to_have_text(zh("quiz-right"))
        page.get_by_label("收藏数").check()
        expect(page.locator("#cvr .pb-quiz__verdict")).to_have_text(zh("quiz-wrong"))
        expect(page.locator("#cvr details p")).to_be_visible()
        for answer in ("看原因", "停售", "三个以内"):
            page.get_by_label(answer).check()
        score = page.locator("[data-part=score]")
        expect(score).to_have_text(zh("quiz-score", done=4, all=5))
        assert seen.requests[before:] == []
        assert violations(page) == []
        page.reload()
        expect(score).to_have_text(zh("quiz-score", done=4, all=5))
        page.get_by_role("button", name=zh("quiz-again")).click()
        expect(page.locator("input:checked")).to_have_count(0)
    with watch(browser, java_script_enabled=False) as plain:
        plain.page.goto(f"{fixture_site.address}/zh/quizzes/role-ops/")
        plain.page.locator("#open summary").click()
        expect(plain.page.locator("#open details p")).to_contain_text("开店前")


def test_reading_is_ticked_where_it_is_listed(browser: Browser, site: Site) -> None:
    with reading(browser, site, "zh/onboarding/cs/", width=375) as seen:
        page = seen.page
        page.locator("#tick-read-practices-customer").check()
        page.reload()
        expect(page.locator("#tick-read-practices-customer")).to_be_checked()
        assert page.evaluate(SIDEWAYS) <= 0
