"""Every kind of page in real Chromium: both languages, two widths, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from playbook.kinds import record_kinds
from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.watch import Scheme, watch
from tests.support.words import PAGES as WORDS

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
HELD_BACK = """() => [...document.querySelectorAll("main *")].filter((one) =>
  getComputedStyle(one).visibility === "hidden" && one.getBoundingClientRect().height
).map((one) => one.outerHTML.slice(0, 90))"""
"""What has its room and is not shown."""
UNSEEN = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def paths(site: Site, language: str) -> list[str]:
    """Prose pages, every section's index, and the first two records of each kind that is there."""
    found = [f"{language}/{prose}" for prose in PROSE if (site.folder / language / prose).is_dir()]
    for kind in record_kinds():
        folder: Path = site.folder / language / kind
        if not (folder / "index.html").is_file():
            continue
        records = sorted(child.name for child in folder.iterdir() if child.is_dir())
        found += [f"{language}/{kind}/", *(f"{language}/{kind}/{name}/" for name in records[:2])]
    return found


@pytest.mark.parametrize("look", sample([("zh", 375, "dark"), ("en", 1280, "light")], 1))
def test_no_page_does_anything_wrong(
    browser: Browser, site: Site, look: tuple[str, int, Scheme]
) -> None:
    """Some pages in one of the looks by turns; each look at every page is for `make proof`."""
    language = look[0]
    turn = language == "en"
    opened = sample(paths(site, language)[turn::2], 6)
    nothing_wrong(browser, site, *look, opened=opened)


def nothing_wrong(
    browser: Browser, site: Site, language: str, width: int, scheme: Scheme, *, opened: list[str]
) -> None:
    """Open the pages at `opened`, and note what they do."""
    with watch(browser, width=width, scheme=scheme) as seen:
        for path in opened:
            seen.page.goto(f"{site.address}/{path}")
            seen.page.wait_for_load_state("networkidle")
            assert seen.page.evaluate(UNSEEN) <= 0, f"{path} scrolls sideways"
            assert seen.page.evaluate(HELD_BACK) == [], path
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
