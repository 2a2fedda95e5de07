"""What is of one role is fetched when it is needed; the reader is told when it does not come."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
from conftest import Site
from lists import reading
from paths import box, cards, first, follow, press, role, start_on, unfold, zh
from playwright.sync_api import Browser, Locator, Page, Route, expect
from watch import Watched

MINE = "zh/onboarding/mine/"
HANDBOOK = "team-playbook"
STARTED = {"role": "cs", "started": "2026-11-23"}
FOLLOWED = {
    "path-view": "manager",
    "hire:hire-a": {"name": "李娜", "role": "cs", "first": "2026-11-23"},
    "hire:hire-b": {"name": "王伟", "role": "ops", "first": "2026-12-01"},
}
FAILED = zh("path-failed", roles="电商运营专员")
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifts.push(one.value);
}).observe({ type: "layout-shift", buffered: true });"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Held:
    """The parts, or other files, that a test holds back: each waits until it is let go."""

    def __init__(self, page: Page, files: str = "**/paths/*.json") -> None:
        self.waiting: dict[str, Route] = {}
        page.route(files, self._hold)

    def _hold(self, route: Route) -> None:
        self.waiting[name_of(route.request.url)] = route

    def take(self, page: Page, name: str) -> Route:
        """The request for a file, as soon as it is there."""
        for _ in range(100):
            if name in self.waiting:
                return self.waiting.pop(name)
            page.wait_for_timeout(50)
        raise AssertionError(f"{name} was not asked for, only {list(self.waiting)}")


def name_of(address: str) -> str:
    """The file at an address without its ending: the role whose part it is."""
    return PurePosixPath(address).stem


def fetched(seen: Watched) -> list[str]:
    """The roles whose parts were asked for, in this order."""
    return [name_of(url) for url in seen.requests if "/paths/" in url]


def steps(page: Page, role: str) -> Locator:
    """The rows of a role's own path."""
    return page.locator(f"[id^=step-{role}-]")


def forgive(seen: Watched) -> None:
    """A part of ops that the test kept away is no fault of the page."""
    ours = ("ops.json", "Failed to load resource")
    seen.faults[:] = [fault for fault in seen.faults if not any(one in fault for one in ours)]


def opened(browser: Browser, site: Site, **kept: Any) -> Any:
    """The dated path of this handbook, whose roles are many."""
    return reading(browser, site, MINE, kept=kept, prefix=HANDBOOK)


def test_only_the_part_of_the_chosen_role_is_fetched(browser: Browser, site: Site) -> None:
    with opened(browser, site) as seen:
        page = seen.page
        expect(page.locator(".pb-path__ask")).to_be_visible()
        assert fetched(seen) == []
        role(page).select_option("cs")
        start_on(page, "2026-11-23")
        unfold(page)
        assert fetched(seen) == ["cs"]
        role(page).select_option("ops")
        expect(steps(page, "ops").first).to_be_attached()
        role(page).select_option("cs")
        expect(steps(page, "cs").first).to_be_attached()
        expect(steps(page, "ops")).to_have_count(0)
        assert fetched(seen) == ["cs", "ops"], "what came is kept"
        page.reload()
        unfold(page)
        assert fetched(seen) == ["cs", "ops", "cs"]


def test_following_a_hire_of_another_role_fetches_its_part(browser: Browser, site: Site) -> None:
    with opened(browser, site, **STARTED) as seen:
        page = seen.page
        unfold(page)
        press(page, "view-manager")
        assert fetched(seen) == ["cs"]
        follow(page, "王伟", "ops", "2026-12-01")
        expect(steps(page, "ops").first).to_be_attached()
        assert fetched(seen) == ["cs", "ops"]
        follow(page, "李娜", "cs", "2026-11-23")
        expect(steps(page, "cs").first).to_be_attached()
        assert fetched(seen) == ["cs", "ops"]


