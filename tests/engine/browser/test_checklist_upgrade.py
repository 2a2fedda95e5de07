"""What an earlier version kept is still the reader's; what one handbook keeps is no other's."""

from __future__ import annotations

import json

from playwright.sync_api import Browser, Page, expect

from tests.support.handbooks import CASES, Site
from tests.support.kept import before, own
from tests.support.lists import SAID, box, notices, reading, row, stored, tool
from tests.support.served import Served

LIST = "zh/checklists/daily/"
TODAY = "ticks:daily@2026-11-24"
APP = """async () => {
  const { href } = document.querySelector("link[rel=manifest]");
  const { id, start_url } = await (await fetch(href)).json();
  return new URL(id ?? new URL(start_url, href), location.origin).href;
}"""
"""What a device that installs the handbook knows it by, as the standard says."""
NO_ROOM = """{
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (key.includes("#past:")) throw new DOMException("full", "QuotaExceededError");
    set.call(this, key, value);
  };
}"""


def test_what_commit_a386ef5_kept_is_shown_and_brought_into_todays_form(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    """Recorded in Chromium on that commit's site, over eleven days."""
    kept = json.loads((CASES / "kept-by-a386ef5.json").read_text(encoding="utf-8"))
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, kept=kept, earlier=True) as seen:
        page = seen.page
        expect(box(page, "price")).to_be_checked()
        expect(box(page, "stock@2026-11-23")).not_to_be_checked()
        page.clock.fast_forward(100)
        past = own(fixture_site, "past:daily")
        page.wait_for_function(f"() => localStorage['{past}'].includes('hands')")
        tool(page, "history")
        rows = page.locator(".pb-dialog tbody tr")
        expect(rows).to_have_count(11)
        cells = rows.locator("td:nth-child(2)").all_text_contents()
        assert [cell[0] for cell in cells] == list("12221222221")
        page.keyboard.press("Escape")
        found = stored(page)
        assert {one["v"] for name, one in found.items() if name.startswith("ticks:daily@")} == {3}
        settings = {name for name in kept if not name.startswith(("ticks:", "past:"))}
        texts = page.evaluate("() => ({...localStorage})")
        assert {texts[own(fixture_site, name)] for name in settings} == {
            kept[name] for name in settings
        }
        assert {name: texts[before(name)] for name in kept} == kept
        lists = f"{fixture_site.address}/{language}/checklists"
        page.goto(f"{lists}/incident/#at=run-20261123T110000")
        expect(box(page, "stop")).to_be_checked()
        expect(page.get_by_label(SAID["run-name"][language])).to_have_value("SKU 7")
        page.goto(f"{lists}/daily/#at=2026-11-16")
        expect(row(page, "page").locator(".pb-check__mark")).to_contain_text("主图裂了，已报技术")


def dark(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.dataset.mdColorScheme === 'slate'"))


def test_two_handbooks_of_one_id_copy_what_was_kept_and_share_nothing(
    browser: Browser, served: Served, fixture_site: Site
) -> None:
    """One site at two paths of an origin."""
    other = served.site(fixture_site.folder, "sample-b")
    kept = {TODAY: {"v": 3, "marks": {"page": {"at": 9, "is": "done"}}}, "scheme": "slate"}
    with reading(browser, fixture_site, LIST, kept=kept, earlier=True) as seen:
        first, second = seen.page, seen.page.context.new_page()
        second.clock.install(time="2026-11-24T10:00:00+08:00")
        second.goto(f"{other.address}/{LIST}")
        for page, item in ((first, "price"), (second, "stock")):
            assert dark(page)
            expect(box(page, "page")).to_be_checked()
            box(page, item).check()
        second.locator("[data-scheme-toggle]").click()
        for page, item, none in ((first, "price", "stock"), (second, "stock", "price")):
            page.reload()
            expect(box(page, item)).to_be_checked()
            expect(box(page, none)).not_to_be_checked()
        assert (dark(first), dark(second)) == (True, False)
        assert set(stored(second)[TODAY]["marks"]) == {"page", "stock"}
        texts = first.evaluate("() => ({...localStorage})")
        assert json.loads(texts[before(TODAY)]) == kept[TODAY]
        assert first.evaluate(APP) != second.evaluate(APP)
        first.goto(f"{other.address}/?choose")
        first.locator("[data-choose-lang=en]").click()
        first.goto(f"{fixture_site.address}/")
        expect(first).to_have_url(f"{fixture_site.address}/")
        first.goto(f"{other.address}/")
        expect(first).to_have_url(f"{other.address}/en/")


def test_what_does_not_fit_twice_is_read_where_it_is(
    browser: Browser, fixture_site: Site, language: str
) -> None:
    """And the reader is told."""
    kept = {TODAY: {"v": 3, "marks": {"page": {"at": 9, "is": "done"}}}, "past:daily": '{"v":9}'}
    path = f"{language}/checklists/daily/"
    with reading(browser, fixture_site, path, kept=kept, earlier=True, script=NO_ROOM) as seen:
        page = seen.page
        expect(notices(page)).to_contain_text(SAID["trouble-past-future"][language])
        page.goto(f"{fixture_site.address}/{language}/checklists/weekly/")
        expect(notices(page)).to_contain_text(SAID["trouble-full"][language])
        page.goto(f"{fixture_site.address}/{path}")
        expect(box(page, "page")).to_be_checked()
        box(page, "price").check()
        assert set(stored(page)[TODAY]["marks"]) == {"page", "price"}
        texts = page.evaluate("() => ({...localStorage})")
        assert json.loads(texts[before(TODAY)]) == kept[TODAY]
        assert own(fixture_site, "copied") not in texts
