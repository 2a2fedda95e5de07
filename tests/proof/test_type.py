"""One scale of type on every kind of page: at most seven sizes, none under 13 pixels, and lines of
Chinese that are read at a glance."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.engine.browser.test_every_page import paths
from tests.support.handbooks import Site
from tests.support.watch import watch

SIZES = 7
LEAST = 13
LONGEST = 42
"""Chinese characters a line, at most; 40 are aimed at."""
FOUND = """() => {
  const sizes = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !parent.checkVisibility()) continue;
    if (parent.closest("script, noscript, template, sup, sub")) continue;
    const size = Math.round(parseFloat(getComputedStyle(parent).fontSize) * 10) / 10;
    sizes[size] ??= `${parent.localName}.${parent.className.baseVal ?? parent.className}`;
  }
  const lines = [...document.querySelectorAll("article p, article dd, article .pb-list > li")]
    .filter((one) => one.checkVisibility() && !one.querySelector("p, li, dd, div"))
    .map((one) => [one.clientWidth / parseFloat(getComputedStyle(one).fontSize), one]);
  const [most, longest] = lines.reduce((one, other) => (other[0] > one[0] ? other : one), [0]);
  return { sizes, most, longest: longest?.outerHTML.slice(0, 120) };
}"""


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_type_is_of_one_scale(browser: Browser, site: Site, language: str, width: int) -> None:
    wrong = {}
    with watch(browser, width=width) as seen:
        for path in paths(site, language):
            seen.page.goto(f"{site.address}/{path}", wait_until="networkidle")
            found = seen.page.evaluate(FOUND)
            sizes = sorted(map(float, found["sizes"]))
            if len(sizes) > SIZES or sizes[0] < LEAST:
                wrong[path] = found["sizes"]
            elif language == "zh" and found["most"] > LONGEST:
                wrong[path] = (found["most"], found["longest"])
    assert wrong == {}
