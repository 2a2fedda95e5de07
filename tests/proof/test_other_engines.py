"""The other engines print the same handbook, each in its own environment; and every way to a
finished site is verified alike."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.engines import differences, facts
from tests.support.handbooks import ENVIRONMENT, FIXTURE, ROOT, Site, copy_fixture

DIFFERS: dict[str, list[str]] = {"properdocs": [], "zensical": []}
"""What is known to differ, in the words of `differences`."""


def build(engine: str) -> list[str]:
    python = str(ROOT / f".venv-{engine}" / "bin" / "python")
    return [python, "-m", "playbook", "build", "--engine", engine, "--site"]


MKDOCS = [sys.executable, "-m", "mkdocs"]
WAYS = {
    "mkdocs build": [*MKDOCS, "build", "--site-dir"],
    "mkdocs gh-deploy": [*MKDOCS, "gh-deploy", "--site-dir"],
    "properdocs": build("properdocs"),
    "zensical": build("zensical"),
}


def run(command: list[str], project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """The command, which prints `project` into `site`, in English."""
    environment = ENVIRONMENT | {"LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [*command, str(site)],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The fixture's site of each engine."""
    folder = tmp_path_factory.mktemp("sites")
    for engine in DIFFERS:
        done = run(build(engine), FIXTURE, folder / engine)
        assert done.returncode == 0, done.stdout + done.stderr
    return {engine: folder / engine for engine in DIFFERS}


@pytest.mark.parametrize("engine", DIFFERS)
def test_the_same_pages_titles_checklists_and_links(
    engine: str, fixture_site: Site, sites: dict[str, Path]
) -> None:
    found = list(differences(facts(fixture_site.folder), facts(sites[engine])))
    assert found == DIFFERS[engine]


@pytest.mark.parametrize("engine", DIFFERS)
@pytest.mark.parametrize("page", ["zh/index.html", "en/index.html", "en/today/index.html"])
def test_the_same_title_on_the_tab_and_language(
    engine: str, page: str, fixture_site: Site, sites: dict[str, Path]
) -> None:
    titles, languages = [], []
    for site in (fixture_site.folder, sites[engine]):
        html = LexborHTMLParser((site / page).read_bytes())
        titles.append([node.text() for node in html.css("title")])
        languages.append([node.attributes["lang"] for node in html.css("html")])
    assert titles[0] == titles[1]
    assert languages[0] == languages[1]


def test_properdocs_prints_the_data_that_was_checked(tmp_path: Path) -> None:
    data = tmp_path / "data" / "without settings"
    shutil.copytree(FIXTURE / "playbook_data", data)
    team = data / "team.yml"
    text = team.read_text(encoding="utf-8").replace("样例团队手册", "另一本手册")
    team.write_text(text, encoding="utf-8")
    command = [*build("properdocs")[:-1], "--data", str(data), "--site"]
    done = run(command, FIXTURE, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "另一本手册" in (tmp_path / "site/zh/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("way", WAYS)
def test_a_fault_that_only_the_page_shows_is_named_in_prose(way: str, tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    page = project / "docs" / "zh" / "about" / "index.md"
    page.write_text(
        page.read_text(encoding="utf-8") + '\n<p id="twice"></p>\n\n<p id="twice"></p>\n',
        encoding="utf-8",
    )
    for command in (["init"], ["commit", "--quiet", "--allow-empty", "--message", "x"]):
        author = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *author, *command], cwd=project, check=True, capture_output=True)
    done = run(WAYS[way], project, tmp_path / "site")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "docs/zh/about/index.md:" in said
    assert "[page-id-twice] " in said and "twice" in said
    assert "Traceback" not in said
    assert not (project / ".git" / "refs" / "titles" / "gh-pages").exists()


def test_zensical_takes_settings_that_only_mkdocs_can_read(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("https://example.org/sample/", "!ENV [NO_SUCH_NAME, 'https://e.org/x/']")
    text = re.sub(r"\nmarkdown_extensions:\n(?:  .*\n)*", TAGGED, text)
    settings.write_text(text, encoding="utf-8")
    done = run(WAYS["zensical"], project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert 'href="/x/zh/"' in (tmp_path / "site" / "404.html").read_text(encoding="utf-8")


TAGGED = """
markdown_extensions:
  - attr_list
  - tables
  - toc:
      slugify: !!python/name:markdown.extensions.toc.slugify
"""
