"""The content under test: this repository's playbook_data/."""

from __future__ import annotations

import pytest
from conftest import ROOT

from playbook.load import load
from playbook.playbook import Playbook


@pytest.fixture(scope="session")
def book() -> Playbook:
    """The team's playbook."""
    return load(ROOT / "playbook_data")
