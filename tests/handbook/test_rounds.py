"""Lists whose items are done in rounds, as their readers tick them."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from tests.support.handbooks import Site
from tests.support.kept import own
from tests.support.lists import SAID, box, reading, row, status

ROUND = "hourly-report--{}".format
DAY = "zh/checklists/promo-t0/#at=2026-11-11.double-11"


def test_a_list_is_done_once_its_last_round_has_come(browser: Browser, site: Site) -> None:
    path = "zh/checklists/daily-ship/"
    with reading(browser, site, path, now="2026-11-24T11:05:00+08:00") as seen:
        page, done = seen.page, SAID["all-done"]["zh"]
        expect(page.locator(".pb-rounds__next").last).to_have_text("下一轮 17:00")
        for one in page.locator("[data-item]").all():
            one.check()
        expect(status(page)).to_have_text("已完成 8 / 8")
        expect(page.locator(".pb-check__mark").last).to_have_text("11:05")
        page.goto(f"{site.address}/zh/")
        expect(page.locator(".pb-task", has_text="每日发货").first).to_contain_text("8/8")
        page.clock.set_fixed_time("2026-11-24T17:01:00+08:00")
        page.goto(f"{site.address}/{path}")
        expect(status(page)).to_contain_text(done)


def test_a_night_has_a_tick_a_round_and_says_which_is_on(browser: Browser, site: Site) -> None:
    """Also where it is another day: what is shown goes by the team's clock, the other is said."""
    moment = "2026-11-12T00:30:00+08:00"
    with reading(browser, site, DAY, now=moment, zone="America/Los_Angeles") as seen:
        page = seen.page
        first, late, on, ahead = (ROUND(time) for time in ("1000", "2300", "0000", "0100"))
        expect(row(page, on)).to_have_class(re.compile("pb-round--on"))
        expect(row(page, late)).to_have_class(re.compile("pb-round--late"))
        expect(row(page, ahead)).to_have_class(re.compile("pb-ahead"))
        expect(page.locator(".pb-rounds__next")).to_have_text(
            "下一轮 01:00（你那里 11 月 11 日 09:00）"
        )
        box(page, first).check()
        box(page, on).check()
        expect(row(page, first)).not_to_have_class(re.compile("pb-round--late"))
        expect(page.locator("fieldset", has=box(page, first)).locator(".pb-count")).to_have_text(
            "2/48"
        )
        expect(page.get_by_role("group", name=re.compile("^整点发四行战报"))).to_have_count(1)
        expect(row(page, on).locator(".pb-check__more")).to_have_attribute(
            "aria-label", re.compile("整点发四行战报.* · 00:00$")
        )
        kept = page.evaluate(
            "(name) => JSON.parse(localStorage[name]).marks",
            own(site, "ticks:promo-t0@2026-11-11.double-11", "team-playbook"),
        )
        assert [kept[one]["is"] for one in (first, on)] == ["done", "done"]


def test_on_a_phone_a_box_says_its_round_beside_its_button(browser: Browser, site: Site) -> None:
    with reading(browser, site, DAY, now="2026-11-11T08:30:00+08:00") as seen:
        seen.page.set_viewport_size({"width": 375, "height": 812})
        first = row(seen.page, ROUND("1000"))
        text, room = first.locator("label").evaluate("(one) => [one.scrollWidth, one.clientWidth]")
        assert text <= room
