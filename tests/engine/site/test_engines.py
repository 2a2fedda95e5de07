"""Other engines: faults are told before they start, in the same words, and they end with us."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from playbook.cli import engines, printing
from playbook.cli.main import main
from playbook.locale.commands import say
from playbook.problems.problem import Problem
from tests.support.chance import sample
from tests.support.handbooks import (
    ENVIRONMENT,
    copy_fixture,
    fingerprint,
    fixture_book,
    project_at,
)

FAULTS = {
    "data": ("playbook_data/team.yml", "tagline: {zh: 3, en: x}"),
    "prose": ("docs/zh/about/index.md", '{{ checklist("nope") }}'),
}


@pytest.mark.parametrize("fault", sample([*FAULTS], 1))
def test_the_same_words_with_each_engine(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path)
    name, line = FAULTS[fault]
    with (project / name).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    monkeypatch.chdir(project)
    said = []
    before = _written(project)
    assert {*printing.ENGINES} == engines.ENGINES.keys()
    for engine in ("mkdocs", *printing.ENGINES):
        assert main(["build", "--engine", engine, "--lang", "zh"]) == 1
        said.append(capsys.readouterr().err)
    assert said[0].startswith(f"{name}:")
    assert said == [said[0]] * len(said)
    assert _written(project) == before


def test_a_fault_in_the_site_is_told_in_words_that_know_of_plurals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [Problem("zh/index.html", line, 1, "page-id-twice", {"id": "a"}) for line in (1, 2)]
    for count in (1, 2):
        monkeypatch.setattr(engines, "reader_language", lambda: "en")
        monkeypatch.setattr(engines, "verify", lambda *_, count=count: faults[:count])
        assert engines._verify(tmp_path, fixture_book(), "/") == 1
        assert say("faults-above", "en", count=count) in capsys.readouterr().err


def test_pages_of_zensical_have_the_styles_of_records(tmp_path: Path) -> None:
    book, project = fixture_book(), project_at(tmp_path, tmp_path / "site")
    linked = engines._config(book, book.languages[0], project, {})["extra_css"]
    assert linked == ["assets/playbook/style.css", "assets/playbook/record.css"]


def _written(project: Path) -> str:
    """The print of all that stands there, but for the templates that a build keeps for the next."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return fingerprint(project)


WAITING = """
import sys
from pathlib import Path
from playbook.cli import engines, printing
from playbook.cli.signals import end_tidily
end_tidily()
child = "import time; print('started', flush=True); time.sleep(60)"
engines._run([sys.executable, "-c", child], Path())
"""


@pytest.mark.parametrize("number", sample([signal.SIGTERM, signal.SIGKILL], 1))
def test_an_engine_ends_with_the_command(number: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    process.send_signal(number)
    rest, _ = process.communicate(timeout=20)  # comes back once nobody holds the pipe
    assert rest == ""
