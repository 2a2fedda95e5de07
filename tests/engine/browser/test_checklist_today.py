"""Today: due, missed, coming up, the week; on the home page and on a page of its own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.lists import SAID, box, choose_role, period, reading, stored, week
from tests.support.lists import part_of_day as part
from tests.support.words import PAGES

DAILY = {"zh": "每日开店", "en": "Daily opening"}
WEEKLY = {"zh": "周复盘", "en": "Weekly review"}
AHEAD = {"zh": "春季上新 离老客先买还有 2 天", "en": "Spring sale 2 days to Regulars first"}
PROMO = {"zh": "活动当天", "en": "The day of the sale"}


def test_a_role_sees_its_day(browser: Browser, fixture_site: Site, language: str) -> None:
    now = "2026-03-04T10:00:00+08:00"
    kept = {"ticks:daily@2026-03-02": {"v": 2, "marks": {"page": {"at": 9}}}}
    path = f"{language}/today/"
    with reading(browser, fixture_site, path, now=now, kept=kept) as seen:
        page = seen.page
        head = page.locator(".pb-hero")
        expect(head).to_contain_text({"zh": "3 月 4 日", "en": "4 Mar"}[language])
        expect(head).to_contain_text(AHEAD[language])
        expect(part(page, "due-now", language)).to_contain_text(DAILY[language])
        choose_role(page, "ops")
        expect(part(page, "due-now", language)).to_contain_text(DAILY[language])
        expect(part(page, "due-now", language)).not_to_contain_text(WEEKLY[language])
        expect(part(page, "overdue", language)).to_contain_text(DAILY[language])
        expect(part(page, "coming", language)).to_contain_text(PROMO[language])
        expect(week(page)).to_have_count(7)
        assert stored(page)["role"] == "ops"
        page.locator(".pb-week button").first.click()
        expect(page.locator(".pb-week button").first).to_be_focused()
        expect(page.locator(".pb-day__days p")).to_contain_text("2")
        for step in page.locator(".pb-day__days button").all()[:2]:
            step.press("Enter")
            expect(step).to_be_focused()
        choose_role(page, "*")
        expect(part(page, "due-day", language)).to_contain_text(WEEKLY[language])
        part(page, "due-day", language).get_by_role("link", name=WEEKLY[language]).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(WEEKLY[language])


def test_the_moment_is_told_whole_on_a_phone(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    now, path = "2026-03-04T09:20:00+08:00", f"{language}/today/"
    with reading(browser, fixture_site, path, now=now, zone="Asia/Shanghai") as seen:
        seen.page.set_viewport_size({"width": 375, "height": 812})
        label = seen.page.locator(".pb-hours__clock").bounding_box()
        line = seen.page.locator(".pb-hours").bounding_box()
        assert label and line and label["x"] >= line["x"]


def test_the_week_names_campaigns_on_the_day_they_are_due(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    now, kept = "2026-03-09T10:00:00+08:00", {"role": "ops"}
    named = {"zh": "春季上新 · 活动当天", "en": "Spring sale · The day of the sale"}
    with reading(browser, fixture_site, f"{language}/today/", now=now, kept=kept) as seen:
        expect(part(seen.page, "due-now", language)).to_contain_text(named[language])
        days = week(seen.page)
        expect(days.nth(0)).to_contain_text(named[language])
        expect(days.nth(1)).not_to_contain_text(named[language])


def test_a_link_opens_the_very_period(browser: Browser, fixture_site: Site, language: str) -> None:
    """Yesterday's list, and the campaign that is on though another one was chosen last."""
    kept = {
        "role": "ops",
        "ticks:daily@2026-03-08": {"v": 2, "marks": {"page": {"at": 9}}},
        "chosen:promo-day": "2027-03-08.spring-sale",
    }
    now, path = "2026-03-09T10:00:00+08:00", f"{language}/today/"
    with reading(browser, fixture_site, path, now=now, kept=kept) as seen:
        page = seen.page
        part(page, "overdue", language).get_by_role("link").click()
        expect(period(page)).to_contain_text({"zh": "3 月 8 日", "en": "8 Mar"}[language])
        assert "#" not in page.url
        page.go_back()
        part(page, "due-now", language).get_by_role("link", name=PROMO[language]).click()
        expect(period(page)).to_contain_text("2026")
        expect(page.get_by_label(SAID["campaign"][language])).to_have_value(
            "2026-03-09.spring-sale"
        )


