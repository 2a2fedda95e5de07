"""No kind of page of this handbook does anything wrong: every language, width and scheme."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.engine.browser.test_every_page import nothing_wrong, paths
from tests.support.handbooks import Site
from tests.support.watch import Scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_does_anything_wrong(
    browser: Browser, site: Site, language: str, width: int, scheme: Scheme
) -> None:
    opened = paths(site, language)
    nothing_wrong(browser, site, language, width, scheme, opened=opened)
