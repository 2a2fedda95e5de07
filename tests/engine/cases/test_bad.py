"""Bad data and what is said about it: each folder of bad/ is laid over the fixture's data.

Its docs/ and mkdocs.yml, if it has them, are laid beside the data, with the fixture's macros.py.

`expected.<language>.txt` is exactly what `playbook check` prints; `moves.txt` renames files
(`from -> to`) or removes them (`from ->`) where the repository cannot hold them as they are.
`cured/` holds the files after a keeper did by hand what the messages say: nothing else is wrong.
ACCEPT=1 writes the expected files anew: read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.locale.tables import messages
from tests.support.handbooks import FIXTURE

CASES = sorted(path for path in (Path(__file__).parent / "bad").iterdir() if path.is_dir())
CURES = [case / "cured" for case in CASES if (case / "cured").is_dir()]


NO_CASE = {
    "too-big",  # the first five are tested where they are made
    "unreadable",
    "no-schema-line",
    "spaces",
    "superlative",
    "unfit",  # what pydantic may find one day that has no words yet
}


def lay(case: Path, data: Path) -> None:
    """Put the valid data at `data`, and the bad files of `case` over it."""
    shutil.copytree(FIXTURE / "playbook_data", data)
    shutil.copy(FIXTURE / "macros.py", data.parent)
    for path in case.rglob("*"):
        name = path.relative_to(case)
        if path.is_file() and path.suffix != ".txt" and name.parts[0] != "cured":
            target = (data.parent if name.parts[0] in ("docs", "mkdocs.yml") else data) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    moves = case / "moves.txt"
    for line in moves.read_text(encoding="utf-8").splitlines() if moves.exists() else []:
        old, _, new = (part.strip() for part in line.partition("->"))
        (data / old).rename(data / new) if new else (data / old).unlink()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_says_what_is_wrong(
    case: Path,
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lay(case, tmp_path / "playbook_data")
    monkeypatch.chdir(tmp_path)
    code = main(["check", "--lang", language])
    said = capsys.readouterr().out
    expected = case / f"expected.{language}.txt"
    if os.environ.get("ACCEPT"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    only_doubts = said.splitlines()[-1].startswith(("0 个错误", "0 error"))
    assert code == (0 if only_doubts else 1)


@pytest.mark.parametrize("cure", CURES, ids=lambda cure: cure.parent.name)
def test_nothing_is_wrong_once_the_hints_are_followed(
    cure: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(cure, tmp_path / "playbook_data")
    monkeypatch.chdir(tmp_path)
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out == "0 error(s), 0 warning(s)\n"


def test_every_problem_of_the_data_has_a_case() -> None:
    told = set()
    for case in CASES:
        told |= set(re.findall(r" \[([a-z-]+)\] ", (case / "expected.en.txt").read_text("utf-8")))
    codes = {code for code, sides in messages().items() if "hint" in sides["en"]}
    without = {code for code in codes - told if not code.startswith("page-")}  # of a printed site
    assert without == NO_CASE
