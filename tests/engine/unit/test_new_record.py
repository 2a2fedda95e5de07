"""`playbook new` and `playbook schema`: what they write, and when they refuse."""

from __future__ import annotations

import errno
import re
import shutil
from pathlib import Path

import pytest

from playbook.check.loader import inspect
from playbook.cli.main import main
from playbook.kinds import record_kinds
from playbook.model import json_schema
from tests.support.chance import dice, sample


@pytest.mark.parametrize("kind", sample([kind.singular for kind in record_kinds().values()], 8))
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


@pytest.fixture
def empty(data: Path) -> Path:
    """A folder that holds nothing but a team without partners."""
    team = (data / "team.yml").read_text(encoding="utf-8")
    shutil.rmtree(data)
    data.mkdir()
    (data / "team.yml").write_text(team.partition("partners:")[0], encoding="utf-8")
    return data


@pytest.mark.parametrize("kind", [kind.singular for kind in record_kinds().values()])
def test_in_an_empty_folder_what_a_record_needs_is_written_with_it(kind: str, empty: Path) -> None:
    assert main(["new", kind, "--data", str(empty)]) == 0
    playbook, problems = inspect(empty)
    assert playbook is not None
    assert problems == []
    assert not any(playbook.published().records.values())


def test_records_of_every_kind_in_any_order(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = [kind.singular for kind in record_kinds().values()]
    for kind in dice().sample(kinds, len(kinds)):
        assert main(["new", kind, "--data", str(empty)]) == 0
    capsys.readouterr()
    assert main(["check", "--data", str(empty), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    playbook, _ = inspect(empty)
    assert playbook is not None
    for path in playbook.paths.values():
        assert f"{path} is a draft: build leaves it out." in said
    assert said.endswith("0 error(s), 0 warning(s)\n")


def test_only_of_a_draft_it_is_said_that_it_is_one(
    empty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "campaign", "--data", str(empty), "--lang", "en"]) == 0
    said = {Path(line.split()[1].rstrip(".;")).name: line for line in _wrote(capsys)}
    assert said.keys() == {"new-campaign.yml", "vocabulary.yml", "phases.yml"}
    drafts = {name for name, line in said.items() if "draft: true" in line}
    assert drafts == {"new-campaign.yml", "phases.yml"}


def _wrote(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("kind", ["card", "campaign", "checklist"])
def test_a_published_record_names_no_draft(
    kind: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in data.rglob("*.yml"):
        if path.name not in ("team.yml", "vocabulary.yml"):
            path.unlink()
    assert main(["new", kind, "first", "--data", str(data)]) == 0
    written = next(data.rglob("first.yml"))
    text = written.read_text(encoding="utf-8")
    written.write_text(re.sub("^draft: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--data", str(data), "--lang", "en"]) == 1
    assert "[names-a-draft]" in capsys.readouterr().out


def test_a_page_calls_no_draft(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "role", "novel", "--data", str(data)]) == 0
    page = data.parent / "docs" / "en" / "novel.md"
    page.parent.mkdir(parents=True)
    front = "---\ntitle: Novel\ndescription: Of a new role\n---\n"
    page.write_text(front + '{{ role("novel") }}\n', encoding="utf-8")
    assert main(["check", "--data", str(data), "--lang", "en"]) == 1
    assert "docs/en/novel.md:5:1: [names-a-draft]" in capsys.readouterr().out


def test_a_new_record_waits_for_words_to_choose_from(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vocabulary = data / "vocabulary.yml"
    before, _, after = vocabulary.read_text(encoding="utf-8").partition("markets:")
    vocabulary.write_text(before + after[after.index("regions:") :], encoding="utf-8")
    for path in data.glob("c[ao]*/*.yml"):
        path.unlink()
    assert main(["new", "campaign", "--data", str(data), "--lang", "en"]) == 2
    assert "names 1 of vocabulary.yml" in capsys.readouterr().err


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
