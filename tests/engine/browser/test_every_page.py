"""Every kind of page in real Chromium: both languages, two widths, light and dark."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from playbook.model.playbook import Playbook
from tests.support.handbooks import ROOT, Site
from tests.support.watch import Scheme, watch

KINDS = (
    "practices",
    "roles",
    "checklists",
    "onboarding",
    "metrics",
    "calendar",
    "compliance",
    "glossary",
    "quizzes",
)
PROSE = (
    "",
    "plan/",
    "plan/structure/",
    "plan/people/",
    "plan/incentives/",
    "plan/budget/",
    "about/",
    "about/sources/",
    "about/edit/",
    "plan/build-the-team/",
)
WORDS = tomllib.loads((ROOT / "playbook" / "locale" / "words.toml").read_text(encoding="utf-8"))
STRAY_HAN = """() => {
  const found = [];
  const han = /[\\u3400-\\u9fff]/;
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (parent.closest("[lang]:not(html), script, style")) continue;
    if (han.test(node.data)) found.push(node.data.trim());
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    if (element.closest("[lang]:not(html)")) continue;
    for (const name of ["aria-label", "title", "placeholder"]) {
      const value = element.getAttribute(name);
      if (value && han.test(value)) found.push(value);
    }
  }
  return found;
}"""
TEXTS = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("script, [lang]:not(html)")) {
      texts.push(walker.currentNode.data.trim());
    }
  }
  return texts;
}"""
UNSEEN = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def paths(site: Site, language: str) -> list[str]:
    """Prose pages, every section's index, and the first two records of each kind that is there."""
    found = [f"{language}/{prose}" for prose in PROSE if (site.folder / language / prose).is_dir()]
    for kind in KINDS:
        folder: Path = site.folder / language / kind
        if not (folder / "index.html").is_file():
            continue
        records = sorted(child.name for child in folder.iterdir() if child.is_dir())
        found += [f"{language}/{kind}/", *(f"{language}/{kind}/{name}/" for name in records[:2])]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_does_anything_wrong(
    browser: Browser, site: Site, language: str, width: int, scheme: Scheme
) -> None:
    with watch(browser, width=width, scheme=scheme) as seen:
        for path in paths(site, language):
            seen.page.goto(f"{site.address}/{path}")
            seen.page.wait_for_load_state("networkidle")
            assert seen.page.evaluate(UNSEEN) <= 0, f"{path} scrolls sideways"
            if language == "en":
                assert seen.page.evaluate(STRAY_HAN) == [], path
            else:
                english = {word["en"] for word in WORDS.values() if len(word["en"]) > 3}
                same = {word["en"] for word in WORDS.values() if word["en"] == word["zh"]}
                assert set(seen.page.evaluate(TEXTS)) & (english - same) == set(), path
        assert seen.faults == []
        assert [url for url in seen.requests if not url.startswith(site.address)] == []
        assert [url for url in seen.requests if "/search/" in url] == []


