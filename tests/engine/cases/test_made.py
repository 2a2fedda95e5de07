"""What a repository cannot hold, or need not: what is said of it, and that this cures it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook.check.loader import inspect
from playbook.cli.main import main
from playbook.source.reader import MAX_BYTES
from tests.engine.cases.test_bad import NO_CASE
from tests.support.handbooks import FIXTURE

DATA = Path("playbook_data")
SALES = DATA / "glossary/sales.yml"
ODD = Path("docs/zh", os.fsdecode(b"caf\xe9.png"))
GONE = DATA / "glossary/gone.yml"


def _longer() -> None:
    with SALES.open("ab") as file:
        file.write(b"#" * MAX_BYTES)


def _begun() -> None:
    """Each file begins with the line that is said of it."""
    for problem in inspect(DATA)[1]:
        path = Path(problem.path)
        path.write_text(f"{problem.words['line']}\n{path.read_text('utf-8')}", encoding="utf-8")


MADE: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
    "bad-name": (ODD.touch, lambda: ODD.rename(ODD.with_name("cafe.png"))),
    "too-big": (_longer, lambda: shutil.copy(FIXTURE / SALES, SALES)),
    "unreadable": (lambda: GONE.symlink_to("nowhere"), GONE.unlink),
    "no-schema-line": ((DATA / "schema").mkdir, _begun),
}
"""By code: how it comes about, and what is done about it."""


@pytest.mark.parametrize("code", MADE)
def test_nothing_is_wrong_once_it_is_cured(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("playbook_data", "docs"):
        shutil.copytree(FIXTURE / name, tmp_path / name)
    for name in ("macros.py", "mkdocs.yml"):
        shutil.copy(FIXTURE / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    make, cure = MADE[code]
    make()
    main(["check", "--lang", "en"])
    assert set(re.findall(r" \[([a-z-]+)\] ", capsys.readouterr().out)) == {code}
    cure()
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out == "0 error(s), 0 warning(s)\n"


def test_every_problem_without_a_case_is_made_here_or_tested_where_it_is_found() -> None:
    elsewhere = {code for code in NO_CASE if code.startswith("po-")}
    assert NO_CASE - elsewhere == MADE.keys()
