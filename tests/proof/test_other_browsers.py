"""What is ticked stays ticked, whatever the browser; run by `make proof`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browsers import find
from tests.support.handbooks import Site
from tests.support.node import install, node

FOLDER = Path(__file__).parent
browsers = pytest.mark.parametrize("browser", ["chromium", "firefox", "webkit"])


@pytest.fixture(scope="module", autouse=True)
def _driver() -> None:
    install(FOLDER)


@pytest.mark.parametrize(
    "scenario",
    [
        "a list",
        "a list, once",
        "a note",
        "a note half typed",
        "a path",
        "a path, once",
        "a path with another day",
        "Today",
        "a self-check",
    ],
)
@browsers
def test_back_loses_nothing_of(browser: str, scenario: str, fixture_site: Site) -> None:
    plays(browser, scenario, fixture_site)


@browsers
@pytest.mark.parametrize(
    "scenario", ["a lost network", "a new version", "an emptied storage", "two tabs"]
)
def test_nothing_is_mixed_or_lost_between_pages_of(
    browser: str, scenario: str, fixture_site: Site
) -> None:
    plays(browser, scenario, fixture_site)


@browsers
@pytest.mark.parametrize("scenario", ["rounds", "a lost address"])
def test_this_handbook_has(browser: str, scenario: str, site: Site) -> None:
    plays(browser, scenario, site)


def plays(browser: str, scenario: str, site: Site) -> None:
    """A reader does this in the browser, and loses nothing."""
    done = node("run.mjs", browser, f"{find(browser)}", site.address, scenario, folder=FOLDER)
    assert done.returncode == 0, done.stderr
