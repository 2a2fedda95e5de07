"""The command line: what it returns, mends, and writes."""

from __future__ import annotations

import errno
import io
import json
import re
import signal
import time
from pathlib import Path

import pytest

from playbook.check.file import examine
from playbook.check.fix import repairs
from playbook.check.loader import inspect
from playbook.check.placement import MOST_UNKNOWN
from playbook.cli.main import main
from playbook.locale import tables
from playbook.source.reader import MAX_BYTES, MAX_FINDINGS, read
from playbook.source.recovery import MAX_FAULTS
from playbook.text.han import HAN
from tests.support.chance import sample, tries

TERMS = """terms:
  - id: gmv
    term: {zh: 成交总额, en: Gross value}
    meaning: {zh: 合计。, en: The sum.}
"""
REST = """id: sales
title: {zh: 销售术语, en: Sales terms}
summary: {zh: 和销售有关的词。, en: Words on sales.}
order: 1
"""
GOOD = TERMS + REST
BLANK = re.compile(r"\{\w+\}")
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|「[^」]*」|`[^`]*`")
"""Marks and words of the other language that a message speaks of."""


def check(data: Path, *options: str) -> int:
    return main(["check", "--data", str(data), "--lang", "en", *options])


def test_exit_codes(data: Path, tmp_path: Path) -> None:
    assert check(data) == 0
    assert check(tmp_path / "nowhere") == 2
    glossary = data / "glossary/sales.yml"
    glossary.write_text(GOOD.replace("The sum.", "TODO"), encoding="utf-8")
    assert check(data) == 0
    assert check(data, "--strict") == 1
    glossary.write_text("terms: 1\n" + REST, encoding="utf-8")
    assert check(data) == 1
    with pytest.raises(SystemExit) as wrong_use:
        check(data, "--format", "xml")
    assert wrong_use.value.code == 2


def test_a_summary_in_markdown_names_every_problem_and_is_no_markup(
    data: Path, tmp_path: Path
) -> None:
    fault = GOOD.replace("id: gmv", "id: gmv\n    <b>*x*: 1")
    (data / "glossary/sales.yml").write_text(fault, encoding="utf-8")
    summary = tmp_path / "summary.md"
    assert check(data, "--format", "github", "--summary", str(summary)) == 1
    first, _, *rest = summary.read_text(encoding="utf-8").splitlines()
    assert first == "**1 error(s), 0 warning(s)**"
    line, _, remark = rest
    assert line.startswith("- `playbook_data/glossary/sales.yml:3:5` ")
    assert r"\<b\>\*x\*" in line
    hidden = remark.removeprefix("<!-- playbook-problems ").removesuffix(" -->")
    assert "<" not in hidden and ">" not in hidden  # nothing in it ends the remark
    [told] = json.loads(hidden)
    assert (told["line"], told["column"], told["code"]) == (3, 5, "unknown-field")
    assert "<b>*x*" in told["message"]


def test_json_and_github_formats(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "glossary/sales.yml").write_text(GOOD.replace("id: gmv", "id：gmv"), encoding="utf-8")
    check(data, "--format", "json")
    problems = json.loads(capsys.readouterr().out)
    assert {"path", "line", "column", "code", "severity", "message", "hint"} == set(problems[0])
    assert (problems[0]["line"], problems[0]["code"]) == (2, "full-width-colon")
    check(data, "--format", "github")
    said = capsys.readouterr().out.splitlines()
    start = "::error file=playbook_data/glossary/sales.yml,line=2,col=7,title=full-width-colon::"
    assert any(line.startswith(start) and "%0A" in line for line in said)


def test_the_folder_is_named_even_from_inside(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "glossary/sales.yml").write_text("terms: 1\n" + REST, encoding="utf-8")
    for folder, name in ((data, "."), (data / "roles", "..")):
        monkeypatch.chdir(folder)
        assert check(Path(name)) == 1
        assert capsys.readouterr().out.startswith(
            "playbook_data/glossary/sales.yml:1:8: [wrong-type]"
        )


HOSTILE = [
    "a: \u200b\n", "a: b\n", "x: a\n    #1 b\n", "<<<<<<< a\n", "=======\n", "a: b c: d ", "\0",
]  # fmt: skip
SLIPS = {
    "tab": GOOD.replace("    term", "\tterm"),
    "tab after colon": GOOD.replace("id: gmv", "id:\tgmv"),
    "full-width colon": GOOD.replace("id: gmv", "id：gmv"),
    "full-width colon in braces": GOOD.replace("zh: 成交", "zh：成交"),
    "full-width dash": GOOD.replace("  - id", "  － id"),
    "full-width space": GOOD.replace("    term", "\u3000\u3000term"),
    "zero-width space": GOOD.replace("gmv", "g\u200bmv"),
    "comma in braces": GOOD.replace("总额, en", "总额 en"),
    "several": GOOD.replace("id: gmv", "id：gmv").replace("    meaning", "\tmeaning"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_fix_mends_slips(data: Path, slip: str, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = data / "glossary/sales.yml"
    glossary.write_text(SLIPS[slip], encoding="utf-8")
    assert check(data) == 1
    assert check(data, "--fix", "--yes") == 0
    assert "+++ " in capsys.readouterr().out
    assert read("x", glossary.read_bytes()).data == read("x", GOOD.encode()).data


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-16-le", "utf-8-sig"])
def test_fix_mends_encodings(data: Path, encoding: str) -> None:
    glossary = data / "glossary/sales.yml"
    glossary.write_bytes(GOOD.replace("\n", "\r\n").encode(encoding))
    assert check(data, "--fix", "--yes") == 0
    assert glossary.read_bytes() == GOOD.replace("\n", "\r\n").encode()


def test_fix_mends_gbk_that_is_valid_utf8(data: Path) -> None:
    text = GOOD
    for word in ("成交总额", "销售术语"):
        text = text.replace(word, "双十一")
    for word in ("合计。", "和销售有关的词。"):
        text = text.replace(word, "选品")
    (data / "glossary/sales.yml").write_bytes(text.encode("gbk"))
    assert check(data, "--fix", "--yes") == 0
    assert (data / "glossary/sales.yml").read_text(encoding="utf-8") == text


def test_fix_asks_first(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    glossary = data / "glossary/sales.yml"
    glossary.write_bytes(GOOD.encode("gbk"))
    for answer in ("n\n", ""):  # the second is nobody: a run without a terminal
        monkeypatch.setattr("sys.stdin", io.StringIO(answer))
        assert check(data, "--fix") == 1
        assert glossary.read_bytes() == GOOD.encode("gbk")
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert check(data, "--fix") == 0


def test_fix_keeps_its_talk_out_of_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "glossary/sales.yml").write_text(SLIPS["tab"], encoding="utf-8")
    assert check(data, "--fix", "--yes", "--format", "json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == []
    assert "+++ " in said.err


def test_fix_writes_into_the_file_behind_a_link_and_keeps_its_mode(
    data: Path, tmp_path: Path
) -> None:
    glossary, shared = data / "glossary/sales.yml", tmp_path / "shared.yml"
    glossary.unlink()
    glossary.symlink_to(shared)
    shared.write_text(SLIPS["tab"], encoding="utf-8")
    shared.chmod(0o600)
    assert check(data, "--fix", "--yes") == 0
    assert glossary.is_symlink() and "\t" not in shared.read_text(encoding="utf-8")
    assert shared.stat().st_mode & 0o777 == 0o600


def test_a_fix_that_cannot_be_written_leaves_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    glossary = data / "glossary/sales.yml"
    glossary.write_text(SLIPS["tab"], encoding="utf-8")

    def full(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    assert check(data, "--fix", "--yes") == 2
    assert [path.name for path in glossary.parent.iterdir()] == ["sales.yml"]


def test_fix_leaves_good_files_alone(data: Path) -> None:
    before = {path: path.read_bytes() for path in data.rglob("*.yml")}
    check(data, "--fix", "--yes")
    assert {path: path.read_bytes() for path in data.rglob("*.yml")} == before


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there is no such signal")
def test_a_signal_that_is_to_be_ignored_stays_so(data: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        check(data)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_too_big_a_file_is_refused() -> None:
    source = read("x.yml", b"#" * (MAX_BYTES + 1))
    assert [problem.code for problem in source.problems] == ["too-big"]


def test_deep_nesting_is_refused_at_once() -> None:
    for text in ("[" * 100_000, "a: " + "{b: " * 50_000, "- " * 50_000):
        assert read("x.yml", text.encode()).problems


def test_a_merge_key_with_a_comment_below_is_refused() -> None:
    for text in ("<<: a\n  #1 b\n", "a:\n  - <<: b\n    # c\n", "? [a]\n: b\n  #1 c\n"):
        assert read("x.yml", text.encode()).problems


def forms(said: str | dict[str, str]) -> list[str]:
    """A message, or the forms of one for one and for several."""
    return [said] if isinstance(said, str) else [*said.values()]


def test_every_message_speaks_both_languages() -> None:
    for code in tables.messages("en"):
        sides = {language: tables.messages(language)[code] for language in ("zh", "en")}
        assert set(sides["zh"]) == set(sides["en"]), code
        for part in sides["zh"]:
            said = {
                language: BLANK.sub("", " ".join(forms(sides[language][part]))).strip()
                for language in sides
            }
            assert bool(said["zh"]) == bool(said["en"]), code
            assert bool(HAN.search(said["zh"])) == bool(said["zh"]), code
            assert not HAN.search(QUOTED.sub("", said["en"])), code


@pytest.mark.parametrize("piece", sample(HOSTILE, 2))
def test_a_hostile_file_is_read_in_seconds_and_said_little_of(piece: str) -> None:
    size = tries(MAX_BYTES // 4, whole=MAX_BYTES)
    hostile = (piece * (size // len(piece.encode()))).encode()
    started = time.process_time()
    problems = read("x.yml", hostile).problems
    # What grows with the square takes minutes.
    assert time.process_time() - started < 10 * (size / MAX_BYTES)
    assert 0 < len(problems) <= MAX_FINDINGS + MAX_FAULTS


def test_fields_that_nobody_knows_are_told_in_a_moment_and_not_all(data: Path) -> None:
    """What grows with the square of their number takes a quarter of a minute."""
    raw = "".join(f"k{number}: 1\n" for number in range(3_000)).encode()
    started = time.process_time()
    source, _ = examine(data / "glossary/sales.yml", data, raw)
    assert time.process_time() - started < 2
    unknown = [problem for problem in source.problems if problem.code == "unknown-field"]
    assert len(unknown) == MOST_UNKNOWN


def test_a_file_beyond_the_limit_is_not_even_opened(data: Path) -> None:
    with (data / "glossary/sales.yml").open("r+b") as file:
        file.truncate(2**40)  # a hole: it takes no room, and no memory would hold it
    _, problems = inspect(data)
    assert [problem.code for problem in problems if problem.path.endswith("sales.yml")] == [
        "too-big"
    ]
    assert list(repairs(data)) == []


@pytest.mark.parametrize("damaged", [b"\0" * 3_000, GOOD.encode() + b"\0" * 2_000])
def test_a_damaged_file_is_one_problem_and_not_mended(data: Path, damaged: bytes) -> None:
    (data / "glossary/sales.yml").write_bytes(damaged)
    assert [problem.code for problem in read("x.yml", damaged).problems] == ["damaged"]
    assert list(repairs(data)) == []
