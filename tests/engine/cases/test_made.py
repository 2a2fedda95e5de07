"""What a repository cannot hold, or need not: what is said of it, and that this cures it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
import yaml

from playbook.check.loader import inspect
from playbook.cli.main import main
from playbook.source.reader import MAX_BYTES, MAX_FINDINGS
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


MACROS, HOOK = Path("macros.py"), Path("marks.py")


def _hooked() -> None:
    """A hook that was typed half, and a module that imports what is not there."""
    settings = Path("mkdocs.yml")
    settings.write_text(f"hooks: [{HOOK}]\n{settings.read_text('utf-8')}", encoding="utf-8")
    HOOK.write_text("def on_page_markdown(markdown, **kwargs:\n    return markdown\n")
    MACROS.write_text("from playbook.mkdocs.macro import define_env\n")


def _unhooked() -> None:
    HOOK.write_text("def on_page_markdown(markdown, **kwargs):\n    return markdown\n")
    shutil.copy(FIXTURE / MACROS, MACROS)


SETTINGS = Path("mkdocs.yml")


def _stuffed() -> None:
    with SETTINGS.open("ab") as file:
        file.write(b"#" * MAX_BYTES)


MADE: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
    "bad-name": (ODD.touch, lambda: ODD.rename(ODD.with_name("cafe.png"))),
    "bad-python": (_hooked, _unhooked),
    "no-macros": (lambda: MACROS.write_text(""), lambda: shutil.copy(FIXTURE / MACROS, MACROS)),
    "settings-too-big": (_stuffed, lambda: shutil.copy(FIXTURE / SETTINGS, SETTINGS)),
    "too-big": (_longer, lambda: shutil.copy(FIXTURE / SALES, SALES)),
    "unreadable": (lambda: GONE.symlink_to("nowhere"), GONE.unlink),
    "no-schema-line": ((DATA / "schema").mkdir, _begun),
}
"""By code: how it comes about, and what is done about it."""


RING, NOWHERE, PIPE = (Path("docs/zh", name) for name in ("about/ring", "photo.png", "pipe.md"))


def _linked() -> None:
    SETTINGS.unlink()
    SETTINGS.symlink_to("nowhere")


def _restored() -> None:
    SETTINGS.unlink()
    shutil.copy(FIXTURE / SETTINGS, SETTINGS)


UNREADABLE: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
    "docs/zh/about/ring": (lambda: RING.symlink_to("../../zh"), RING.unlink),
    "docs/zh/photo.png": (lambda: NOWHERE.symlink_to("nowhere"), NOWHERE.unlink),
    "docs/zh/pipe.md": (lambda: os.mkfifo(PIPE), PIPE.unlink),
    "mkdocs.yml": (_linked, _restored),
}
"""What MkDocs would end at, wait for, or go round in."""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("playbook_data", "docs"):
        shutil.copytree(FIXTURE / name, tmp_path / name)
    for name in ("macros.py", "mkdocs.yml"):
        shutil.copy(FIXTURE / name, tmp_path)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("code", MADE)
def test_nothing_is_wrong_once_it_is_cured(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    make, cure = MADE[code]
    make()
    main(["check", "--lang", "en"])
    assert set(re.findall(r" \[([a-z-]+)\] ", capsys.readouterr().out)) == {code}
    cure()
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out == "0 error(s), 0 warning(s)\n"


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_mkdocs_could_not_read_is_named(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    make, cure = UNREADABLE[name]
    make()
    main(["check", "--lang", "en"])
    assert re.findall(r"^(\S+?):1:1: \[([a-z-]+)\]", capsys.readouterr().out, re.MULTILINE) == [
        (name, "unreadable")
    ]
    cure()
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out == "0 error(s), 0 warning(s)\n"


def test_a_file_of_many_faults_is_told_at_once_and_its_doubts_hide_no_fault(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entries = "".join(
        f"  - {{id: t{number}, page: metrics/no-{number}}}\n" for number in range(900)
    )
    SALES.write_text(SALES.read_text("utf-8") + entries, encoding="utf-8")
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out.count(f"{SALES}:") <= 3 * MAX_FINDINGS
    listed = "keywords:\n  zh: [词]\n  en: [" + ", ".join(["word"] * 900) + "]\n"
    text = (FIXTURE / SALES).read_text("utf-8").replace("metrics/cvr", "metrics/nowhere")
    SALES.write_text(listed + text, encoding="utf-8")
    main(["check", "--lang", "en"])
    said = capsys.readouterr().out
    assert "[unknown-id]" in said
    shutil.copy(FIXTURE / SALES, SALES)
    page = Path("docs/en/about/index.md")
    page.write_text(f"{page.read_text('utf-8')}\n{'$fcat$ ' * 900}\n", encoding="utf-8")
    main(["check", "--lang", "en"])
    assert 0 < capsys.readouterr().out.count("[unknown-fact]") <= MAX_FINDINGS
    assert said.count("[listed-twice]") <= MAX_FINDINGS


def test_settings_are_read_once_however_many_are_unknown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    compose = Mock(side_effect=yaml.compose)
    monkeypatch.setattr(yaml, "compose", compose)
    unknown = "".join(f"unknown_{number}: 1\n" for number in range(900))
    SETTINGS.write_text(SETTINGS.read_text("utf-8") + unknown, encoding="utf-8")
    main(["check", "--lang", "en"])
    assert capsys.readouterr().out.count("[unknown-setting]") == MAX_FINDINGS
    assert compose.call_count < 10


def test_every_problem_without_a_case_is_made_here_or_tested_where_it_is_found() -> None:
    elsewhere = {code for code in NO_CASE if code.startswith("po-")}
    assert NO_CASE - elsewhere == MADE.keys()
