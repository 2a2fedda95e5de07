"""New hires as their manager and buddy follow them."""

from __future__ import annotations

import base64
import re

import pytest
from playwright.sync_api import Browser, expect

from tests.support.accessible import violations
from tests.support.handbooks import Site
from tests.support.lists import reading, stored
from tests.support.paths import (
    box,
    cards,
    first,
    follow,
    press,
    role,
    unfold,
    zh,
)

MINE = "zh/onboarding/mine/"
STARTED = {"role": "ops", "started": "2027-02-01"}
FOLLOWED = {
    "path-view": "manager",
    "hire:hire-a": {"name": "李娜", "role": "ops", "first": "2026-11-23"},
    "hire:hire-b": {"name": "王伟", "role": "ops", "first": "2026-12-01"},
}


def test_each_view_has_its_steps(browser: Browser, fixture_site: Site) -> None:
    seen_by = {
        "hire": {"common-sign-in": 1, "ops-meet": 0, "common-announce": 0, "common-contract": 0},
        "buddy": {"common-sign-in": 1, "ops-meet": 1, "common-announce": 0, "common-contract": 0},
        "manager": {"common-sign-in": 1, "ops-meet": 1, "common-announce": 1, "common-contract": 1},
    }
    link = f"{MINE}#role=ops&first=2026-11-24"
    with reading(browser, fixture_site, link) as seen:
        page = seen.page
        for view, wanted in seen_by.items():
            press(page, f"view-{view}")
            if view == "buddy":
                follow(page, "李娜", "ops", "2026-11-24")
            rows = {key: page.locator(f"#step-{key}").count() for key in wanted}
            assert rows == wanted, view
            stages = page.locator("#stage-before").count()
            assert stages == (view == "manager"), view


def test_a_manager_follows_three_new_hires(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, MINE) as seen:
        page = seen.page
        press(page, "view-manager")
        expect(page.locator(".pb-path__people")).to_contain_text(zh("hire-none"))
        press(page, "hire-add")
        expect(page.locator(".pb-path")).to_contain_text(zh("hire-missing"))
        for name, day in (("李娜", "2026-11-23"), ("王伟", "2026-12-01"), ("赵敏", "2026-10-26")):
            follow(page, name, "ops", day)
            expect(page.locator(".pb-card[aria-current]")).to_contain_text(name)
        expect(cards(page)).to_have_count(3)
        tops = {round(card.bounding_box()["y"]) for card in cards(page).all()}  # type: ignore[index]
        assert len(tops) == 1, "side by side"
        coming = cards(page).filter(has_text="王伟")
        expect(coming).to_contain_text(zh("path-day-before", count=7))
        expect(coming).to_contain_text(zh("hire-card", late=0, today=0))
        expect(coming).to_contain_text(zh("gate-1"))

        # One person's ticks are not another's.
        coming.click()
        unfold(page)
        box(page, "common-access").check()
        cards(page).filter(has_text="李娜").click()
        unfold(page)
        expect(box(page, "common-access")).not_to_be_checked()
        box(page, "ops-account").check()
        page.reload()
        expect(cards(page)).to_have_count(3)
        expect(page.locator(".pb-path__who")).to_contain_text("李娜")
        expect(box(page, "ops-account")).to_be_checked()
        assert violations(page) == []

        # One stops being followed, and comes back with the ticks.
        press(page, "hire-remove")
        expect(cards(page)).to_have_count(2)
        press(page, "undo")
        expect(cards(page)).to_have_count(3)
        expect(box(page, "ops-account")).to_be_checked()


def test_what_is_known_of_a_new_hire_is_handed_on(browser: Browser, fixture_site: Site) -> None:
    start = f"{fixture_site.address}/"
    with reading(browser, fixture_site, MINE, kept=FOLLOWED) as seen:
        page = seen.page
        unfold(page)
        box(page, "ops-account").check()
        press(page, "path-link")
        link = page.locator("dialog textarea").input_value()
        page.locator("dialog").get_by_role("button", name=zh("close")).click()
        press(page, "path-share")
        handover = page.locator("dialog textarea").input_value()

    # The new hire opens the link: role and first day are there, the manager's ticks are not.
    with reading(browser, fixture_site, link.removeprefix(start), width=375) as seen:
        page = seen.page
        expect(page.locator(".pb-path__who")).to_contain_text(zh("path-day", count=2))
        expect(role(page)).to_have_value("ops")
        expect(first(page)).to_have_value("2026-11-23")
        assert "#" not in page.url
        expect(page.locator(".pb-check--settled")).to_have_count(0)

    # The buddy takes the ticks over: name, role, first day and marks come along.
    with reading(browser, fixture_site, handover.removeprefix(start)) as seen:
        page = seen.page
        expect(page.locator(".pb-path__cards")).to_contain_text("李娜")
        expect(box(page, "ops-account")).to_be_checked()
        expect(box(page, "ops-account")).to_be_disabled()
        press(page, "take-over")
        page.reload()
        expect(box(page, "ops-account")).to_be_checked()
        expect(box(page, "ops-account")).to_be_enabled()


