"""What tests share: printed handbooks, served, and a real browser."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from playbook.check.loader import load
from playbook.check.team_languages import team_languages
from playbook.locale.languages import speak
from playbook.model.playbook import Playbook
from tests.support import browsers
from tests.support.handbooks import FIXTURE, ROOT, Site, printed
from tests.support.served import Served, serve


def pytest_configure() -> None:
    """However a run is ended, it tidies up as after Ctrl-C: no server or browser stays behind.

    Said of SIGINT too: what runs in the background is started deaf to it.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, signal.default_int_handler)


LONG = ("tests/engine/site", "tests/handbook", "tests/engine/browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no worker is left with one at the end."""
    places = {folder: place for place, folder in enumerate(LONG)}
    items.sort(key=lambda item: places.get(_folder(item), len(LONG)))


def _folder(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0].rpartition("/")[0]


@pytest.fixture(scope="module", autouse=True)
def spoken() -> None:
    """No file finds the languages of a team that another file has read in this process."""
    speak(team_languages(FIXTURE / "playbook_data", {}, None))


@pytest.fixture
def language() -> str:
    """What a behaviour is tried in: Chinese at every commit, English by `make proof`.

    The words themselves are held to their tables, each language to its own.
    """
    return os.environ.get("READ_IN", "zh")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A folder, and the address at which it is served."""
    with serve(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="session")
def fixture_site(served: Served) -> Site:
    """The site of the fixture handbook."""
    return served.site(printed(FIXTURE), "sample")


@pytest.fixture(scope="session")
def site(served: Served) -> Site:
    """The site of this repository's handbook."""
    return served.site(printed(ROOT), "team-playbook")


@pytest.fixture(scope="session")
def book() -> Playbook:
    """This repository's playbook."""
    return load(ROOT / "playbook_data")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Never skipped: `python -m tests.support.browsers` installs one."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.find(), args=arguments)
        yield browser
        browser.close()
