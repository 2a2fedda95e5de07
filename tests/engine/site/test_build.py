"""The build: strict, repeatable, extended by one file, and stopped by a fault with its place."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.mkdocs.serving import ENGINE
from tests.support.handbooks import Site, copy_fixture, mkdocs_build_here


def hashes(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def refused(done: subprocess.CompletedProcess[str]) -> None:
    """The build ended because of the data, not by a crash."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_builds_of_two_days_are_byte_identical_and_without_warning(
    tmp_path: Path, fixture_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two folders too: the other is the fixture's own."""
    project = copy_fixture(tmp_path / "copy")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    done = mkdocs_build_here(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    made = hashes(tmp_path / "site")
    assert made == hashes(fixture_site.folder)
    assert len(made) > 50


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("macros.py", "{macros}\n{{}}['gone']\n", 3, "KeyError: 'gone'"),
        ("macros.py", "{macros}import nowhere\n", 2, "No module named 'nowhere'"),
        ("macros.py", "{macros}raise SystemExit(0)\n", 2, "SystemExit: 0"),
        ("hook.py", "def on_config(config):\n    return 1 + ''\n", 2, "TypeError: "),
    ],
)
def test_a_program_that_python_ends_in_is_named_with_its_line(  # noqa: PLR0917 - a table
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
    text: str,
    line: int,
    said: str,
) -> None:
    project = copy_fixture(tmp_path)
    macros = (project / "macros.py").read_text(encoding="utf-8").rstrip()
    (project / "hook.py").write_text("", encoding="utf-8")
    (project / name).write_text(text.format(macros=f"{macros}\n"), encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    assert main(["build", "--lang", "en", "--data", str(project / "playbook_data")]) == 1
    found = capfd.readouterr().err
    assert re.search(rf"^{name}:{line}:1: \[bad-python\] .*{re.escape(said)}", found, re.MULTILINE)
    assert "Traceback" not in found


def test_settings_that_no_handbook_fits_are_named_at_their_line(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("theme:", "theme: material #"), encoding="utf-8")
    line = text[: text.index("theme:")].count("\n") + 1
    done = mkdocs_build_here(project, tmp_path / "site")
    refused(done)
    assert f"mkdocs.yml:{line}:8: [bad-setting]" in done.stdout + done.stderr


BRACES = """---
title: Sums }} and signs %}
description: What is }} left %} over.
---

$x_{i_{j}}$ and {"a":{"b":1}} and a }} b, **c**}}*d* and &#123;{ e &lbrace;% f.

## A heading }} g

![h }} i `{{` j](../../assets/icon.svg "k }}")
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fixture with a record, a file and braces more, printed in a folder called as
    the package that lends its theme; MkDocs is asked to name pages that no menu leads to."""
    project = copy_fixture(tmp_path_factory.mktemp("grown") / "material")
    practices = project / "playbook_data" / "practices"
    text = (practices / "process.yml").read_text(encoding="utf-8")
    text = text.replace("id: process", "id: courage").replace("order: 2", "order: 3")
    text = text.replace("理顺流程", "鼓励试错").replace("Smooth process", "Courage to try")
    text = text.replace("aliases: []", "").replace("related: [goals]", "related: [process]")
    (practices / "courage.yml").write_text(text, encoding="utf-8")
    for language in ("zh", "en"):
        page = project / "docs" / language / "about/index.md"
        page.write_text(BRACES, encoding="utf-8")
    (project / "docs/assets").mkdir()
    (project / "docs/assets/price-list.txt").write_text("9.90", encoding="utf-8")
    shutil.copy(ENGINE / "theme/assets/icon.svg", project / "docs/assets/icon.svg")
    settings = project / "mkdocs.yml"
    asked = settings.read_text(encoding="utf-8").replace("files: ignore", "files: warn")
    settings.write_text(asked, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["check"]) == 0
    site = project.parent / "site"
    done = mkdocs_build_here(project, site)
    assert done.returncode == 0, done.stderr
    return site


def test_a_project_may_stand_in_a_folder_of_any_name(grown: Path) -> None:
    """Even in one called as the package that lends its theme."""
    assert (grown / "assets/price-list.txt").is_file()


def test_one_new_file_gives_both_pages_navigation_and_search(grown: Path) -> None:
    for language, title in (("zh", "鼓励试错"), ("en", "Courage to try")):
        practices = grown / language / "practices"
        page = (practices / "courage" / "index.html").read_text(encoding="utf-8")
        assert "<h1" in page and title in page
        assert "edit/main/playbook_data/practices/courage.yml" in page
        other = (practices / "process" / "index.html").read_text(encoding="utf-8")
        assert 'href="../courage/"' in other
        overview = (practices / "index.html").read_text(encoding="utf-8")
        assert title in overview
        known = json.loads((grown / language / "names.json").read_text("utf-8"))["entries"]["url"]
        listing = json.loads((grown / language / "search" / "index.json").read_text("utf-8"))
        assert listing["lengths"][known.index("practices/courage/")] > 0


def test_braces_that_mean_nothing_are_printed_as_typed(grown: Path) -> None:
    html = unescape((grown / "en/about/index.html").read_text(encoding="utf-8"))
    assert all(text in html for text in ('{"a":{"b":1}}', "{{ e {% f", "h }} i {{ j"))


def test_bad_data_stops_the_build_with_its_place(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    record = project / "playbook_data" / "practices" / "goals.yml"
    lines = record.read_text(encoding="utf-8").splitlines()
    lines = [line.replace("metrics: [cvr]", "metrics: [cvrr]") for line in lines]
    record.write_text("\n".join(lines), encoding="utf-8")
    (project / "playbook_data" / "roles" / "mgr.yml").write_text("id: mgr\n", encoding="utf-8")
    daily = project / "playbook_data" / "checklists" / "daily.yml"
    text = daily.read_text(encoding="utf-8").replace("{zh: 前台, en: Front}", "{zh: 前台}")
    daily.write_text(text, encoding="utf-8")
    done = mkdocs_build_here(project, tmp_path / "site")
    refused(done)
    number = lines.index("metrics: [cvrr]") + 1
    assert f"playbook_data/practices/goals.yml:{number}:11: [unknown-id]" in done.stderr
    assert "Did you mean cvr?" in done.stderr
    assert "playbook_data/roles/mgr.yml:1:1: [missing-fields]" in done.stderr
    assert "[missing-language]" in done.stderr


def test_bad_prose_stops_the_build_with_its_place(tmp_path: Path) -> None:
    """An unknown id, and a page that stands in one language only."""
    project = copy_fixture(tmp_path / "copy")
    page = project / "docs" / "zh" / "about" / "inline.md"
    text = page.read_text(encoding="utf-8") + '\n{{ practice("goal") }}\n'
    page.write_text(text, encoding="utf-8")
    (project / "docs" / "en" / "about" / "inline.md").unlink()
    done = mkdocs_build_here(project, tmp_path / "site")
    refused(done)
    number = text.splitlines().index('{{ practice("goal") }}') + 1
    assert f"docs/zh/about/inline.md:{number}:1: [unknown-id]" in done.stderr
    assert "docs/zh/about/inline.md:1:1: [no-twin]" in done.stderr


def test_a_failed_build_leaves_the_old_site_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path / "copy")
    monkeypatch.chdir(project)
    assert main(["build"]) == 0
    before = hashes(project / "site")
    (project / "playbook_data" / "roles" / "mgr.yml").write_text("id: mgr\n", encoding="utf-8")
    assert main(["build"]) == 1
    assert hashes(project / "site") == before
    assert [p.name for p in project.iterdir() if p.name.startswith(".site-")] == []
