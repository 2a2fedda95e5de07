"""Every component of Material in prose: readable, reachable and handsome in each look."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from playbook.locale import tables
from tests.support.accessible import violations
from tests.support.chance import sample
from tests.support.colours import texts
from tests.support.handbooks import Site
from tests.support.watch import Scheme, watch

PATH = "about/components/"
OVERLAPS = """() => {
  const found = [];
  const box = (range) => range.getBoundingClientRect();
  const TITLES = ".admonition-title, details[class]:not(.pb-more) > summary";
  const rtl = document.dir === "rtl";
  for (const title of document.querySelectorAll(TITLES)) {
    if (!title.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(title);
    const [own, text, icon] = [box(title), box(range), getComputedStyle(title, "::before")];
    const [near, width] = [parseFloat(rtl ? icon.right : icon.left), parseFloat(icon.width)];
    const room = rtl ? own.right - text.right : text.left - own.left;
    if (icon.maskImage === "none" || room < near + width) found.push(title.textContent);
  }
  for (const item of document.querySelectorAll(".task-list-item")) {
    const [mark, text] = [item.querySelector(".task-list-indicator"), item.lastChild];
    const style = getComputedStyle(mark, "::before");
    if (parseFloat(rtl ? style.right : style.left) > -20) found.push(item.textContent);
  }
  for (const item of document.querySelectorAll(".pb-article :not(.cards) > * > li:not([class])")) {
    const room = rtl ? innerWidth - box(item).right : box(item).left;
    if (room < 24 && item.checkVisibility()) found.push(item.textContent);
  }
  return found;
}"""
LOOKS: list[tuple[str, int, Scheme]] = [("zh", 375, "dark"), ("en", 1280, "light")]


def words(key: str, language: str) -> str:
    return tables.pages(language)[key]


@pytest.mark.parametrize(("language", "width", "scheme"), sample(LOOKS, 1))
def test_every_component_is_whole(
    browser: Browser, fixture_site: Site, language: str, width: int, scheme: Scheme
) -> None:
    with watch(browser, width=width, scheme=scheme) as seen:
        page = seen.page
        page.goto(f"{fixture_site.address}/{language}/{PATH}", wait_until="networkidle")
        assert violations(page) == []
        for direction in ("ltr", "rtl"):
            page.evaluate("direction => (document.documentElement.dir = direction)", direction)
            assert page.evaluate(OVERLAPS) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(page.locator(".note .admonition-title").first).to_have_text(
            words("admonition-note", language)
        )
        on_paper(page)


def on_paper(page: Page) -> None:
    """All that is folded away or in another tab is printed, and nothing that is to be pressed."""
    page.emulate_media(media="print")
    expect(page.locator("details.note p")).to_be_visible()
    for tab in page.locator(".tabbed-block").all():
        expect(tab).to_be_visible()
    expect(page.locator(".pb-annotations").first).to_be_visible()
    expect(page.locator(".pb-copy").first).to_be_hidden()
    expect(page.locator("#pictures ~ figure").first).to_be_visible()


@pytest.mark.parametrize("scheme", sample(["light", "dark"], 1))
def test_every_text_is_legible_on_paper(
    browser: Browser, fixture_site: Site, scheme: Scheme
) -> None:
    """Without colours behind it too, which many leave out when they print."""
    with watch(browser, scheme=scheme, reduced_motion="reduce") as seen:
        seen.page.goto(f"{fixture_site.address}/en/{PATH}", wait_until="networkidle")
        seen.page.emulate_media(media="print")
        assert [one for one in texts(seen.page) if min(one["contrast"], one["bare"]) < 4.5] == []


def test_tabs_annotations_and_copies_work(browser: Browser, fixture_site: Site) -> None:
    with watch(browser, width=375) as seen:
        page = seen.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(f"{fixture_site.address}/en/{PATH}")
        page.get_by_text("Douyin").click()
        expect(page.get_by_text("The second tab.")).to_be_visible()
        expect(page.get_by_text("The first tab.")).to_be_hidden()
        note = page.get_by_role("button", name=words("code-note", "en").format(number=1)).first
        note.click()
        expect(page.locator(":popover-open")).to_have_text("Who we are.")
        page.keyboard.press("Escape")
        code = page.locator(".language-yaml")
        code.get_by_role("button", name=words("code-copy", "en")).click()
        expect(code.get_by_role("button", name=words("code-copied", "en"))).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == ("team:\n  languages: [zh, en]\n")


def test_without_script_annotations_stand_below(browser: Browser, fixture_site: Site) -> None:
    with watch(browser, width=375, java_script_enabled=False) as seen:
        seen.page.goto(f"{fixture_site.address}/en/{PATH}")
        expect(seen.page.get_by_text("Who we are.")).to_be_visible()
        seen.page.get_by_text("Douyin").click()
        expect(seen.page.get_by_text("The second tab.")).to_be_visible()


def test_only_pages_with_components_fetch_their_style(fixture_site: Site) -> None:
    linking = {
        path.relative_to(fixture_site.folder).as_posix()
        for path in fixture_site.folder.rglob("*.html")
        if b"/prose.css" in path.read_bytes() or b"/prose.js" in path.read_bytes()
    }
    assert linking == {f"{language}/{PATH}index.html" for language in ("zh", "en")}
    common = next(fixture_site.folder.glob("assets/*/style.css")).read_text(encoding="utf-8")
    assert ".admonition" not in common and ".tabbed" not in common
