"""After the first visit the handbook is read, searched and ticked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from playbook.locale.languages import LANGUAGES
from playbook.site import offline
from tests.support.handbooks import Site
from tests.support.paths import role, start_on, unfold
from tests.support.served import Served

REGISTRATION = "navigator.serviceWorker.getRegistration()"
READY = f"{REGISTRATION}.then((one) => one?.active?.state === 'activated')"
UPDATE = f"{REGISTRATION}.then((one) => one.update()).then(() => true)"
FAILED = (
    f"{REGISTRATION}.then"
    + """(async (one) => {
  const found = new Promise((resolve) => {
    one.addEventListener("updatefound", () => resolve(one.installing));
  });
  await one.update().catch(() => undefined);
  const worker = one.installing ?? await found;
  while (!["redundant", "activated"].includes(worker.state)) {
    await new Promise((again) => setTimeout(again, 50));
  }
  return worker.state;
})"""
)
KEPT = "caches.keys().then((all) => String(all.sort()))"
WHOLE = """caches.keys().then((all) => all.find((key) => key.endsWith(":zh")))
  .then((cacheName) => cacheName && caches.match(new URL("../?whole", location), { cacheName }))
  .then(Boolean)"""
AROUND = """navigator.serviceWorker.register("/worker.js")
  .then(() => caches.open("handbook:/:state"))
  .then(() => undefined)"""
GONE = "caches.keys().then((keys) => String(keys) === 'handbook:/:state')"
SCOPES = "navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope))"


def wait_until(page: Page, promise: str) -> None:
    """Ask the page until `promise` resolves to true; half a minute at most."""
    for _ in range(150):
        if page.evaluate(promise):
            return
        page.wait_for_timeout(200)
    raise AssertionError(f"never true: {promise}")


SOON = """{
  const later = setTimeout;
  setTimeout = (work, wait, ...rest) => later(work, wait === 3000 ? 0 : wait, ...rest);
}"""
"""Keeping begins at once, not only after the reader's own page has had its time."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 375, "height": 812})
    context.add_init_script(SOON)
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


@pytest.mark.proof
def test_it_can_be_turned_off(phone: BrowserContext, fixture_site: Site, served: Served) -> None:
    """And what a handbook around this one keeps stays."""
    page = first_visit(phone, fixture_site, "en")
    page.goto(f"{fixture_site.address}/en/about/inline/")
    (served.folder / "worker.js").write_text("", encoding="utf-8")
    page.evaluate(AROUND)
    box = page.get_by_role("checkbox", name="Keep the handbook")
    box.uncheck()
    wait_until(page, GONE)
    box.dispatch_event("change")
    page.reload()
    expect(box).not_to_be_checked()
    assert page.evaluate(SCOPES) == [f"{served.address}/"]


@pytest.fixture
def moved(fixture_site: Site, served: Served) -> Iterator[Site]:
    """A site that a test may publish again."""
    copy = Site(served.folder / "moved", f"{served.address}/moved")
    shutil.copytree(fixture_site.folder, copy.folder)
    yield copy
    shutil.rmtree(copy.folder)


def change(site: Site, *names: str, mark: str = "新版") -> None:
    """Say `mark` in the heading of the pages in the folders `names`."""
    for name in names:
        path = site.folder / name / "index.html"
        path.write_text(path.read_text("utf-8").replace("</h1>", f" {mark}</h1>", 1), "utf-8")


def publish(site: Site, beside: Path) -> None:
    """Give the changed pages of `site` a new worker, whole at any moment as a publication is."""
    shutil.copytree(site.folder, beside)
    worker = beside / offline.WORKER
    worker.write_text(worker.read_text("utf-8").partition("\n")[2], "utf-8")
    offline.write(beside, list(LANGUAGES.values()))
    for name in (offline.LISTING, offline.WORKER):
        (beside / name).replace(site.folder / name)


def newer(page: Page) -> None:
    """Have the browser look for a new worker; the page is told once that is there."""
    page.evaluate(UPDATE)
    expect(page.get_by_role("status").filter(has_text="手册更新了")).to_be_visible()


