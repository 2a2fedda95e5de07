"""The engine is tested on data of its own: here, the handbook is the fixture's."""

from __future__ import annotations

import pytest

from playbook.model.playbook import Playbook
from tests.support.handbooks import Site, fixture_book


@pytest.fixture(scope="session")
def site(fixture_site: Site) -> Site:
    """The fixture's site, so that no test of the engine reads this repository's handbook."""
    return fixture_site


@pytest.fixture(scope="session")
def book() -> Playbook:
    """The fixture's playbook, for the same reason."""
    return fixture_book()
