"""`playbook health` where the data has faults, and where there is hardly any."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.cli.main import main
from tests.support.handbooks import copy_fixture


def test_faults_are_said_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = copy_fixture(tmp_path / "here") / "playbook_data"
    broken = next((data / "roles").glob("*.yml"))
    broken.write_text(broken.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    assert main(["health", "--data", str(data), "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert f"roles/{broken.name}" in said.err
    assert said.out == ""


def test_an_empty_handbook_has_nothing_to_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = ["--languages", "fr", "--country", "FR", "--base", "none", "--yes"]
    assert main(["init", str(tmp_path / "new"), *begin]) == 0
    monkeypatch.chdir(tmp_path / "new")
    capsys.readouterr()
    assert main(["health"]) == 0
    assert capsys.readouterr().out.count("  Aucun.\n") == 8
