"""Ticks are stored whatever else a page could not fetch; what stores nothing cannot be ticked."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.chance import paired, sample
from tests.support.handbooks import Site
from tests.support.held import Held
from tests.support.kept import own
from tests.support.lists import box, notices, reading, status, stored, tool
from tests.support.paths import SAID, zh
from tests.support.watch import Watched, watch

DAILY = "zh/checklists/daily/"
MINE = "zh/onboarding/mine/"
QUIZ = "zh/quizzes/role-ops/"
ROLE = "zh/onboarding/ops/"
LATE = 8_000
"""After how long a page says that a script does not come."""

LOG_IN = "<!doctype html><title>Wi-Fi</title>"
FAILURES: dict[str, Callable[[Route], None]] = {
    "no network": lambda route: route.abort(),
    "server error": lambda route: route.fulfill(status=503, body="down"),
    "log-in page": lambda route: route.fulfill(content_type="text/html", body=LOG_IN),
    "cut off": lambda route: route.fulfill(content_type="application/json", body='{"ok": "'),
    "hanging": lambda route: None,
}
LEFT = {
    ("zh/today/", "duties.json"): f".pb-day :text('{SAID['board-failed']['zh']}')",
    ("zh/today/", "today.js"): ".pb-day [data-part=board] a",
    ("zh/today/", "site.js"): ".pb-day [data-part=board] a",
    (MINE, "path.js"): ".pb-path__plain",
    (MINE, "paths.json"): ".pb-path__plain",
    (MINE, "ops.json"): ".pb-path .pb-notice--part",
}
"""What is still shown where a file does not come."""
ENDING = [name for name in FAILURES if name != "hanging"]
failing = pytest.mark.parametrize("failure", sample([*FAILURES], 2))


def opened(seen: Watched, site: Site, path: str, blocked: str, failure: str) -> Page:
    """The page at `path`, at which requests for `blocked` fail."""
    seen.page.route(f"**/{blocked}", FAILURES[failure])
    seen.page.goto(f"{site.address}/{path}", wait_until="commit")
    return seen.page


def errors(seen: Watched) -> list[str]:
    """What went wrong that no one caught."""
    return [fault for fault in seen.faults if fault.startswith("error:")]


@failing
def test_a_list_brings_the_words_that_it_says_at_once(
    browser: Browser, fixture_site: Site, failure: str
) -> None:
    with watch(browser) as seen:
        page = opened(seen, fixture_site, DAILY, "words.json", failure)
        expect(page.locator("[data-ticks=kept]")).to_be_attached()
        box(page, "price").check()
        kept = [name for name in stored(page) if name.startswith("ticks:daily@")]
        assert [set(stored(page)[name]["marks"]) for name in kept] == [{"price"}]
        page.reload(wait_until="commit")
        expect(box(page, "price")).to_be_checked()
        expect(status(page)).to_contain_text("1 / 3")
        assert errors(seen) == []


def test_words_that_failed_once_are_asked_for_again(browser: Browser, fixture_site: Site) -> None:
    with reading(browser, fixture_site, DAILY) as seen:
        seen.page.route("**/words.json", FAILURES["server error"], times=1)
        tool(seen.page, "history")
        expect(seen.page.locator("dialog[open]")).to_contain_text(SAID["history-none"]["zh"])
        assert errors(seen) == []
        seen.faults.clear()


@pytest.mark.parametrize(
    ("script", "failure"), paired(["site.js", "checklist.js", "shared.js"], [*FAILURES])
)
def test_boxes_without_their_script_are_locked_and_say_so(
    browser: Browser, fixture_site: Site, script: str, failure: str
) -> None:
    with watch(browser) as seen:
        page = seen.page
        page.clock.install()
        opened(seen, fixture_site, DAILY, script, failure)
        expect(box(page, "stock")).to_be_attached()
        expect(page.locator("input[data-item]:enabled")).to_have_count(0)
        if failure in ("hanging", "cut off"):
            page.clock.fast_forward(LATE)
        expect(page.get_by_text(SAID["stuck"]["zh"])).to_be_visible()
        for item in ("price", "page", "stock"):
            expect(box(page, item)).to_be_disabled()
        assert [fault for fault in errors(seen) if "SyntaxError" not in fault] == []
        again = page.get_by_role("link", name=zh("reload"))
        expect(again).to_be_visible()
        page.unroute(f"**/{script}")
        if failure == "cut off":  # a browser may ask once more by itself: then the link is gone
            page.reload()
        elif failure != "hanging":  # else it comes now
            again.click()
        expect(status(page)).not_to_be_empty()
        expect(page.get_by_text(SAID["stuck"]["zh"])).to_be_hidden()
        box(page, "price").check()
        assert any(name.startswith("ticks:daily@") for name in stored(page))


def test_a_script_that_comes_late_opens_the_boxes(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        page = seen.page
        page.clock.install()
        held = Held(page, "**/checklist.js")
        page.goto(f"{fixture_site.address}/{DAILY}", wait_until="commit")
        expect(box(page, "price")).to_be_disabled()
        page.clock.fast_forward(LATE)
        expect(page.get_by_text(SAID["stuck"]["zh"])).to_be_visible()
        expect(box(page, "page")).to_be_disabled()
        held.take(page, "checklist").continue_()
        box(page, "page").check()
        expect(box(page, "price")).not_to_be_checked()
        assert any(name.startswith("ticks:daily@") for name in stored(page))
        expect(page.get_by_text(SAID["stuck"]["zh"])).to_be_hidden()
        assert errors(seen) == []


@pytest.mark.parametrize("path", [DAILY, QUIZ, ROLE, "zh/about/inline/"])
def test_without_any_script_nothing_can_be_ticked(
    browser: Browser, fixture_site: Site, path: str
) -> None:
    with watch(browser) as seen:
        page = opened(seen, fixture_site, path, "*.js", "no network")
        boxes = page.locator("input:is([type=checkbox], [type=radio])")
        expect(boxes.first).to_be_attached()
        expect(boxes.and_(page.locator(":enabled"))).to_have_count(0)
        if path != "zh/about/inline/":
            expect(page.get_by_text(SAID["stuck"]["zh"]).first).to_be_visible()
        assert errors(seen) == []


@pytest.mark.parametrize("path", [DAILY, MINE])
def test_boxes_that_are_kept_stay_open(browser: Browser, fixture_site: Site, path: str) -> None:
    kept = {"role": "ops", "started": "2026-11-24"}
    with reading(browser, fixture_site, path, kept=kept) as seen:
        boxes = seen.page.locator("input[data-item]")
        expect(boxes.first).to_be_attached()
        seen.page.clock.fast_forward(LATE)
        expect(boxes.and_(seen.page.locator(":disabled"))).to_have_count(0)


@pytest.mark.parametrize(
    ("script", "failure"), paired(["site.js", "quiz.js"], ["no network", "log-in page"])
)
def test_a_self_check_without_its_script_is_locked(
    browser: Browser, fixture_site: Site, script: str, failure: str
) -> None:
    with watch(browser) as seen:
        page = opened(seen, fixture_site, QUIZ, script, failure)
        expect(page.get_by_text(SAID["stuck"]["zh"])).to_be_visible()
        expect(page.locator("[data-quiz] input:enabled")).to_have_count(0)
        assert errors(seen) == []


@failing
def test_a_self_check_without_words_keeps_its_answers(
    browser: Browser, fixture_site: Site, failure: str
) -> None:
    with watch(browser) as seen:
        page = opened(seen, fixture_site, QUIZ, "words.json", failure)
        expect(page.locator("[data-ticks=kept]")).to_be_attached()
        page.get_by_label("开店前").check()
        page.reload(wait_until="commit")
        expect(page.get_by_label("开店前")).to_be_checked()
        assert errors(seen) == []


@pytest.mark.parametrize(("part", "failure"), paired([*LEFT], ENDING))
def test_what_does_not_come_leaves_the_rest(
    browser: Browser, fixture_site: Site, *, part: tuple[str, str], failure: str
) -> None:
    path, blocked = part
    kept = {own(fixture_site, "role"): "ops", own(fixture_site, "started"): "2027-02-01"}
    with watch(browser) as seen:
        seen.page.add_init_script(f"Object.assign(localStorage, {json.dumps(kept)})")
        page = opened(seen, fixture_site, path, blocked, failure)
        expect(page.locator(LEFT[part]).first).to_be_visible()
        assert errors(seen) == []


@pytest.mark.parametrize(
    ("blocked", "failure"), paired(["search.js", "names.json", "search/index.json"], ENDING)
)
def test_a_search_that_cannot_answer_says_so(
    browser: Browser, fixture_site: Site, blocked: str, failure: str
) -> None:
    with watch(browser) as seen:
        page = opened(seen, fixture_site, DAILY, blocked, failure)
        expect(status(page)).not_to_be_empty()
        page.keyboard.press("Control+k")
        page.locator("#pb--search input").fill("没有这个词啊")
        expect(page.locator("#pb--search-status")).to_have_text(zh("search-failed"))
        assert [fault for fault in errors(seen) if "SyntaxError" not in fault] == []


@pytest.mark.parametrize(
    ("script", "action"),
    [
        ("share.js", "share"),
        ("share.js", "text"),
        ("history.js", "history"),
        ("words.json", "history"),
    ],
)
def test_a_tool_that_does_not_come_says_so(
    browser: Browser, fixture_site: Site, script: str, action: str
) -> None:
    with reading(browser, fixture_site, DAILY) as seen:
        page = seen.page
        page.route(f"**/{script}", FAILURES["log-in page"])
        tool(page, action)
        expect(notices(page)).to_contain_text(SAID["load-failed"]["zh"])
        assert errors(seen) == []
        seen.faults.clear()
