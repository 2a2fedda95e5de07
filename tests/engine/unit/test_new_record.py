"""`playbook new` and `playbook schema`: what they write, and when they refuse."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from playbook.check.loader import inspect
from playbook.cli.main import main
from playbook.model import json_schema
from playbook.model.registry import KINDS


@pytest.mark.parametrize("kind", [kind.singular for kind in KINDS.values()])
def test_new_records_are_valid(data: Path, kind: str) -> None:
    for _ in range(2):
        assert main(["new", kind, "--data", str(data), "--lang", "zh"]) == 0
    _, problems = inspect(data)
    assert problems == []
    made = sorted(path.stem for path in data.rglob("new-*.yml"))
    assert made == [f"new-{kind}", f"new-{kind}-2"]
    assert main(["new", kind, "new-" + kind, "--data", str(data)]) == 2
    assert main(["new", kind, "Not/An id", "--data", str(data)]) == 2


@pytest.mark.parametrize(
    ("kind", "ident", "said"),
    [
        ("checklist", "con", "checklists/con.yml:3:5: [reserved-name]"),
        ("metric", "a" * 300, f"metrics/{'a' * 300}.yml:3:1: [too-long]"),
        ("role", "hr", "team.yml:16:10: [duplicate-id]"),
        ("practice", "../up", "practices:1:1: [bad-id]"),
    ],
)
def test_a_new_record_is_refused_in_the_words_of_the_check(
    kind: str, ident: str, said: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(data.rglob("*"))
    assert main(["new", kind, ident, "--data", str(data), "--lang", "en"]) == 2
    assert f"playbook_data/{said}" in capsys.readouterr().err
    assert sorted(data.rglob("*")) == before


def test_a_new_record_that_cannot_be_written_leaves_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["new", "role", "--data", str(data)]) == 2
    assert list(data.rglob("*new-*")) == []


def test_a_new_record_says_what_it_waits_for(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in data.rglob("*.yml"):
        if path.name != "team.yml":
            path.unlink()
    new = ["new", "--data", str(data), "--lang", "en"]
    assert main([*new, "role"]) == 2
    assert "names 3 of metrics" in capsys.readouterr().err
    for ident in ("one", "two", "three"):
        assert main([*new, "metric", ident]) == 0
    for kind in ("role", "practice", "checklist", "onboarding", "quiz"):
        assert main([*new, kind]) == 0
    assert inspect(data)[1] == []


def test_schemas_are_written_and_watched(data: Path) -> None:
    assert main(["schema", "--check", "--data", str(data)]) == 1
    assert main(["schema", "--data", str(data)]) == 0
    assert main(["schema", "--check", "--data", str(data)]) == 0
    _, problems = inspect(data)
    assert {problem.code for problem in problems} == {"no-schema-line"}
    for path in data.rglob("*.yml"):
        line = json_schema.first_line(path.relative_to(data))
        path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
        assert (path.parent / line.partition("=")[2]).resolve().is_file()
    assert inspect(data)[1] == []
    team = data / "schema/team.json"
    team.write_text(team.read_text(encoding="utf-8").replace("Name", "Nom"), encoding="utf-8")
    assert main(["schema", "--check", "--data", str(data)]) == 1
