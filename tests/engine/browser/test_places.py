"""The bar and the sheet of a phone, what sticks on low screens, the section one is in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.watch import watch
from tests.support.words import PAGES as WORDS

MORE, SEARCH, SCHEME = (WORDS[key]["en"] for key in ("all-places", "search", "scheme"))
COVERED = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return seen === null || at === seen || at.contains(seen) || seen.contains(at)
    ? null : at.outerHTML;
}"""


def opened(page: Page) -> Locator:
    page.get_by_role("button", name=MORE).click()
    sheet = page.get_by_role("dialog", name=MORE)
    expect(sheet.get_by_role("link", name="Checklists")).to_be_visible()
    return sheet


BESIDE = """() => {
  const row = document.querySelector(".pb-check--critical");
  const stripe = parseFloat(getComputedStyle(row, "::before").insetInlineStart);
  const bar = document.querySelector(".pb-checklist__bar");
  return row.getBoundingClientRect().left + stripe - bar.getBoundingClientRect().left;
}"""


def test_the_sheet_closes_in_every_way_and_gives_focus_back(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser, width=375) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/en/practices/goals/")
        page.mouse.wheel(0, 300)
        page.wait_for_function("() => scrollY === 300")
        ways: list[Callable[[], object]] = [
            lambda: page.keyboard.press("Escape"),
            lambda: page.mouse.click(180, 20),  # beside it
            lambda: page.get_by_role("button", name=WORDS["close"]["en"]).click(),
            page.go_back,
        ]
        for close in ways:
            sheet = opened(page)
            page.wait_for_function("() => history.state?.sheet")
            assert page.evaluate("document.activeElement.closest('dialog')?.id") == "pb--menu"
            page.mouse.wheel(0, 200)
            close()
            expect(sheet).to_be_hidden()
            page.wait_for_function("() => !history.state?.sheet")
            expect(page.get_by_role("button", name=MORE)).to_be_focused()
            assert page.evaluate("scrollY") == 300
        assert seen.faults == []


def test_the_sheet_leads_on_and_back_leads_to_the_page_before(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser, width=375, scheme="light") as seen:
        page, start = seen.page, f"{fixture_site.address}/en/practices/goals/"
        page.goto(start)
        sheet = opened(page)
        sheet.get_by_role("button", name=SCHEME).click()
        expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
        sheet.get_by_role("button", name=SEARCH).click()
        dialog = page.get_by_role("dialog", name=SEARCH)
        expect(dialog.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("Escape")
        opened(page).get_by_role("link", name="Roles").click()
        page.wait_for_url("**/en/roles/")
        page.go_back()
        page.wait_for_url(start)
        expect(sheet).to_be_hidden()
        assert seen.faults == []


def test_the_sheet_opens_without_script(browser: Browser, fixture_site: Site) -> None:
    with watch(browser, width=375, java_script_enabled=False) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/en/practices/goals/")
        sheet = opened(page)
        expect(page.get_by_role("button", name=SEARCH)).to_have_count(0)
        sheet.get_by_role("link", name="Roles").click()
        page.wait_for_url("**/en/roles/")


@pytest.mark.parametrize(("width", "height"), sample([(320, 256), (375, 812)], 1))
def test_nothing_that_sticks_covers_what_has_focus(
    browser: Browser, fixture_site: Site, width: int, height: int
) -> None:
    """320 by 256 is a screen of 1280 by 1024, enlarged to 400 %."""
    with watch(browser, viewport={"width": width, "height": height}) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/en/checklists/daily/")
        expect(page.locator("html")).to_have_attribute("data-ticks", "kept")
        for key in ("Tab", "Shift+Tab"):
            for _ in range(30):
                page.keyboard.press(key)
                page.evaluate("new Promise(requestAnimationFrame)")
                assert page.evaluate(COVERED) is None
        assert page.evaluate(BESIDE) >= 0, "the stripe of a critical row passes beside the bar"


def test_the_section_one_is_in_is_marked(browser: Browser, fixture_site: Site) -> None:
    with watch(browser, width=1400) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/en/roles/ops/")
        marked = page.locator(".pb-toc [aria-current]")
        links = page.locator(".pb-toc a")
        expect(marked).to_have_text(links.first.inner_text())
        second = links.nth(1)
        second.click()
        expect(marked).to_have_text(second.inner_text())
        page.keyboard.press("End")
        expect(marked).to_have_text(links.last.inner_text())


def test_no_place_is_cut_off_on_a_narrow_wide_screen(browser: Browser, fixture_site: Site) -> None:
    """In French they are longest; the team's name and the search give way."""
    names = [text["fr"] for key, text in WORDS.items() if key.startswith("place-")]
    with watch(browser, width=961) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/en/practices/goals/")
        links = page.locator(".pb-places a")
        for at, name in enumerate(names[: links.count()]):
            links.nth(at).evaluate("(link, name) => link.textContent = name", name)
        page.locator(".pb-lang").evaluate(
            "(link) => ['Français', '繁體中文'].forEach((name) => {"
            " const other = link.cloneNode(); other.append(name); link.after(other); })"
        )
        last = links.last.bounding_box()
        search = page.locator(".pb-header .pb-search-button").bounding_box()
        assert last is not None and search is not None
        assert last["x"] + last["width"] <= search["x"]
        assert page.evaluate("document.documentElement.scrollWidth") == 961