def test_a_link_that_names_a_role_fetches_its_part(browser: Browser, site: Site) -> None:
    link = f"{MINE}#role=ops&first=2026-11-23"
    with reading(browser, site, link, prefix=HANDBOOK) as seen:
        unfold(seen.page)
        expect(steps(seen.page, "ops").first).to_be_attached()
        assert fetched(seen) == ["ops"]
    with reading(browser, site, f"{MINE}#role=constructor&first=2026-11-23") as seen:
        expect(seen.page.locator(".pb-path__ask")).to_be_visible()
        assert fetched(seen) == []


def test_ones_own_part_does_not_wait_for_the_scripts(browser: Browser, site: Site) -> None:
    with opened(browser, site, **STARTED) as seen:
        page = seen.page
        unfold(page)
        held = Held(page, "**/scripts/path.js")
        with page.expect_response("**/paths/cs.json"):
            page.reload(wait_until="commit")
        held.take(page, "path").continue_()
        unfold(page)
        assert fetched(seen) == ["cs", "cs"]


def test_whoever_follows_others_fetches_their_parts_only(browser: Browser, site: Site) -> None:
    with opened(browser, site, role="mgr", **FOLLOWED) as seen:
        expect(cards(seen.page)).to_have_count(2)
        unfold(seen.page)
        assert sorted(fetched(seen)) == ["cs", "ops"]
        press(seen.page, "view-hire")
        expect(seen.page.locator(".pb-path__ask")).to_be_visible()
        assert sorted(fetched(seen)) == ["cs", "mgr", "ops"]


def test_a_late_answer_does_not_stand_in_for_a_later_choice(browser: Browser, site: Site) -> None:
    with opened(browser, site, started="2026-11-23") as seen:
        page = seen.page
        expect(page.locator(".pb-path__ask")).to_be_visible()
        held = Held(page)
        role(page).select_option("cs")
        earlier = held.take(page, "cs")
        role(page).select_option("ops")
        held.take(page, "ops").continue_()
        unfold(page)
        with page.expect_response("**/paths/cs.json"):
            earlier.continue_()
        page.evaluate(SETTLED)
        expect(role(page)).to_have_value("ops")
        expect(steps(page, "ops").first).to_be_attached()
        expect(steps(page, "cs")).to_have_count(0)

        role(page).select_option("data")
        earlier = held.take(page, "data")
        role(page).select_option("host")
        later = held.take(page, "host")
        with page.expect_response("**/paths/data.json"):
            earlier.continue_()
        page.evaluate(SETTLED)
        expect(page.locator(".pb-path__who")).to_be_hidden()
        later.continue_()
        expect(steps(page, "host").first).to_be_attached()
        expect(steps(page, "data")).to_have_count(0)


def test_what_is_typed_meanwhile_stays(browser: Browser, site: Site) -> None:
    with opened(browser, site) as seen:
        page = seen.page
        expect(page.locator(".pb-path__ask")).to_be_visible()
        held = Held(page)
        role(page).select_option("cs")
        first(page).focus()
        with page.expect_response("**/paths/cs.json"):
            held.take(page, "cs").continue_()
        page.evaluate(SETTLED)
        expect(first(page)).to_be_focused()

        press(page, "view-manager")
        follow(page, "王伟", "ops", "2026-12-01")
        late = held.take(page, "ops")
        name = page.locator(".pb-path__add").get_by_label(zh("hire-name"))
        page.locator(".pb-path__add summary").click()
        name.fill("李娜")
        late.continue_()
        unfold(page)
        expect(name).to_be_focused()
        expect(name).to_have_value("李娜")


