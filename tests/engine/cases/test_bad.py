"""Bad data and what is said about it: each folder of bad/ is laid over the fixture's data.

Its docs/, base/ and mkdocs.yml, if it has them, are laid beside the data, with the fixture's
macros.py.

`expected.<language>.txt` is exactly what `playbook check` prints; `moves.txt` renames files
(`from -> to`) or removes them (`from ->`) where the repository cannot hold them as they are.
`cured/` holds the files after a keeper did by hand what the messages say: nothing else is wrong.
Where that is a few words, they stand in cures.yml.
ACCEPT=1 writes the expected files anew: read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.cli.main import main
from playbook.locale.tables import messages
from tests.support.chance import sample
from tests.support.handbooks import FIXTURE
from tests.support.readings import read_once, take_apart_once

CASES = sorted(path for path in (Path(__file__).parent / "bad").iterdir() if path.is_dir())
BESIDE = ("docs", "base/", "mkdocs.yml")
CURES = [case / "cured" for case in CASES if (case / "cured").is_dir()]
CHANGES = yaml.load((Path(__file__).parent / "cures.yml").read_bytes(), yaml.BaseLoader)


NO_CASE = {
    "bad-name",  # the first seven are made in test_made.py
    "bad-python",
    "no-macros",
    "settings-too-big",
    "too-big",
    "unreadable",
    "no-schema-line",
    "po-lost",  # of a translator's file: tests/engine/unit/test_texts_as_po.py
    "po-outdated",
    "po-unknown",
    "po-unreadable",
}


def place_of(name: str) -> Path:
    """Where the file `name` of a case stands in a project."""
    return Path("" if name.startswith(BESIDE) else "playbook_data", name)


def lay(case: Path, data: Path) -> None:
    """Put the valid data at `data`, and the bad files of `case` over it."""
    shutil.copytree(FIXTURE / "playbook_data", data)
    shutil.copy(FIXTURE / "macros.py", data.parent)
    for path in case.rglob("*"):
        name = path.relative_to(case)
        if path.is_file() and path.suffix != ".txt" and name.parts[0] != "cured":
            target = data.parent / place_of(name.as_posix())
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    moves = case / "moves.txt"
    for line in moves.read_text(encoding="utf-8").splitlines() if moves.exists() else []:
        old, _, new = (part.strip() for part in line.partition("->"))
        (data / old).rename(data / new) if new else (data / old).unlink()


@pytest.fixture
def project(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The working folder, empty: the same for each case, or none would be known from the last."""
    folder = tmp_path_factory.getbasetemp() / "case"
    folder.mkdir()
    monkeypatch.chdir(folder)
    take_apart_once(monkeypatch)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_says_what_is_wrong(
    case: Path, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(case, project / "playbook_data")
    read_once(monkeypatch)
    for language in ("zh", "en"):
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
    cure: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(cure, project / "playbook_data")
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out == "0 error(s), 0 warning(s)\n"


def restore(project: Path, names: list[str]) -> None:
    """Put the valid files or folders back into `project`."""
    for place in map(place_of, names):
        if (FIXTURE / place).is_dir():
            shutil.copytree(FIXTURE / place, project / place, dirs_exist_ok=True)
        else:
            shutil.copy(FIXTURE / place, project / place)


def cure(project: Path, changes: dict[str, Any] | str) -> None:
    """Do what cures.yml says to the files of `project`."""
    if changes == "fix":
        assert main(["fix", "--yes"]) == 0
        return
    assert isinstance(changes, dict)
    for name, change in changes.items():
        path = project / place_of(name)
        if name == "restored":
            restore(project, change)
        elif not change:
            path.unlink()
        elif isinstance(change, str):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(change, encoding="utf-8")
        else:
            text = path.read_text(encoding="utf-8")
            for old, new in change.items():
                assert old in text
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", sample([*CHANGES], 130))
def test_nothing_is_wrong_once_the_words_are_changed(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(Path(__file__).parent / "bad" / name, project / "playbook_data")
    cure(project, CHANGES[name])
    capsys.readouterr()
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out == "0 error(s), 0 warning(s)\n"


def told(case: Path) -> set[str]:
    """The codes of all that is said of `case`."""
    return set(re.findall(r" \[([a-z-]+)\] ", (case / "expected.en.txt").read_text("utf-8")))


def test_every_problem_of_the_data_has_a_case_and_a_cure() -> None:
    cured = {cure.parent for cure in CURES} | {CASES[0].parent / name for name in CHANGES}
    codes = {code for code, said in messages("en").items() if "hint" in said}
    codes -= {code for code in codes if code.startswith("page-")}  # of a printed site
    assert codes - set().union(*map(told, CASES)) == NO_CASE
    assert codes - set().union(*map(told, cured)) == NO_CASE


def test_what_others_reported_is_held_here() -> None:
    reports = yaml.safe_load((Path(__file__).parent / "reports.yml").read_bytes())
    names = {case.name for case in CASES}
    for address, held in reports.items():
        file, _, test = held.partition("::")
        files = list(Path(__file__).parents[1].glob(f"*/{file}"))
        assert held in names or f"def {test}(" in files[0].read_text(encoding="utf-8"), address
