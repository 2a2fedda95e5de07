"""Several files written as one, by a command that may be ended at any moment."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.source import journal
from playbook.source.project import Project
from tests.support.chance import sample
from tests.support.damages import DAMAGES
from tests.support.handbooks import copy_fixture, fingerprint

JOURNAL = Project(Path(), Path(), Path(), Path()).journal


@pytest.fixture
def moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Copies of the handbook as a command that is killed leaves it, before each of its writes."""
    monkeypatch.chdir(copy_fixture(tmp_path))
    put = journal._put
    copies: list[Path] = []

    def noted(path: Path, content: bytes | None) -> None:
        copies.append(Path(shutil.copytree(Path.cwd(), tmp_path / f"killed-{len(copies)}")))
        put(path, content)

    monkeypatch.setattr(journal, "_put", noted)
    return copies


@pytest.mark.parametrize(
    "command",
    sample(["rename metrics/cvr conversion", "delete checklists/daily", "fix --yes"], 1),
)
def test_what_a_killed_command_had_to_write_is_written_by_the_next(
    command: str, moments: list[Path]
) -> None:
    for slip in ("checklists/daily.yml", "roles/ops.yml") if "fix" in command else ():
        path = Path("playbook_data", slip)
        path.write_text(path.read_text("utf-8").replace("id: ", "id：", 1), encoding="utf-8")
    assert main([*command.split(), "--lang", "en"]) == 0
    assert not JOURNAL.exists()
    whole = fingerprint(Path("playbook_data"))
    killed = list(moments)
    assert len(killed) > 1
    for copy in killed:
        assert fingerprint(copy / "playbook_data") != whole
        assert all(untouched for _, untouched in journal.finish(copy / JOURNAL, [copy]))
        assert fingerprint(copy / "playbook_data") == whole
        assert not (copy / JOURNAL).exists()


def test_the_next_command_says_what_it_finished_and_what_was_changed_since(
    moments: list[Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rename", "metrics/cvr", "conversion"])
    monkeypatch.chdir(moments[0])
    changed = Path("playbook_data/roles/ops.yml")
    changed.write_text(changed.read_text("utf-8") + "# mine\n", encoding="utf-8")
    kept = changed.read_text("utf-8")
    capsys.readouterr()
    main(["check", "--lang", "en"])
    said = capsys.readouterr().err
    assert f"{changed} was changed after an earlier command" in said
    assert "conversion.yml is written now: an earlier command" in said
    assert changed.read_text("utf-8") == kept
    main(["check", "--lang", "en"])
    assert "earlier command" not in capsys.readouterr().err


def test_ended_by_hand_all_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = (tmp_path / name for name in "123")
    first.write_text("one", encoding="utf-8")
    put = journal._put

    def ended(path: Path, content: bytes | None) -> None:
        if path == third and content:
            raise KeyboardInterrupt
        put(path, content)

    monkeypatch.setattr(journal, "_put", ended)
    with pytest.raises(KeyboardInterrupt):
        journal.write_all({second: "2", first: None, third: "3"}, tmp_path / JOURNAL)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["1"]
    assert first.read_text(encoding="utf-8") == "one"
    assert not (tmp_path / JOURNAL).exists()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_journal_keeps_no_command_out(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / JOURNAL).parent.mkdir()
    (tmp_path / JOURNAL).write_bytes(damage)
    assert list(journal.finish(tmp_path / JOURNAL, [tmp_path])) == []
    assert not (tmp_path / JOURNAL).exists()


def test_nothing_is_written_outside_the_handbook(tmp_path: Path) -> None:
    kept = tmp_path / "handbook" / JOURNAL
    kept.parent.mkdir(parents=True)
    for name in ("../../outside", "/etc/outside", "a\0b", "../../handbook-too/x"):
        entry = journal.Entry(path=name, before=None, after=b"x")
        kept.write_bytes(journal.ENTRIES.dump_json([entry]))
        assert list(journal.finish(kept, [tmp_path / "handbook"])) == []
    assert [path.name for path in tmp_path.iterdir()] == ["handbook"]
