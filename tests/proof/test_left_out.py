"""Whatever of the base a team leaves out, the rest still prints: other records of it each day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.cli.main import main
from tests.support.chance import dice
from tests.support.handbooks import ROOT


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_what_is_left_out_at_random_leaves_a_whole_site(
    share: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "own"
    assert main(["init", str(project), "--yes"]) == 0
    monkeypatch.chdir(project)
    book = load(ROOT / "playbook_data")
    known = [f"{kind}/{ident}" for kind, records in book.records.items() for ident in records]
    gone = dice().sample(known, int(len(known) * share))
    listed = "".join(f"  - {place}\n" for place in [*gone, "plan"])
    (project / "playbook_data/removed.yml").write_text(f"removed:\n{listed}", encoding="utf-8")
    assert main(["check", "--strict"]) == 0
    assert main(["build"]) == 0


def test_every_page_of_prose_may_be_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, docs = tmp_path / "own", ROOT / "docs/en"
    assert main(["init", str(project), "--yes"]) == 0
    monkeypatch.chdir(project)
    pages = [path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")]
    listed = "".join(f"  - {page}\n" for page in pages if page != "index")
    (project / "playbook_data/removed.yml").write_text(f"removed:\n{listed}", encoding="utf-8")
    assert main(["build"]) == 0
    home = (project / "site/en/index.html").read_text(encoding="utf-8")
    assert "creativecommons.org" in home


@pytest.mark.parametrize("place", ["evidence", "phases", "sources", "vocabulary"])
def test_a_file_that_the_bases_records_need_is_told_in_a_line(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "own"
    assert main(["init", str(project), "--yes"]) == 0
    monkeypatch.chdir(project)
    team = project / "playbook_data/team.yml"  # which may name what the vocabulary holds itself
    team.write_text(re.sub(r"(?m)^(markets|regions):.*\n", "", team.read_text("utf-8")), "utf-8")
    assert main(["delete", place]) == 0
    capsys.readouterr()
    assert main(["check", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert said.count("[base-names-it]") == 1
    assert said.endswith("\n1 error(s), 0 warning(s)\n")


def test_a_kind_left_out_whole_leaves_no_trace_in_the_menu(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "own"
    assert main(["init", str(project), "--yes"]) == 0
    monkeypatch.chdir(project)
    book = load(ROOT / "playbook_data")
    kind = dice().choice(sorted(book.records))
    listed = "".join(f"  - {kind}/{ident}\n" for ident in book.records[kind])
    (project / "playbook_data/removed.yml").write_text(f"removed:\n{listed}", encoding="utf-8")
    assert main(["build"]) == 0
    home = (project / "site/en/index.html").read_text(encoding="utf-8")
    assert f'href="{kind}/"' not in home
