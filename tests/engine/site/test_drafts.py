"""A draft is shown while serving, and no build publishes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.locale import tables
from tests.engine.site.test_serving import build_as_served
from tests.support.handbooks import copy_fixture


@pytest.mark.proof
def test_a_draft_is_served_and_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path)
    monkeypatch.chdir(project)
    assert main(["new", "checklist", "not-yet"]) == 0
    build_as_served(project, tmp_path / "served")
    draft = (tmp_path / "served/en/checklists/not-yet/index.html").read_text(encoding="utf-8")
    mark = tables.pages("en")["draft"]
    assert mark in draft
    other = next(tmp_path.glob("served/en/checklists/*/index.html"))
    assert mark not in other.read_text(encoding="utf-8")
    assert main(["build", "--site", str(tmp_path / "site")]) == 0
    named = [path for path in tmp_path.glob("site/**/*") if path.is_file()]
    assert named
    assert not [path for path in named if b"not-yet" in path.read_bytes()]
