"""What is ticked stays ticked, whatever the browser; run by `make proof`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.browsers import find
from tests.support.handbooks import Site
from tests.support.node import install, node

FOLDER = Path(__file__).parent


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
@pytest.mark.parametrize("browser", ["chromium", "firefox", "webkit"])
def test_back_loses_nothing_of(browser: str, scenario: str, fixture_site: Site) -> None:
    done = node(
        "run.mjs", browser, f"{find(browser)}", fixture_site.address, scenario, folder=FOLDER
    )
    assert done.returncode == 0, done.stderr
