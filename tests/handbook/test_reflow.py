"""At 320 pixels, which is also a screen enlarged to 400 %, no page scrolls sideways, whatever the
spacing of its text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.support.chance import sample
from tests.support.handbooks import Site
from tests.support.watch import watch

NARROW: ViewportSize = {"width": 320, "height": 568}
SOME = 12
WIDER = """() => {
  const over = () => document.documentElement.scrollWidth - innerWidth;
  const usual = over();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  return Math.max(usual, over());
}"""
"""By how much: as it is, and with all folds open and the text spaced as WCAG 1.4.12 has it."""


@pytest.mark.parametrize("language", sample(["zh", "en"], 1))
def test_no_page_scrolls_sideways(browser: Browser, site: Site, language: str) -> None:
    """Every page, others each day."""
    pages = sorted((site.folder / language).rglob("index.html"))
    paths = [f"{page.parent.relative_to(site.folder).as_posix()}/" for page in pages]
    wide = {}
    with watch(browser, viewport=NARROW) as seen:
        for path in sample(paths, SOME):
            seen.page.goto(f"{site.address}/{path}")
            if (over := seen.page.evaluate(WIDER)) > 0:
                wide[path] = over
    assert wide == {}
