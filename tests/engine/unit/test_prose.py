"""The words of prose pages: each shows something, or the check says that there is nothing."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from playbook.check.front_matter import front_matter, hidden_in_page
from playbook.check.loader import load
from playbook.check.macro_calls import with_id
from playbook.check.overviews import shown
from playbook.cli.main import main
from playbook.mkdocs.handbook import Handbook
from playbook.mkdocs.project import find_project
from playbook.render.renderer import Renderer, templates
from tests.support.chance import sample
from tests.support.handbooks import FIXTURE, copy_fixture

DATA = FIXTURE / "playbook_data"
EMPTY = re.compile(r"<(ul|ol|dl|table|tbody|nav|details)\b[^>]*>\s*</\1>")
"""A list or table of nothing, whatever its class."""
NEEDING_NOTHING = [word for word in templates() if word not in {*shown(), *with_id()}]


@pytest.mark.parametrize("word", NEEDING_NOTHING)
def test_a_word_that_needs_nothing_prints_without_records(word: str, tmp_path: Path) -> None:
    shutil.copyfile(DATA / "team.yml", tmp_path / "team.yml")
    for language in ("zh", "en"):
        text = Renderer(load(tmp_path)).render(word, f"{language}/about/", site_url="")
        assert EMPTY.findall(text) == []


@pytest.mark.parametrize("word", sample([*shown()], 14))
def test_what_a_word_shows_is_there_or_missing(word: str, tmp_path: Path) -> None:
    shutil.copyfile(DATA / "team.yml", tmp_path / "team.yml")
    _, there = shown()[word]
    assert there(load(DATA)) and not there(load(tmp_path))
    assert Renderer(load(DATA)).render(word, "zh/about/").strip()


def test_today_shows_lists_however_seldom_they_are_due(tmp_path: Path) -> None:
    data = tmp_path / "playbook_data"
    shutil.copytree(DATA, data)
    for path in (data / "checklists").iterdir():
        text = path.read_text(encoding="utf-8")
        text = re.sub(
            r"^schedule: .*", "schedule: {freq: monthly, monthdays: [1]}", text, flags=re.M
        )
        path.write_text(text, encoding="utf-8")
    _, there = shown()["today"]
    assert there(load(data))


@pytest.mark.parametrize(("bad", "place"), [("\a", (3, 7)), ("\0", (3, 7))])
def test_a_character_that_yaml_does_not_allow_is_told_at_its_place(
    bad: str, place: tuple[int, int]
) -> None:
    page = f"---\ntitle: A\nabout:{bad} B\n---\n"
    assert front_matter(page).fields == {"title": "A", "about": "B"}
    [problem] = hidden_in_page("x.md", page)
    assert (problem.line, problem.column) == place


def test_a_build_ends_at_errors_in_prose_and_not_at_doubts(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    page = project / "docs/en/about/index.md"
    text = page.read_text(encoding="utf-8")
    handbook = Handbook()
    page.write_text(text.replace("title: ", "title: A #") + "\nText:\n- one\n", encoding="utf-8")
    handbook.read(find_project(project)[0])
    assert handbook.problems == []
    page.write_text(text.replace("title: ", "titel: "), encoding="utf-8")
    handbook.read(find_project(project)[0])
    assert [problem.code for problem in handbook.problems] == ["missing-meta"]


def test_a_page_too_large_to_print_is_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(copy_fixture(tmp_path))
    with Path("docs/zh/about/index.md").open("ab") as page:
        page.write("[字](gone.md) ".encode() * 40_000)
    assert main(["check", "--lang", "en"]) == 1
    [told] = [line for line in capsys.readouterr().out.splitlines() if ": [" in line]
    assert told.startswith("docs/zh/about/index.md:1:1: [page-too-big] the page has 6")
