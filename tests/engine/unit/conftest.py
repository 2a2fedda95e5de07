"""What tests of single modules and commands share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.handbooks import FIXTURE


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Valid data that a test may spoil, in the working folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data"))
