"""After the first visit the handbook is read, searched and ticked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from playbook.site import offline
from playbook.text.languages import LANGUAGES
from tests.support.handbooks import Site
from tests.support.paths import role, start_on, unfold
from tests.support.served import Served

REGISTRATION = "navigator.serviceWorker.getRegistration()"
READY = f"{REGISTRATION}.then((one) => one?.active?.state === 'activated')"
UPDATE = f"{REGISTRATION}.then((one) => one.update()).then(() => true)"
NEW = "fetch(location.href).then((answer) => answer.text()).then((text) => text.includes('新版'))"
GONE = "caches.keys().then((keys) => keys.length === 0)"


def wait_until(page: Page, promise: str) -> None:
    """Ask the page until `promise` resolves to true; half a minute at most."""
    for _ in range(150):
        if page.evaluate(promise):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"never true: {promise}")


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 375, "height": 812})
    yield context
    context.close()


def first_visit(phone: BrowserContext, site: Site, language: str = "zh") -> Page:
    page = phone.new_page()
    page.goto(f"{site.address}/{language}/")
    wait_until(page, READY)
    return page


def test_read_search_and_tick_without_network(phone: BrowserContext, fixture_site: Site) -> None:
    page = first_visit(phone, fixture_site)
    phone.set_offline(True)
    page.goto(f"{fixture_site.address}/zh/checklists/daily/")
    box = page.get_by_role("checkbox").first
    box.check()
    page.reload()
    expect(page.get_by_role("checkbox").first).to_be_checked()
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("searchbox").fill("目标")
    expect(page.locator(".pb-search__results a").filter(has_text="明确目标").first).to_be_visible()


def test_a_path_is_dated_without_network(phone: BrowserContext, fixture_site: Site) -> None:
    page = first_visit(phone, fixture_site)
    phone.set_offline(True)
    page.goto(f"{fixture_site.address}/zh/onboarding/mine/")
    role(page).select_option("ops")
    start_on(page, "2027-02-01")
    unfold(page)
    expect(page.locator("#step-ops-open")).to_contain_text("跟着做一次开店检查")


def test_it_can_be_turned_off(phone: BrowserContext, fixture_site: Site) -> None:
    page = first_visit(phone, fixture_site, "en")
    page.goto(f"{fixture_site.address}/en/about/inline/")
    page.get_by_role("checkbox", name="Keep the handbook").uncheck()
    wait_until(page, GONE)
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    page.reload()
    expect(page.get_by_role("checkbox", name="Keep the handbook")).not_to_be_checked()


def publish(site: Path, beside: Path) -> None:
    """Give the changed pages of `site` a new worker, whole at any moment as a publication is."""
    shutil.copytree(site, beside)
    worker = beside / offline.WORKER
    worker.write_text(worker.read_text("utf-8").partition("\n")[2], "utf-8")
    offline.write(beside, list(LANGUAGES.values()))
    for name in (offline.LISTING, offline.WORKER):
        (beside / name).replace(site / name)


def test_a_new_version_replaces_the_old_one_as_a_whole(
    phone: BrowserContext, fixture_site: Site, served: Served, tmp_path: Path
) -> None:
    copy = Site(served.folder / "moved", f"{served.address}/moved")
    shutil.copytree(fixture_site.folder, copy.folder)
    page = first_visit(phone, copy)
    for name in ("zh/roles/index.html", "zh/practices/index.html"):
        path = copy.folder / name
        path.write_text(path.read_text("utf-8").replace("</h1>", " 新版</h1>", 1), "utf-8")
    page.goto(f"{copy.address}/zh/roles/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("新版")
    publish(copy.folder, tmp_path / "beside")
    page.evaluate(UPDATE)
    wait_until(page, NEW)
    phone.set_offline(True)
    for section in ("roles", "practices"):
        page.goto(f"{copy.address}/zh/{section}/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("新版")
