"""Accessibility in the real site: what axe says, and what axe cannot see."""

from __future__ import annotations

from itertools import product

import pytest
from playwright.sync_api import Browser, expect

from tests.support.accessible import violations, violations_at
from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.watch import Scheme, watch

PAGES = (
    "",
    "glossary/",
    "glossary/service/",
    "about/",
    "about/sources/",
    "plan/",
    "plan/structure/",
    "plan/people/",
    "plan/incentives/",
    "plan/budget/",
    "plan/build-the-team/",
    "practices/",
    "practices/goals/",
    "roles/ops/",
    "roles/organisation/",
    "checklists/",
    "checklists/daily-open/",
    "forms/price-approval/",
    "onboarding/",
    "onboarding/ops/",
    "plan/builder/",
    "metrics/",
    "metrics/cvr/",
    "metrics/map/",
    "metrics/platforms/",
    "calendar/double-11/",
    "compliance/wages/",
    "quizzes/practice-goals/",
)
"""One of every kind."""
KEYBOARD_PAGES = ("", "practices/goals/", "checklists/daily-open/", "metrics/")
BY_KEYBOARD = [(path, width) for path in KEYBOARD_PAGES for width in (1280, 375)]
DAYS = ("2026-09-02", "2026-10-15", "2026-11-11", "2026-12-06", "2026-12-31")
"""One like others, a presale's first, a campaign's own, a Sunday, the year's last."""
ON_DAYS = list(product(DAYS, ("zh", "en"), ("", "checklists/promo-t0/")))
SEARCHES = {"zh": ("退款", "仓库没货了"), "en": ("refund", "we ran out of stock")}
"""One answered by names, one by the full text too."""
TABS = 60

FOCUS = """async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect();
  const header = document.querySelector(".pb-header");
  const below = header.contains(at) || at.matches(".pb-skip")
    ? 0 : header.getBoundingClientRect().bottom;
  const dock = document.querySelector(".pb-dock");
  const above = dock.contains(at) || getComputedStyle(dock).position !== "fixed"
    ? innerHeight : dock.getBoundingClientRect().top;
  const style = getComputedStyle(at);
  const form = at.closest(".pb-search__form");
  return {
    what: at.outerHTML.slice(0, 120), box: box.toJSON(), below,
    seen: box.width > 0 && box.bottom > below && box.top < above && box.right > 0
      && box.left < innerWidth,
    under: box.top < below - 1 && box.height < innerHeight / 2,
    marked: style.outlineStyle !== "none" || (form && getComputedStyle(form).boxShadow !== "none"),
  };
}"""


@pytest.mark.parametrize("case", sample([("zh", 1280, "light"), ("en", 320, "dark")], 1))
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, site: Site, case: tuple[str, int, Scheme]
) -> None:
    """Each page in one of the looks by turns; each look at every page is for `make proof`."""
    language, width, scheme = case
    turn = language == "en"
    some = sample(PAGES[turn::2], 2)
    paths = ["", f"{language}/lost/", *(f"{language}/{path}" for path in some)]
    with watch(browser, width=width, scheme=scheme, reduced_motion="reduce") as seen:
        assert violations_at(seen.page, site.address, paths) == {}


@pytest.mark.parametrize(("language", "scheme"), sample([("zh", "dark"), ("en", "light")], 1))
def test_axe_finds_nothing_in_search_and_menu(
    browser: Browser, site: Site, language: str, scheme: Scheme
) -> None:
    with watch(browser, width=375, scheme=scheme, reduced_motion="reduce") as seen:
        page = seen.page
        page.goto(f"{site.address}/{language}/practices/goals/")
        page.locator(".pb-dock [popovertarget]").click()
        expect(page.locator("#pb--menu")).to_be_visible()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        offered = page.locator(".pb-search__offers small").first
        expect(offered).to_have_text({"zh": "今天", "en": "Today"}[language])
        page.keyboard.press("Escape")
        for query in SEARCHES[language]:
            page.keyboard.press("/")
            page.get_by_role("dialog").get_by_role("searchbox").fill(query)
            expect(page.locator(".pb-search__results")).to_have_attribute("aria-busy", "false")
            assert page.locator(".pb-search__results li").count() > 0
            assert violations(page) == []
            page.keyboard.press("Escape")


@pytest.mark.parametrize(("path", "width"), sample(BY_KEYBOARD, 1))
def test_focus_is_always_seen(browser: Browser, site: Site, path: str, width: int) -> None:
    """Forwards, and backwards, where a sticky header would hide what scrolls into view."""
    with watch(browser, width=width) as seen:
        page = seen.page
        page.goto(f"{site.address}/en/{path}")
        for key in ("Tab", "Shift+Tab"):
            for _ in range(TABS):
                page.keyboard.press(key)
                focus = page.evaluate(FOCUS)
                if focus is None:
                    break
                assert focus["seen"] and focus["marked"] and not focus["under"], (key, focus)


@pytest.mark.parametrize("width", sample([1280, 800, 375], 1))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_can_be_twice_as_large(
    browser: Browser, site: Site, language: str, width: int
) -> None:
    with watch(browser, width=width) as seen:
        for path in sample(PAGES, 4):
            seen.page.goto(f"{site.address}/{language}/{path}")
            seen.page.evaluate("document.documentElement.style.fontSize = '250%'")
            wide = seen.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, path


@pytest.mark.parametrize("width", sample([1280, 800, 375], 1))
def test_what_depends_on_the_day_has_room_for_large_text(
    browser: Browser, site: Site, width: int
) -> None:
    with watch(browser, width=width, once=True, timezone_id="Asia/Shanghai") as seen:
        for day, language, path in sample(ON_DAYS, 6):
            seen.page.clock.set_fixed_time(f"{day}T10:20:00+08:00")
            seen.page.goto(f"{site.address}/{language}/{path}", wait_until="networkidle")
            seen.page.evaluate("document.documentElement.style.fontSize = '250%'")
            wide = seen.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (day, language, path)


def test_nothing_moves_for_readers_who_want_none(browser: Browser, site: Site) -> None:
    with watch(browser, reduced_motion="reduce") as seen:
        seen.page.goto(f"{site.address}/en/checklists/daily-open/")
        moving = seen.page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((element) => {
              const style = getComputedStyle(element);
              return parseFloat(style.transitionDuration) > 0.01 || style.animationName !== "none";
            }).length"""
        )
        assert moving == 0


def test_boxes_and_focus_are_drawn_in_forced_colours(browser: Browser, site: Site) -> None:
    with watch(browser, forced_colors="active") as seen:
        page = seen.page
        page.goto(f"{site.address}/en/checklists/daily-open/")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["marked"]
        unbordered = page.evaluate(
            """() => [...document.querySelectorAll(".pb-card, .pb-button")].filter((element) =>
              element.checkVisibility() && getComputedStyle(element).borderTopStyle === "none"
            ).map((element) => element.outerHTML.slice(0, 100))"""
        )
        assert unbordered == []
