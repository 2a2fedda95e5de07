"""A kind of data is one folder, and nothing else is touched: all there is of it follows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.handbooks import CASES, ENVIRONMENT, ROOT, copy_fixture, mkdocs_build

pytestmark = pytest.mark.proof

NEW = CASES / "kind"
END = "-- said --"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture handbook with one record of the new kind, beside an engine with its folder."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "playbook", folder / "playbook")
    shutil.copytree(NEW / "template", folder / "playbook" / "kinds" / "template")
    handbook = copy_fixture(folder)
    (handbook / "playbook_data" / "templates").mkdir()
    shutil.copy(NEW / "weekly-note.yml", handbook / "playbook_data" / "templates")
    return handbook


@pytest.fixture(scope="module")
def environment(project: Path) -> dict[str, str]:
    return ENVIRONMENT | {"PYTHONPATH": str(project.parents[2])}


@pytest.fixture(scope="module")
def site(project: Path, environment: dict[str, str]) -> Path:
    done = mkdocs_build(project, project / "site", environment)
    assert done.returncode == 0, done.stderr[-3000:]
    return project / "site"


def playbook(project: Path, environment: dict[str, str], *commands: str) -> list[str]:
    """What commands say, one after the other in a process, whether they are content or not."""
    code = "import sys; from playbook.cli.main import main\n"
    code += f"for one in sys.argv[1:]: main(one.split()); print({END!r}, flush=True)"
    done = subprocess.run(
        [sys.executable, "-c", code, *commands],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return done.stdout.split(f"{END}\n")[:-1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_pages_menu_and_names_are_there_in_every_language(site: Path, language: str) -> None:
    words = (NEW / "template" / "words" / f"{language}.toml").read_text(encoding="utf-8")
    title, about, lines = (line.partition(" = ")[2].strip('"') for line in words.splitlines()[:3])
    home, overview, page = (
        LexborHTMLParser((site / language / path / "index.html").read_bytes())
        for path in ("", "templates", "templates/weekly-note")
    )
    assert [one.text() for one in page.css("h2#lines")] == [lines]
    assert [one.text() for one in overview.css("h1")] == [title]
    described = overview.css('meta[name="description"]')
    assert [one.attributes["content"] for one in described] == [about]
    assert [one.text() for one in overview.css(".pb-rows span")] == ["2"]
    entries = home.css('#pb--menu a[href$="/templates/"]')
    assert [one.text(strip=True) for one in entries] == [title]
    assert overview.css('.pb-side a[href$="templates/weekly-note/"]')
    names = json.loads((site / language / "names.json").read_text(encoding="utf-8"))
    known = {url: place for place, url in enumerate(names["entries"]["url"])}
    assert names["entries"]["title"][known["templates/"]] == title
    assert names["entries"]["keywords"][known["templates/weekly-note/"]]


def test_its_text_is_found(site: Path) -> None:
    pieces = (site / "en" / "search").rglob("*.json")
    assert any("fridaymail" in piece.read_text(encoding="utf-8") for piece in pieces)


def test_commands_know_it(project: Path, environment: dict[str, str]) -> None:
    new, zh, en, schemas = playbook(
        project, environment, "new template", "check --lang zh", "check --lang en", "schema"
    )
    shutil.rmtree(project / "playbook_data" / "schema")
    assert f"schema{os.sep}templates.json" in schemas
    assert "new-template.yml" in new
    assert zh.startswith("0 ") and en.startswith("0 ")
    fresh = project / "playbook_data" / "templates" / "new-template.yml"
    fault = fresh.read_text(encoding="utf-8") + "  - {zh: 再来一行。, en: The first line.}\n"
    fresh.write_text(fault.replace("owner: ", "owner: no-"), encoding="utf-8")
    (said,) = playbook(project, environment, "check --lang en")
    fresh.unlink()
    assert "templates/new-template.yml:6:8: [unknown-id]" in said
    assert "templates/new-template.yml:9:21: [listed-twice]" in said
