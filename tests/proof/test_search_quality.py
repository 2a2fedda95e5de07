"""Search finds what people look for: every query of the handbook, typed into the real box."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.handbook.test_search_quality import well_answered
from tests.support.handbooks import Site
from tests.support.searching import queries


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_query_is_answered(browser: Browser, site: Site, language: str) -> None:
    well_answered(browser, site, language, queries(language))