def test_the_language_switch_stays_on_the_page(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        seen.page.goto(f"{fixture_site.address}/zh/practices/goals/#steps")
        seen.page.get_by_role("link", name="English", exact=True).click()
        seen.page.wait_for_url("**/en/practices/goals/#steps")
        expect(seen.page.get_by_role("heading", level=1)).to_have_text("Clear goals")
        seen.page.get_by_role("link", name="中文", exact=True).click()
        seen.page.wait_for_url("**/zh/practices/goals/#steps")


def test_the_root_remembers_the_language(browser: Browser, fixture_site: Site) -> None:
    with watch(browser) as seen:
        seen.page.goto(f"{fixture_site.address}/")
        seen.page.get_by_role("link", name="English").click()
        seen.page.wait_for_url("**/sample/en/")
        seen.page.goto(f"{fixture_site.address}/")
        seen.page.wait_for_url("**/sample/en/")
        seen.page.goto(f"{fixture_site.address}/?choose")
        expect(seen.page.get_by_role("link", name="中文")).to_be_visible()
        assert seen.faults == []


def test_the_root_works_without_script(browser: Browser, fixture_site: Site) -> None:
    with watch(browser, java_script_enabled=False) as seen:
        seen.page.goto(f"{fixture_site.address}/")
        seen.page.get_by_role("link", name="中文").click()
        expect(seen.page.get_by_role("heading", level=1)).to_have_text("首页")
        seen.page.get_by_role("link", name="English", exact=True).click()
        expect(seen.page.get_by_role("heading", level=1)).to_have_text("Home")


@pytest.mark.parametrize(
    ("path", "words", "tag"), [("zh/lost/", "not-found", "zh-CN"), ("en/a/b/c/", "not-found", "en")]
)
def test_a_lost_page_speaks_the_language_of_its_path(
    browser: Browser, site: Site, path: str, words: str, tag: str
) -> None:
    language = path[:2]
    with watch(browser) as seen:
        seen.page.goto(f"{site.address}/{path}")
        expect(seen.page.get_by_role("heading", level=1)).to_have_text(WORDS[words][language])
        assert seen.page.evaluate("document.documentElement.lang") == tag
        assert [fault for fault in seen.faults if path not in fault and "404" not in fault] == []
        seen.page.get_by_role("link", name=WORDS["go-home"][language]).click()
        seen.page.wait_for_url(f"{site.address}/{language}/")


def test_light_and_dark_can_be_chosen_and_are_remembered(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser, scheme="light") as seen:
        seen.page.goto(f"{fixture_site.address}/en/")
        root = seen.page.locator("html")
        expect(root).to_have_attribute("data-md-color-scheme", "default")
        seen.page.get_by_role("button", name=WORDS["scheme"]["en"]).click()
        expect(root).to_have_attribute("data-md-color-scheme", "slate")
        seen.page.goto(f"{fixture_site.address}/zh/roles/")
        expect(root).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("width", [1280, 1440])
def test_menu_and_contents_stay_while_a_long_page_scrolls(
    browser: Browser, site: Site, width: int
) -> None:
    with watch(browser, width=width) as seen:
        page = seen.page
        page.set_viewport_size({"width": width, "height": 600})
        page.goto(f"{site.address}/en/calendar/double-11/")
        page.mouse.move(width / 2, 300)
        page.evaluate("scrollTo(0, 1200)")
        header = page.get_by_role("banner").bounding_box()
        for name in ("menu", "on-this-page"):
            part = page.get_by_role("navigation", name=WORDS[name]["en"], exact=True)
            box = part.bounding_box()
            assert header and box, name
            assert header["height"] <= box["y"] < 150, name
            assert box["y"] + box["height"] <= 600, name
        menu = page.get_by_role("navigation", name=WORDS["menu"]["en"], exact=True)
        last = menu.get_by_role("link").locator("visible=true").last
        expect(last).not_to_be_in_viewport()
        menu.hover()
        page.mouse.wheel(0, 2000)
        expect(last).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 375])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_handbooks_name_is_read_whole_on_a_phone(
    browser: Browser, site: Site, book: Playbook, language: str, width: int
) -> None:
    with watch(browser, width=width) as seen:
        seen.page.goto(f"{site.address}/{language}/practices/")
        name = seen.page.get_by_role("banner").get_by_text(book.team.name[language])
        cut = "e => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]"
        assert name.evaluate(cut) == [0, 0]


def test_the_menu_opens_on_a_phone(browser: Browser, fixture_site: Site) -> None:
    with watch(browser, width=375) as seen:
        seen.page.goto(f"{fixture_site.address}/en/practices/goals/")
        menu = seen.page.get_by_role("navigation", name=WORDS["menu"]["en"])
        expect(menu).to_be_hidden()
        seen.page.get_by_role("button", name=WORDS["menu"]["en"]).click()
        expect(menu.get_by_role("link", name="Smooth process")).to_be_visible()
        seen.page.keyboard.press("Escape")
        expect(menu).to_be_hidden()


def test_a_menu_left_open_makes_room_when_the_screen_turns(
    browser: Browser, fixture_site: Site
) -> None:
    with watch(browser, width=800) as seen:
        seen.page.goto(f"{fixture_site.address}/en/practices/goals/")
        seen.page.get_by_role("button", name=WORDS["menu"]["en"]).click()
        menu = seen.page.get_by_role("navigation", name=WORDS["menu"]["en"])
        expect(menu.get_by_role("link", name="Smooth process")).to_be_visible()
        seen.page.set_viewport_size({"width": 1180, "height": 800})
        expect(seen.page.locator(":popover-open")).to_have_count(0)
        side, main = menu.bounding_box(), seen.page.get_by_role("main").bounding_box()
        assert side and main and side["x"] + side["width"] <= main["x"]
