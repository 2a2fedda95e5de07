"""axe finds nothing on any page of this handbook: every language, width and colour scheme."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.support.accessible import violations_at
from tests.support.chance import SEED, sample
from tests.support.handbooks import Site
from tests.support.watch import Scheme, watch

EACH_DAY = 40
"""Pages a look; WHOLE=1 looks at all of them."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, site: Site, language: str, width: int, scheme: Scheme
) -> None:
    pages = sorted((site.folder / language).rglob("index.html"))
    paths = [f"{page.parent.relative_to(site.folder).as_posix()}/" for page in pages]
    assert paths
    with watch(browser, width=width, scheme=scheme, reduced_motion="reduce") as seen:
        wrong = violations_at(seen.page, site.address, sample(paths, EACH_DAY))
    assert wrong == {}, f"SEED={SEED}"