def handed_over(browser: Browser, site: Site) -> str:
    """The path of a link to someone's ticks."""
    with reading(browser, site, MINE, kept=FOLLOWED) as seen:
        unfold(seen.page)
        box(seen.page, "ops-account").check()
        press(seen.page, "path-share")
        return seen.page.locator("dialog textarea").input_value().removeprefix(f"{site.address}/")


def test_looking_at_a_link_changes_nothing_of_ones_own(
    browser: Browser, fixture_site: Site
) -> None:
    link = handed_over(browser, fixture_site)
    with reading(browser, fixture_site, link, kept=STARTED) as seen:
        page = seen.page
        expect(page.locator(".pb-path__who")).to_contain_text("李娜")
        expect(box(page, "ops-account")).to_be_checked()
        press(page, "view-manager")
        expect(box(page, "ops-account")).to_be_disabled()
        press(page, "view-hire")
        assert stored(page) == STARTED | {"path-view": "hire"}
    with reading(browser, fixture_site, link, kept=STARTED) as seen:
        page = seen.page
        press(page, "close")
        expect(page.locator(".pb-path__who")).not_to_contain_text("李娜")
        expect(first(page)).to_have_value("2027-02-01")
        assert "#" not in page.url
        assert stored(page) == STARTED


def test_a_link_that_says_it_is_of_the_reader_is_not_believed(
    browser: Browser, fixture_site: Site
) -> None:
    start, mark, letters = handed_over(browser, fixture_site).partition("~")
    text = base64.urlsafe_b64decode(f"{letters}===").replace(b'"hire-a"', b'"always"')
    forged = start + mark + base64.urlsafe_b64encode(text).decode().rstrip("=")
    with reading(browser, fixture_site, forged, kept=STARTED) as seen:
        page = seen.page
        expect(first(page)).to_have_value("2027-02-01")
        expect(page.get_by_role("button", name=zh("take-over"))).to_have_count(0)
        assert stored(page) == STARTED


@pytest.mark.parametrize("kept", [{}, STARTED], ids=["nobody", "on one's way"])
@pytest.mark.parametrize("fault", ["cut", "role"])
def test_a_link_that_shows_nobody_says_so(
    browser: Browser, fixture_site: Site, kept: dict[str, str], fault: str
) -> None:
    """It was cut off, or names a role that is gone."""
    start, mark, letters = handed_over(browser, fixture_site).partition("~")
    text = base64.urlsafe_b64decode(f"{letters}===")
    other = text.replace(b"path:ops:", b"path:gone:") if fault == "role" else text[:-9]
    link = start + mark + base64.urlsafe_b64encode(other).decode().rstrip("=")
    with reading(browser, fixture_site, link, kept=kept) as seen:
        page = seen.page
        expect(page.locator(".pb-path .pb-notice--shared")).to_contain_text(zh("share-bad"))
        press(page, "ok")
        expect(page.locator(".pb-path .pb-notice--shared")).to_have_count(0)
        assert "#" not in page.url
        assert stored(page) == kept


def test_a_file_brings_everyone_to_another_browser(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, MINE, kept=FOLLOWED) as seen:
        page = seen.page
        unfold(page)
        box(page, "ops-account").check()
        with page.expect_download() as saved:
            press(page, "export")
        content = saved.value.path().read_bytes()
    with reading(browser, fixture_site, MINE, kept=STARTED) as seen:
        page = seen.page
        press(page, "import")
        page.locator("dialog input[type=file]").set_input_files(
            {"name": "kept.json", "mimeType": "application/json", "buffer": content}
        )
        press(page, "import-merge")
        page.locator("dialog").get_by_role("button", name=zh("close")).last.click()
        expect(first(page)).to_have_value("2027-02-01")
        press(page, "view-manager")
        expect(cards(page)).to_have_text([re.compile("李娜"), re.compile("王伟")])
        cards(page).filter(has_text="李娜").click()
        expect(box(page, "ops-account")).to_be_checked()


def test_someone_whose_role_is_gone_can_be_given_another(
    browser: Browser, fixture_site: Site
) -> None:
    gone = {"name": "王伟", "role": "gone", "first": "2026-12-01"}
    kept = FOLLOWED | {"hire:hire-b": gone}
    with reading(browser, fixture_site, MINE, kept=kept) as seen:
        page = seen.page
        expect(cards(page)).to_have_count(2)
        cards(page).filter(has_text="王伟").click()
        expect(page.locator(".pb-path__ask")).to_be_visible()
        role(page).select_option("ops")
        expect(page.locator(".pb-path__who")).to_contain_text("王伟")
