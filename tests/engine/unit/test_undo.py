"""`playbook fix`, and taking it back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.source.writing import write
from tests.support.damages import DAMAGES, ends_at
from tests.support.handbooks import FIXTURE, fingerprint


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data with a slip in one file and a foreign encoding in another."""
    monkeypatch.chdir(tmp_path)
    data = Path(shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data"))
    daily, cvr = data / "checklists/daily.yml", data / "metrics/cvr.yml"
    daily.write_text(daily.read_text("utf-8").replace("id: ", "id：", 1), encoding="utf-8")
    cvr.write_bytes(cvr.read_text("utf-8").replace("\n", "\r\n").encode("gbk"))
    return data


def run(data: Path, *options: str) -> int:
    return main(["fix", "--data", str(data), "--lang", "en", *options])


def test_a_fix_is_taken_back_byte_for_byte(
    spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(spoilt)
    assert run(spoilt, "--yes") == 0
    said = capsys.readouterr().out
    assert said.count("\n@@ ") == 2 and "-id：" in said and "+id: " in said
    after = fingerprint(spoilt)
    assert run(spoilt, "--yes") == 0, "twice gives the same"
    assert fingerprint(spoilt) == after
    assert run(spoilt, "--undo") == 0
    assert fingerprint(spoilt) == before
    assert capsys.readouterr().out.count("as it was before the fix") == 2
    assert run(spoilt, "--undo") == 0
    assert "no fix to take back" in capsys.readouterr().out
    assert not any(path.suffix == ".json" for path in (spoilt.parent / ".cache").iterdir())


def test_nothing_that_was_changed_since_is_overwritten(
    spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    daily, cvr = spoilt / "checklists/daily.yml", spoilt / "metrics/cvr.yml"
    original, mended = daily.read_bytes(), cvr.read_bytes()
    run(spoilt, "--yes")
    fixed = daily.read_bytes()
    daily.write_bytes(fixed + b"# my own line\n")
    assert run(spoilt, "--undo") == 1
    assert daily.read_bytes() == fixed + b"# my own line\n"
    assert cvr.read_bytes() == mended
    assert "daily.yml was changed after the fix" in capsys.readouterr().out
    daily.write_bytes(fixed)
    assert run(spoilt, "--undo") == 0
    assert daily.read_bytes() == original


@pytest.mark.parametrize("end", [KeyboardInterrupt(), OSError(28, "No space left on device", "x")])
@pytest.mark.parametrize("done", range(3))
def test_a_fix_that_ends_half_way_has_done_nothing(
    end: BaseException,
    done: int,
    spoilt: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = fingerprint(spoilt)
    with monkeypatch.context() as patch:
        ends_at(patch, done, end)
        assert run(spoilt, "--yes") == (2 if isinstance(end, OSError) else 130)
    assert fingerprint(spoilt) == before
    said = capsys.readouterr().err
    assert ("Nothing is changed" in said) == isinstance(end, OSError)
    assert run(spoilt, "--undo") == 0
    assert "no fix to take back" in capsys.readouterr().out
    assert run(spoilt, "--yes") == 0


def test_taking_back_is_all_or_nothing_too(spoilt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(spoilt)
    run(spoilt, "--yes")
    mended = fingerprint(spoilt)
    with monkeypatch.context() as patch:
        ends_at(patch, 1, KeyboardInterrupt())
        assert run(spoilt, "--undo") == 130
    assert fingerprint(spoilt) == mended
    assert run(spoilt, "--undo") == 0
    assert fingerprint(spoilt) == before


def test_what_cannot_be_put_back_is_told_and_written_by_the_next_command(
    spoilt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(spoilt)
    with monkeypatch.context() as patch:
        ends_at(patch, 2, OSError(28, "No space left on device", "x"), for_good=True)
        assert run(spoilt, "--yes") == 2
    trouble, left = capsys.readouterr().err.splitlines()
    assert "No space left" in trouble
    assert left.startswith(f"{spoilt / 'metrics/cvr.yml'} is not written yet")
    main(["check", "--lang", "en"])
    assert "cvr.yml is written now" in capsys.readouterr().err
    assert run(spoilt, "--undo") == 0
    assert fingerprint(spoilt) == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_is_said_and_the_next_fix_begins_anew(
    damage: bytes, spoilt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(spoilt)
    record = Path(".cache/last-fix.json")
    write(record, damage)
    assert run(spoilt, "--undo") == 2
    assert capsys.readouterr().err.startswith(f"playbook: {record} is damaged: ")
    assert fingerprint(spoilt) == before
    run(spoilt, "--yes")
    assert run(spoilt, "--undo") == 0
    assert fingerprint(spoilt) == before


def test_what_cannot_be_taken_back_is_not_begun(spoilt: Path) -> None:
    before = fingerprint(spoilt)
    (spoilt.parent / ".cache").write_text("in the way", encoding="utf-8")
    assert run(spoilt, "--yes") == 2
    assert fingerprint(spoilt) == before
