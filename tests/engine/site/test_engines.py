"""Whatever engine is asked to print, faults are told before it starts, in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.cli import engines
from playbook.cli.app import main
from tests.support.handbooks import copy_fixture, fingerprint

FAULTS = {
    "data": ("playbook_data/team.yml", "tagline: {zh: 3, en: x}"),
    "prose": ("docs/zh/about/index.md", '{{ checklist("nope") }}'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_same_words_with_each_engine(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path)
    name, line = FAULTS[fault]
    with (project / name).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    monkeypatch.chdir(project)
    said = []
    before = fingerprint(project)
    for engine in ("mkdocs", *engines.ENGINES):
        assert main(["build", "--engine", engine, "--lang", "zh"]) == 1
        said.append(capsys.readouterr().err)
    assert said[0].startswith(f"{name}:")
    assert said == [said[0]] * len(said)
    assert fingerprint(project) == before
