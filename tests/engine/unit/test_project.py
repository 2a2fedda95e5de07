"""One project: the check, the build and MkDocs itself find the same folders and address."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from playbook.cli.main import main
from playbook.mkdocs.project import find_project, project_of
from playbook.source.project import Project
from tests.support.chance import sample
from tests.support.handbooks import FIXTURE, copy_fixture
from tests.support.readings import read_once, take_apart_once

ADDRESSES = {
    "site_url: https://example.org/sample/": "/sample/",
    'site_url: "https://example.org/sample/"': "/sample/",
    "site_url: 'https://example.org/sample'": "/sample/",
    "site_url:\n  https://example.org/sample/": "/sample/",
    "site_url: !ENV [NO_SUCH_NAME, 'https://example.org/sample/']": "/sample/",
    "extra: {at: &at https://example.org/sample/}\nsite_url: *at": "/sample/",
    "INHERIT: parent.yml": "/inherited/",
    "site_url:": "/",
    "site_url: ''": "/",
}


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of which nothing but the settings is changed."""
    folder = copy_fixture(tmp_path_factory.mktemp("settings"))
    parent = "site_url: https://example.org/inherited/\n"
    (folder / "parent.yml").write_text(parent, encoding="utf-8")
    return folder


@pytest.fixture
def project(handbook: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same in the working folder, with settings that a test may spoil."""
    shutil.copyfile(FIXTURE / "mkdocs.yml", handbook / "mkdocs.yml")
    monkeypatch.chdir(handbook)
    return handbook


@pytest.fixture
def movable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook whose folders a test may move, in the working folder."""
    folder = copy_fixture(tmp_path)
    monkeypatch.chdir(folder)
    return folder


def change(project: Path, old: str, new: str) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert old in text
    settings.write_text(text.replace(old, new), encoding="utf-8")


def of_mkdocs(project: Path) -> Project:
    """The project as MkDocs' own command finds it."""
    return project_of(load_config(str(project / "mkdocs.yml")))


@pytest.mark.parametrize("line", ADDRESSES)
def test_the_address_is_read_however_it_is_written(line: str, project: Path) -> None:
    change(project, "site_url: https://example.org/sample/", line)
    found, problems = find_project(project)
    assert problems == []
    assert found.url_path == of_mkdocs(project).url_path == ADDRESSES[line]


def test_folders_are_those_of_the_settings(movable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = movable
    change(project, "plugins:", "docs_dir: prose\nsite_dir: public/site\nplugins:")
    change(project, "  playbook:\n", "  playbook:\n    data_dir: words\n")
    (project / "docs").rename(project / "prose")
    (project / "playbook_data").rename(project / "words")
    found, _ = find_project(project)
    assert found == of_mkdocs(project)
    assert (found.docs, found.data) == (project / "prose", project / "words")
    assert found.site == project / "public/site"
    monkeypatch.chdir(project.parent)
    assert main(["check", "--data", str(project / "words")]) == 0


ALLOWED = [
    "markdown_extensions: [toc: {slugify: !!python/name:markdown.extensions.toc.slugify }, tables]",
    "site_dir:",
    "site_dir: !ENV NO_SUCH_NAME",
    "docs_dir:",
    "theme: playbook",
    "theme: {name: playbook, custom_dir: docs}",
    "INHERIT: parent.yml",
    "hooks: []",
    "use_directory_urls: false",
    "markdown_extensions: [markdown.extensions.tables, attr_list, toc: {permalink: true}]",
    "markdown_extensions: {attr_list: {}, tables: null, pymdownx.superfences: {}}",
    "plugins: [playbook, macros: {module_name: macros, on_undefined: keep, verbose: true}]",
    "exclude_docs: /zh/about/",
    "draft_docs: /zh/about/",
    "repo_url:\nedit_uri:",
    "repo_url:\nedit_uri: https://example.org/edit/",
]
"""Odd, but as good to MkDocs as any."""
REFUSED = [
    "site_dir: 5",
    "site_dir: true",
    "site_dir: [a]",
    "site_dir: ''",
    "site_dir: docs/site",
    "docs_dir: 5",
    "docs_dir: nowhere",
    "docs_dir: mkdocs.yml",
    "plugins: [search]",
    "plugins:",
    "plugins: 5",
    "plugins: [[playbook, macros]]",
    "plugins: {playbook: 5, macros: {module_name: macros}}",
    "plugins: [playbook]",
    "plugins: [playbook, macros]",
    "plugins: [playbook, macros: {module_name: macros}, playbook]",
    "plugins: [playbook, macros: {module_name: gone}]",
    "plugins: [playbook, macros: {module_name: macros}, no-such-plugin]",
    "plugins: [playbook: {data_dir: 5}, macros: {module_name: macros}]",
    "plugins: [playbook: {sections: 5}, macros: {module_name: macros}]",
    "plugins: [playbook: {sections: [today.md: nowhere]}, macros: {module_name: macros}]",
    "plugins: [playbook: {sections: [today.md: {}]}, macros: {module_name: macros}]",
    "plugins: [playbook: {sections: [{}]}, macros: {module_name: macros}]",
    "theme: material",
    "theme:",
    "theme: 5",
    "theme: no-such-theme",
    "theme: {name: playbook, custom_dir: nowhere}",
    "INHERIT: [}",
    "INHERIT: mkdocs.yml",
    "INHERIT: 5",
    "INHERIT: [parent.yml]",
    "INHERIT: gone.yml",
    "INHERIT: !ENV parent.yml",
    "repo_url: https://[bad",
    "edit_uri: edit/main/docs/\nrepo_url: ''",
    "edit_uri_template: edit/{path}\nrepo_url:\nedit_uri:",
    "plugins: [playbook, macros: {module_name: macros, no_such: 5}]",
    "plugins: [playbook, macros: {module_name: macros, verbose: 5}]",
    "markdown_extensions: [attr_list, no-such]",
    "markdown_extensions: [attr_list, toc: {no_such: true}]",
    "markdown_extensions: [attr_list, toc: {toc_depth: x}]",
    "markdown_extensions: [attr_list, toc: {slugify: none}]",
    "markdown_extensions: [pymdownx.superfences: {no_such: true}]",
    "markdown_extensions: [5]",
    "markdown_extensions: 5",
    "validation: warn",
    "validation: {links: warn}",
    "validation: {links: {absolute_lnks: warn, anchors: warn}}",
    "site_url: 5",
    "extra: {day: 2026-13-45}",
    "no_such_setting: 5",
]


def write_first(project: Path, line: str) -> None:
    """Have the settings begin with `line` or lines, in the place of what they said of them."""
    settings = project / "mkdocs.yml"
    said = yaml.safe_load(settings.read_text(encoding="utf-8"))
    for one in line.split("\n"):
        said.pop(one.partition(":")[0], None)
    settings.write_text(f"{line}\n{yaml.safe_dump(said)}", encoding="utf-8")


@pytest.mark.parametrize("line", ALLOWED)
def test_what_mkdocs_allows_is_allowed(line: str, project: Path) -> None:
    write_first(project, line)
    found, problems = find_project(project)
    assert problems == []
    assert found == of_mkdocs(project)


@pytest.mark.parametrize("line", sample(REFUSED, 15))
def test_every_command_refuses_a_setting_at_its_line(
    line: str, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_first(project, line)
    read_once(monkeypatch)
    take_apart_once(monkeypatch)
    said = []
    for command in ("check", "build", "serve"):
        assert main([command, "--lang", "en"]) == 1
        out, err = capsys.readouterr()
        said.append((out + err).split("\n", 1)[0])
    assert said[0].startswith("mkdocs.yml:1:")
    assert said == said[:1] * 3


@pytest.mark.parametrize("line", ["theme: material", "plugins: [playbook]"])
def test_mkdocs_itself_is_stopped_in_the_same_words(line: str, project: Path) -> None:
    write_first(project, line)
    config = load_config(str(project / "mkdocs.yml"))
    with pytest.raises(Abort, match=r"^mkdocs.yml:1:\d+: \[bad-setting\] "):
        config.plugins.on_config(config)


@pytest.fixture
def other(movable: Path) -> Path:
    """Data in a folder that the settings do not name."""
    folder = (movable / "playbook_data").rename(movable / "other_data")
    team = folder / "team.yml"
    text = team.read_text(encoding="utf-8").replace("样例团队手册", "另一本手册")
    team.write_text(text, encoding="utf-8")
    return folder


def test_the_data_named_is_what_is_built(other: Path) -> None:
    assert main(["build", "--data", other.name]) == 0
    assert "另一本手册" in (other.parent / "site/zh/index.html").read_text(encoding="utf-8")


def test_the_data_named_is_what_is_served(other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Project] = []

    def serve(*, dev_addr: str, **settings: Any) -> None:
        served.append(project_of(load_config(**settings)))

    monkeypatch.setattr("mkdocs.commands.serve.serve", serve)
    assert main(["serve", "--data", other.name]) == 0
    assert [one.data for one in served] == [other]