@pytest.mark.parametrize("again", ["button", "choice"])
def test_a_part_that_does_not_come_is_told_and_asked_for_again(
    browser: Browser, site: Site, again: str
) -> None:
    with opened(browser, site, **STARTED) as seen:
        page = seen.page
        unfold(page)
        box(page, "cs-service-red-lines").check()
        page.route("**/paths/ops.json", lambda route: route.abort())
        role(page).select_option("ops")
        told = page.locator(".pb-notice", has_text=FAILED)
        expect(told).to_be_visible()
        expect(page.locator(".pb-path__plain")).to_be_visible()
        expect(role(page)).to_have_value("ops")

        # What is there already still opens, as it was.
        role(page).select_option("cs")
        expect(box(page, "cs-service-red-lines")).to_be_checked()
        expect(told).to_have_count(0)

        role(page).select_option("ops")
        expect(told).to_be_visible()
        page.unroute("**/paths/ops.json")
        if again == "button":
            told.get_by_role("button", name=zh("try-again")).click()
        else:
            role(page).select_option("cs")
            role(page).select_option("ops")
        expect(steps(page, "ops").first).to_be_attached()
        expect(told).to_have_count(0)
        assert fetched(seen) == ["cs", "ops", "ops", "ops"]
        forgive(seen)


def test_one_hire_without_a_part_leaves_the_others(browser: Browser, site: Site) -> None:
    with opened(browser, site, **FOLLOWED) as seen:
        page = seen.page
        unfold(page)
        page.route("**/paths/ops.json", lambda route: route.fulfill(status=503, body="{}"))
        page.reload()
        told = page.locator(".pb-notice", has_text=FAILED)
        expect(told).to_be_visible()
        expect(page.locator(".pb-path__who")).to_contain_text("李娜")
        expect(cards(page).filter(has_text="李娜")).to_contain_text(zh("gate-7"))
        expect(cards(page).filter(has_text="王伟")).to_contain_text(zh("path-day-before", count=7))
        page.unroute("**/paths/ops.json")
        cards(page).filter(has_text="王伟").click()
        expect(steps(page, "ops").first).to_be_attached()
        expect(told).to_have_count(0)
        forgive(seen)


@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_moves_when_a_part_comes(browser: Browser, site: Site, width: int) -> None:
    """Neither the choice above the path nor the foot below it, however late the part is."""
    with reading(
        browser, site, MINE, kept=FOLLOWED, prefix=HANDBOOK, script=SHIFTS, width=width
    ) as seen:
        page = seen.page
        unfold(page)
        held = Held(page)
        press(page, "view-hire")
        start_on(page, "2026-11-23")
        role(page).select_option("data")
        assert shifts_when(page, held.take(page, "data"), page.locator(".pb-path__who")) == []
        press(page, "view-manager")
        follow(page, "赵敏", "host", "2026-11-24")
        reckoned = cards(page).filter(has_text="赵敏").get_by_text(zh("gate-1"))
        assert shifts_when(page, held.take(page, "host"), reckoned) == []


def shifts_when(page: Page, late: Route, shown: Locator) -> list[float]:
    """How far things move when a part comes, long after what the reader did, and is shown."""
    page.wait_for_timeout(700)
    page.evaluate("window.shifts = []")
    late.continue_()
    expect(shown).to_be_visible()
    page.wait_for_timeout(300)
    found: list[float] = page.evaluate("window.shifts")
    return found


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize(
    "case",
    [
        ({}, "", []),
        (STARTED, "", ["cs"]),
        (FOLLOWED, "", ["cs", "ops"]),
        ({}, "#role=cs&first=2026-11-23", ["cs"]),
    ],
    ids=["nobody", "hire", "manager", "link"],
)
def test_nothing_moves_from_the_first_paint_on(
    browser: Browser, site: Site, case: tuple[dict[str, Any], str, list[str]], width: int
) -> None:
    kept, link, parts = case
    with reading(browser, site, "en/", kept=kept, prefix=HANDBOOK, width=width) as seen:
        page = seen.page
        page.add_init_script(SHIFTS)
        held = Held(page)
        page.goto(f"{site.address}/en/onboarding/mine/{link}", wait_until="commit")
        for name in parts:
            late = held.take(page, name)
            page.wait_for_timeout(300)
            late.continue_()
        expect(page.locator(".pb-path__who" if parts else ".pb-path__ask")).to_be_visible()
        page.wait_for_timeout(300)
        assert page.evaluate("window.shifts") == []
