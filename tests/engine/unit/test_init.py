"""`playbook init`: few files, green at once, and nobody's work overwritten."""

from __future__ import annotations

import errno
import io
import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
import yaml

from playbook.check.base_prose import base_prose
from playbook.check.loader import load
from playbook.cli.init import TEAM, languages_offered
from playbook.cli.main import main
from playbook.kinds.team.model import Team
from playbook.mkdocs.project import find_project
from playbook.source import bases, journal
from playbook.source.writing import write
from playbook.text.han import has_han
from tests.support.chance import sample

MOST_FILES = 10


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def held(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in files(folder)}


@pytest.mark.parametrize(
    ("base", "given"), sample([("ecommerce", "zh-Hant,en,zh"), ("none", "en,zh,zh-Hant")], 1)
)
def test_a_few_files_are_green_at_once(
    base: str,
    given: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "my-shop"
    begin = ["init", str(folder), "--yes", "--name", "Acorn", "--country", "US", "--base", base]
    assert main([*begin, "--languages", given]) == 0
    assert len(files(folder)) <= MOST_FILES
    monkeypatch.chdir(folder)
    capsys.readouterr()
    assert main(["check", "--strict", "--lang", "en"]) == 0
    *notes, summary = capsys.readouterr().out.splitlines()
    assert summary == "0 error(s), 0 warning(s)"
    of_another_market = ["Amounts are in CNY", "Only weekends count"]
    assert [note[:18] for note in notes] == [
        one[:18] for one in of_another_market if base != "none"
    ]
    team = load(folder / "playbook_data", bases.find(base, folder))[Team]
    assert (team.id, team.name["en"], [one.code for one in team.languages]) == (
        "my-shop",
        "Acorn",
        given.split(","),
    )
    lagging = {one.code for one in team.languages if one.lag}
    assert lagging == ({"zh-Hant"} if base == "ecommerce" else set())
    assert (team.country, team.currency, team.timezone) == ("US", "USD", "America/New_York")
    assert team.markets == (["global", "us", "west"] if base == "ecommerce" else [])
    assert team.regions == (["us", "global"] if base == "ecommerce" else [])


def test_what_the_base_says_alike_may_be_said_of_the_team(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["init", str(tmp_path / "shop"), "--yes"]) == 0
    monkeypatch.chdir(tmp_path / "shop")
    assert main(["check", "--strict"]) == 0


@pytest.mark.proof
def test_a_language_that_the_base_lacks_may_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The handbook opens in it; what the base says stands in, in the language named next."""
    folder = tmp_path / "boutique"
    begin = ["init", str(folder), "--yes", "--country", "FR", "--name", "Boutique"]
    assert main([*begin, "--languages", "fr,en"]) == 0
    assert "languages: [{code: fr, lag: true}, en]" in (folder / TEAM).read_text("utf-8")
    monkeypatch.chdir(folder)
    assert main(["check", "--strict"]) == 0
    book = load(folder / "playbook_data", bases.find("ecommerce", folder))
    assert (book.languages[0].code, book.whole_language.code) == ("fr", "en")
    title = book.records["practices"]["goals"].title
    assert (title["fr"], title.said_in("fr")) == (title["en"], "en")
    prose = base_prose(find_project(folder)[0], book)
    assert prose.stand_ins["fr/index.md"] == "en"


@pytest.mark.parametrize(
    ("given", "entries"),
    [("it,en,it", "[{code: it, lag: true}, en]"), ("it", "[it]")],
)
def test_a_language_that_the_engine_lacks_begins_with_words_to_translate(
    given: str,
    entries: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "bottega"
    begin = ["init", str(folder), "--yes", "--country", "IT", "--base", "none", "--lang", "en"]
    assert main([*begin, "--languages", given]) == 0
    assert "does not speak italiano yet: until playbook_data/words/it.po" in capsys.readouterr().out
    assert f"languages: {entries}\n" in (folder / TEAM).read_text("utf-8")
    words = (folder / "playbook_data/words/it.po").read_bytes()
    monkeypatch.chdir(folder)
    assert main(["check", "--strict"]) == 0
    assert main(["words", "it"]) == 0
    assert (folder / "playbook_data/words/it.po").read_bytes() == words


def test_an_empty_handbook_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "empty"
    assert main(["init", str(folder), "--yes", "--base", "none", "--languages", "en"]) == 0
    monkeypatch.chdir(folder)
    assert main(["new", "role"]) == 0
    page = folder / "docs/en/about/team.md"
    page.parent.mkdir(parents=True)
    page.write_text("---\ntitle: Us\ndescription: Who we are\n---\n\n# Us\n\nHere.\n", "utf-8")
    assert main(["build"]) == 0
    pages = {path.relative_to(folder / "site").as_posix() for path in folder.rglob("index.html")}
    assert pages == {
        "index.html",
        "en/index.html",
        "en/about/index.html",
        "en/about/team/index.html",
        "en/today/index.html",  # leads to the first page
    }
    for path in (folder / "site").rglob("*"):
        if path.suffix in (".html", ".json", ".js", ".css", ".xml", ""):
            assert not path.is_file() or not has_han(path.read_text(encoding="utf-8")), path
    root = (folder / "site/index.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh" content="0; url=en/"' in root and "choose.js" not in root
    assert "choose" not in (folder / "site/en/index.html").read_text(encoding="utf-8")


def test_it_asks_for_what_is_left_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = io.StringIO("橡子手册\n\nHK\nnone\n")
    monkeypatch.setattr(answers, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", answers)
    assert main(["init", str(tmp_path / "acorn"), "--lang", "zh"]) == 0
    assert "手册叫什么名字？[Acorn]" in capsys.readouterr().out
    team = load(tmp_path / "acorn/playbook_data")[Team]
    assert (team.name["zh"], [one.code for one in team.languages], team.timezone) == (
        "橡子手册",
        ["zh", "en"],
        "Asia/Hong_Kong",
    )


@pytest.mark.parametrize(
    ("base", "lang", "offered"),
    [
        ("ecommerce", "en", ["en", "zh"]),
        ("ecommerce", "zh-Hant", ["zh", "en"]),
        ("none", "zh-Hant", ["zh-Hant", "en"]),
        ("none", "en", ["en"]),
    ],
)
def test_what_the_base_is_written_in_is_offered(
    base: str, lang: str, offered: list[str], tmp_path: Path
) -> None:
    assert languages_offered(base, tmp_path, lang) == offered


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--languages", "en,xx"], "xx"),
        (["--languages", "fr,zh-Hant"], "ecommerce"),
        (["--country", "Utopia"], "UTOPIA"),
        (["--base", "shop"], "ecommerce, none"),
    ],
)
def test_what_cannot_be_used_is_refused(
    given: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "x"), "--yes", *given]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_no_file_that_is_there_is_touched(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path), "--yes"]) == 2
    assert files(tmp_path) == [tmp_path / "README.md"]


def test_the_publish_workflow_has_no_finding(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "x"), "--yes"]) == 0
    workflow = tmp_path / "x/.github/workflows/publish.yml"
    command = ["zizmor", "--quiet", "--offline", "--persona=pedantic", str(workflow)]
    done = subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    assert jobs["comment"]["permissions"] == {"pull-requests": "write"}


def test_what_publishes_dates_calendars_by_the_last_commit(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "x"), "--yes", "--base", "none"]) == 0
    workflow = (tmp_path / "x/.github/workflows/publish.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(workflow)["jobs"]["build"]["steps"]
    (build,) = [step["run"] for step in steps if step.get("name") == "Build"]
    commands = tmp_path / "commands"
    commands.mkdir()
    for name, does in {"playbook": 'echo "$SOURCE_DATE_EPOCH"', "gh": "exit 1"}.items():
        (commands / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (commands / name).chmod(0o755)
    settings = "git -c user.name=a -c user.email=a@b.c"
    commit = f"git init -q && {settings} commit -q --allow-empty -m change"
    path = f"{commands}:{os.environ['PATH']}"
    around = {"PATH": path, "GIT_COMMITTER_DATE": "@1790000000 +0000", "HOME": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-ec", f"{commit}\n{build}"], cwd=tmp_path / "x", env=around,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == "1790000000\n", done.stderr


@pytest.fixture
def moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A folder with a file of the team's, as `init` leaves it when killed before each write."""
    put = journal._put
    copies: list[Path] = []

    def noted(path: Path, content: bytes | None) -> None:
        copies.append(tmp_path / f"killed-{len(copies)}")
        shutil.copytree(tmp_path / "shop", copies[-1])
        put(path, content)

    monkeypatch.setattr(journal, "_put", noted)
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "mine.txt").write_text("mine", encoding="utf-8")
    return copies


@pytest.mark.parametrize("command", ["init", "check"])
def test_killed_at_any_write_it_is_finished_by_the_next_command(
    command: str, moments: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["init", str(tmp_path / "shop"), "--yes", "--base", "none"]) == 0
    whole = held(tmp_path / "shop")
    killed = list(moments)
    assert len(killed) > MOST_FILES // 2
    for copy in killed if command == "init" else killed[:: len(killed) - 1]:
        assert not whole.items() <= held(copy).items()
        monkeypatch.chdir(copy)
        assert main(["init", ".", "--yes"] if command == "init" else ["check"]) == 0
        assert whole.items() <= held(copy).items()
        assert not list(copy.glob(".cache/unfinished*"))


def test_what_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for fails_at in range(MOST_FILES + 1):
        calls = count()

        def full(path: Path, content: str | bytes, calls=calls, fails_at=fails_at) -> None:  # type: ignore[no-untyped-def]
            if next(calls) == fails_at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            write(path, content)

        monkeypatch.setattr(journal, "write", full)
        assert main(["init", str(tmp_path / "a" / "shop"), "--yes", "--base", "none"]) == 2
        assert "No space left on device" in capsys.readouterr().err
        assert not any(tmp_path.iterdir())