@pytest.mark.parametrize("gone", ["no-such-role", "constructor"])
def test_a_role_that_is_gone_is_no_choice(browser: Browser, fixture_site: Site, gone: str) -> None:
    with reading(browser, fixture_site, "zh/today/", kept={"role": gone}) as seen:
        expect(part(seen.page, "due-now", "zh")).to_be_visible()
        expect(seen.page.locator("[data-role][aria-pressed=true]")).to_have_text(
            re.compile(PAGES["role-all"]["zh"])
        )
        assert stored(seen.page) == {"role": gone}


def test_ticks_and_midnight_show_at_once(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    now, path = "2026-03-04T23:59:00+08:00", f"{language}/today/"
    with reading(browser, fixture_site, path, now=now, kept={"role": "ops"}) as seen:
        page = seen.page
        other = page.context.new_page()
        other.clock.install(time=now)
        other.goto(f"{fixture_site.address}/{language}/checklists/daily/")
        for item in ("price", "page", "stock"):
            box(other, item).check()
        expect(part(page, "due-now", language)).to_contain_text("23:59")
        expect(page.locator(".pb-clear")).to_contain_text(SAID["clear"][language])
        page.clock.fast_forward("01:30")
        tomorrow = {"zh": "3 月 5 日", "en": "5 Mar"}
        expect(page.locator(".pb-day__days p")).to_contain_text(tomorrow[language])
        expect(page.locator(".pb-clear")).to_have_count(0)


OVERLAPPING = """(all) => {
  const boxes = all.map((one) => one.getBoundingClientRect()).filter(({ width }) => width);
  return boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom
      && other.top < one.bottom));
}"""


@pytest.mark.parametrize("clock", sample(["00:30", "03:30", "08:30", "10:30", "17:10", "23:50"], 2))
def test_the_hours_of_a_day_are_not_written_over_one_another(
    browser: Browser, fixture_site: Site, clock: str
) -> None:
    now = f"2026-11-24T{clock}:00+08:00"
    with reading(browser, fixture_site, "en/", now=now) as seen:
        expect(seen.page.locator(".pb-hours__clock")).to_be_visible()
        for width in (320, 375, 760, 800, 1280):
            seen.page.set_viewport_size({"width": width, "height": 812})
            texts = seen.page.locator(".pb-hours__hour, .pb-hours__clock")
            assert texts.evaluate_all(OVERLAPPING) == [], width


def test_a_language_with_longer_words_has_room_beside_the_question(
    browser: Browser, fixture_site: Site
) -> None:
    with reading(browser, fixture_site, "en/", width=375) as seen:
        question, link = (seen.page.locator(f".pb-roles {one}") for one in ("b", "a"))
        expect(question).to_be_visible()
        for one in (question, link):
            one.evaluate("(part) => (part.textContent += ' and some more words')")
        assert link.evaluate("(link) => link.scrollHeight <= link.clientHeight")
        assert link.evaluate("(link) => link.clientWidth > 80")


def test_the_home_page_shows_the_day_before_and_after_a_role_is_chosen(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    with reading(browser, fixture_site, f"{language}/") as seen:
        page = seen.page
        expect(part(page, "due-now", language)).to_contain_text(DAILY[language])
        said = page.locator(".pb-hero > div").first.inner_text()
        assert len(re.findall(r"(\d+) (?:天|days)", said)) == 1, said  # how far the campaign is
        choose_role(page, "mgr")
        expect(page.locator("[data-role=mgr]")).to_be_focused()
        expect(page.locator("[data-role=mgr]")).to_have_attribute("aria-pressed", "true")
        page.reload()
        expect(page.locator("[data-role=mgr]")).to_have_attribute("aria-pressed", "true")


OWN_STEPS = {
    "zh": ["登录每个系统", "读规则并签字", "试用产品"],
    "en": ["Sign in everywhere", "Read and sign the rules", "Try the product"],
}


def test_a_new_colleague_sees_their_own_steps(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    kept = {"role": "ops", "started": "2026-11-23"}
    sign_in, rules, product = OWN_STEPS[language]
    about = {"zh": "通用路径", "en": "Common path"}[language]
    since = {"zh": "11 月 23 日", "en": "23 Nov"}[language]
    with reading(browser, fixture_site, f"{language}/today/", kept=kept) as seen:
        page = seen.page
        own = "a[href*='/onboarding/']"
        expect(part(page, "overdue", language).locator(own)).to_have_text(
            [f"{since}{sign_in}{about}", f"{since}{rules}{about}"]
        )
        part(page, "due-now", language).get_by_role("link", name=product).click()
        expect(page.locator("#step-common-product")).to_be_in_viewport()


def test_a_run_that_was_begun_is_in_progress(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    run = {"v": 2, "marks": {}, "name": "SKU 7"}
    kept = {"role": "ops", "ticks:incident@run-20261123T090000": run}
    with reading(browser, fixture_site, f"{language}/today/", kept=kept) as seen:
        expect(part(seen.page, "running", language)).to_contain_text("SKU 7")


def test_the_teams_zone_decides_what_day_it_is(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    """A Sunday evening in Los Angeles is a Monday morning of the team's."""
    now, zone = "2026-11-29T18:00:00-08:00", "America/Los_Angeles"
    path, kept = f"{language}/today/", {"role": "mgr"}
    with reading(browser, fixture_site, path, now=now, zone=zone, kept=kept) as seen:
        head = seen.page.locator(".pb-hero")
        day, here = {
            "zh": ("2026 年 11 月 30 日 星期一", "11 月 29 日 18:00"),
            "en": ("Monday, 30 Nov 2026", "29 Nov 18:00"),
        }[language]
        expect(head.get_by_role("heading")).to_contain_text(day)
        expect(head).to_contain_text(here)
        due = part(seen.page, "due-now", language)
        expect(due).to_contain_text(WEEKLY[language])
        clock, theirs = "09:00", {"zh": "11 月 29 日 17:00", "en": "29 Nov 17:00"}[language]
        said = SAID["time-here"][language].format(time=clock, here=theirs)
        expect(due).to_contain_text(said)


def test_a_list_that_nobody_opened_is_missed_where_others_were_used(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    path, kept = f"{language}/today/", {"role": "ops"}
    now = "2026-03-10T08:30:00+08:00"
    with reading(browser, fixture_site, path, now=now, kept=kept) as seen:
        expect(part(seen.page, "due-now", language)).to_be_visible()
        expect(seen.page.locator(".pb-task--missed")).to_have_count(0)
    tick = {"at": 1772600400000, "is": "done"}  # 4 March 2026
    used = kept | {"ticks:weekly@2026-W10": {"v": 3, "marks": {"sales": tick}}}
    with reading(browser, fixture_site, path, now=now, kept=used) as seen:
        late = part(seen.page, "overdue", language)
        expect(late).to_contain_text(DAILY[language])
        expect(late.locator("a", has_text=PROMO[language])).to_contain_text(
            {"zh": "3 月 9 日", "en": "9 Mar"}[language]
        )
        expect(week(seen.page).first).to_contain_text("✗")


def test_a_night_shift_keeps_the_campaigns_list(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    path, kept = f"{language}/today/", {"role": "ops"}
    now = "2026-03-10T00:30:00+08:00"
    with reading(browser, fixture_site, path, now=now, kept=kept) as seen:
        due = part(seen.page, "due-now", language)
        night = due.get_by_role("link", name=PROMO[language])
        expect(night).to_contain_text(SAID["now-on"][language])
        expect(night).not_to_contain_text(SAID["missed"][language])
        expect(week(seen.page).first).not_to_contain_text("✗")
        seen.page.goto(f"{fixture_site.address}/{language}/checklists/")
        night = seen.page.locator(".pb-task", has_text=PROMO[language])
        expect(night).to_contain_text(SAID["now-on"][language])
        night.click()
        expect(seen.page.get_by_label(SAID["campaign"][language])).to_have_value(
            "2026-03-09.spring-sale"
        )
        seen.page.goto(f"{fixture_site.address}/{language}/checklists/promo-day/")
        expect(period(seen.page)).to_contain_text("2026")
        seen.page.clock.fast_forward("06:00:00")
        expect(period(seen.page)).to_contain_text("2027")