def refused(page: Page) -> None:
    """Have the browser look for a new worker; it does not install, and nothing is left of it."""
    before = page.evaluate(KEPT)
    assert page.evaluate(FAILED) == "redundant"
    wait_until(page, f"{KEPT}.then((now) => now === {before!r})")


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def test_a_new_version_replaces_the_old_one_as_a_whole(
    phone: BrowserContext, moved: Site, tmp_path: Path
) -> None:
    page = first_visit(phone, moved)
    change(moved, "zh/roles", "zh/practices")
    page.goto(f"{moved.address}/zh/roles/")
    expect(heading(page)).not_to_contain_text("新版")
    publish(moved, tmp_path / "beside")
    newer(page)
    phone.set_offline(True)
    page.get_by_role("button", name="重新加载").click()
    for section in ("roles", "practices"):
        page.goto(f"{moved.address}/zh/{section}/")
        expect(heading(page)).to_contain_text("新版")
    expect(page.locator(".pb-notice--newer")).to_have_count(0)


@pytest.mark.proof
def test_an_open_page_keeps_the_version_it_came_from(
    phone: BrowserContext, moved: Site, tmp_path: Path
) -> None:
    page = first_visit(phone, moved)
    page.goto(f"{moved.address}/zh/checklists/daily/")
    page.get_by_role("checkbox").first.check()
    for script in (moved.folder / "assets").glob("playbook-*/*.js"):
        script.write_text("export const nothing = 1;", "utf-8")
    publish(moved, tmp_path / "beside")
    newer(page)
    page.locator(".pb-more > summary, .pb-more > button").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="导出").first.click()
    assert download.value.path()


@pytest.mark.proof
def test_files_of_another_version_are_refused_until_the_right_ones_come(
    phone: BrowserContext, moved: Site, tmp_path: Path
) -> None:
    page = first_visit(phone, moved)
    page.goto(f"{moved.address}/zh/practices/")
    roles = moved.folder / "zh" / "roles" / "index.html"
    stale = roles.read_text("utf-8")
    listing = (moved.folder / offline.LISTING).read_text("utf-8")
    change(moved, "zh/roles")
    publish(moved, tmp_path / "beside")
    fresh, promised = roles.read_text("utf-8"), (moved.folder / offline.LISTING).read_text("utf-8")
    roles.write_text(stale, "utf-8")
    refused(page)
    roles.write_text(fresh, "utf-8")
    (moved.folder / offline.LISTING).write_text(listing, "utf-8")
    refused(page)
    (moved.folder / offline.LISTING).write_text(promised, "utf-8")
    newer(page)
    page.goto(f"{moved.address}/zh/roles/")
    expect(heading(page)).to_contain_text("新版")


@pytest.mark.proof
def test_a_page_that_does_not_come_is_named_and_a_script_is_waited_for(
    phone: BrowserContext, moved: Site, tmp_path: Path
) -> None:
    page = first_visit(phone, moved)
    page.goto(f"{moved.address}/zh/practices/")
    script = next((moved.folder / "assets").glob("playbook-*/*.js"))
    change(moved, "zh/roles/ops")
    script.write_text("// another\n" + script.read_text("utf-8"), "utf-8")
    publish(moved, tmp_path / "beside")
    held = script.rename(tmp_path / "held.js")
    refused(page)
    held.rename(script)
    shutil.rmtree(moved.folder / "zh" / "roles" / "ops")
    newer(page)
    page.goto(f"{moved.address}/zh/about/inline/")
    expect(page.locator(".pb-lacking")).to_contain_text("zh/roles/ops/")


def test_without_network_every_address_has_a_page_of_ours(
    phone: BrowserContext, fixture_site: Site
) -> None:
    page = first_visit(phone, fixture_site, "en")
    page.goto(f"{fixture_site.address}/zh/")
    wait_until(page, WHOLE)
    phone.set_offline(True)
    for address, title in {
        "en/roles/": "Roles",
        "zh/roles": "岗位",
        "zh/nowhere/": "现在没有网络",
        "en/feeds/none.ics": "You are offline",
        "": "",
    }.items():
        page.goto(f"{fixture_site.address}/{address}")
        expect(heading(page)).to_contain_text(title)
