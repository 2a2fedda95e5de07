"""A handbook being served, whose editor is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.editing import Served
from tests.support.handbooks import copy_fixture, fixture_book, project_at


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_fixture(tmp_path)


@pytest.fixture
def served(project: Path, tmp_path: Path) -> Served:
    return Served(project_at(project, tmp_path / "site"), fixture_book())
