"""A printed site is used again only for the very files it was printed from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import handbooks
from tests.support.handbooks import FIXTURE, copy_fixture, key


def test_the_same_files_elsewhere_are_the_same_site(tmp_path: Path) -> None:
    assert key(copy_fixture(tmp_path)) == key(FIXTURE)


@pytest.mark.parametrize(
    "name", ["playbook_data/team.yml", "docs/zh/index.md", "docs/en/new.md", "mkdocs.yml"]
)
def test_a_changed_or_new_file_of_the_handbook_is_another_site(tmp_path: Path, name: str) -> None:
    path = copy_fixture(tmp_path) / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(text + "\n", encoding="utf-8")
    assert key(tmp_path / "tests" / "engine" / "fixture") != key(FIXTURE)


def test_a_changed_engine_is_another_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = key(FIXTURE)
    for name in handbooks.MADE_FROM:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(handbooks, "ROOT", tmp_path)
    assert key(FIXTURE) != before
