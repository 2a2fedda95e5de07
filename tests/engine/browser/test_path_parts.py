"""What is of one role is fetched when it is needed; the reader is told when it does not come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.handbooks import Site, copy_fixture, printed
from tests.support.held import Held, name_of
from tests.support.lists import reading
from tests.support.paths import box, cards, first, follow, press, role, start_on, unfold, zh
from tests.support.served import Served
from tests.support.watch import Watched

pytestmark = pytest.mark.proof  # of a handbook that is printed for it alone

MINE = "zh/onboarding/mine/"
STARTED = {"role": "cs", "started": "2026-11-23"}
FOLLOWED = {
    "path-view": "manager",
    "hire:hire-a": {"name": "李娜", "role": "cs", "first": "2026-11-23"},
    "hire:hire-b": {"name": "王伟", "role": "ops", "first": "2026-12-01"},
}
FAILED = zh("path-failed", roles="运营")
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


ROLES = {"cs": "客服", "data": "数据", "host": "主播"}


@pytest.fixture(scope="module")
def site(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The fixture handbook with more roles, each with a path of its own."""
    project = copy_fixture(tmp_path_factory.mktemp("roles"))
    data = project / "playbook_data"
    for ident, title in ROLES.items():
        copy(data / "roles", ident, "{zh: 运营, en", f"{{zh: {title}, en")
    for ident in (*ROLES, "mgr"):
        copy(data / "onboarding", ident, "role: ops", f"role: {ident}")
    return served.site(printed(project), "roles")


def copy(folder: Path, ident: str, old: str, new: str) -> None:
    """Another record like that of ops."""
    text = (folder / "ops.yml").read_text(encoding="utf-8")
    text = text.replace("id: ops", f"id: {ident}", 1).replace(old, new)
    (folder / f"{ident}.yml").write_text(text, encoding="utf-8")


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
    """The dated path of a handbook with many roles."""
    return reading(browser, site, MINE, kept=kept)


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
    with reading(browser, site, link) as seen:
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
        held = Held(page, "**/path.js")
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
        box(page, "cs-open").check()
        page.route("**/paths/ops.json", lambda route: route.abort())
        role(page).select_option("ops")
        told = page.locator(".pb-notice", has_text=FAILED)
        expect(told).to_be_visible()
        expect(page.locator(".pb-path__plain")).to_be_visible()
        expect(role(page)).to_have_value("ops")

        # What is there already still opens, as it was.
        role(page).select_option("cs")
        expect(box(page, "cs-open")).to_be_checked()
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
