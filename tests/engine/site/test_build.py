"""The build: strict, repeatable, extended by one file, and stopped by a fault with its place."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from playbook.cli.main import main
from playbook.mkdocs.serving import ENGINE
from tests.support.handbooks import ENVIRONMENT, copy_fixture, mkdocs_build


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
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path / "copy")
    builds = []
    for name, day in (("one", "1700000000"), ("two", "1800000000")):
        monkeypatch.setitem(ENVIRONMENT, "SOURCE_DATE_EPOCH", day)
        done = mkdocs_build(project, tmp_path / name)
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr
        builds.append(hashes(tmp_path / name))
    assert builds[0] == builds[1]
    assert len(builds[0]) > 50


def test_a_project_may_stand_in_a_folder_of_any_name(tmp_path: Path) -> None:
    """Even in one called as the package that lends its theme."""
    project = copy_fixture(tmp_path / "material")
    (project / "docs/assets").mkdir()
    (project / "docs/assets/price-list.txt").write_text("9.90", encoding="utf-8")
    done = mkdocs_build(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/assets/price-list.txt").is_file()


def test_settings_that_no_handbook_fits_are_named_at_their_line(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text("use_directory_urls: false\n" + text, encoding="utf-8")
    for command in (["mkdocs", "build"], ["playbook", "build"], ["playbook", "serve"]):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=project, env=ENVIRONMENT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        refused(done)
        assert "mkdocs.yml:1:21: [pages-without-folders]" in done.stdout + done.stderr


def test_one_new_file_gives_both_pages_navigation_and_search(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    practices = project / "playbook_data" / "practices"
    text = (practices / "process.yml").read_text(encoding="utf-8")
    text = text.replace("id: process", "id: courage").replace("order: 2", "order: 3")
    text = text.replace("理顺流程", "鼓励试错").replace("Smooth process", "Courage to try")
    text = text.replace("aliases: []", "").replace("related: [goals]", "related: [process]")
    (practices / "courage.yml").write_text(text, encoding="utf-8")
    site = tmp_path / "site"
    done = mkdocs_build(project, site)
    assert done.returncode == 0, done.stderr
    for language, title in (("zh", "鼓励试错"), ("en", "Courage to try")):
        page = (site / language / "practices" / "courage" / "index.html").read_text(encoding="utf-8")
        assert f"<h1" in page and title in page
        assert "edit/main/playbook_data/practices/courage.yml" in page
        other = (site / language / "practices" / "process" / "index.html").read_text(encoding="utf-8")
        assert f'href="../courage/"' in other
        overview = (site / language / "practices" / "index.html").read_text(encoding="utf-8")
        assert title in overview
        listing = json.loads((site / language / "search" / "index.json").read_text(encoding="utf-8"))
        assert f"{language}/practices/courage/" in listing["pages"]


def test_bad_data_stops_the_build_with_its_place(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    record = project / "playbook_data" / "practices" / "goals.yml"
    lines = record.read_text(encoding="utf-8").splitlines()
    lines = [line.replace("metrics: [cvr]", "metrics: [cvrr]") for line in lines]
    record.write_text("\n".join(lines), encoding="utf-8")
    (project / "playbook_data" / "roles" / "mgr.yml").write_text("id: mgr\n", encoding="utf-8")
    done = mkdocs_build(project, tmp_path / "site")
    refused(done)
    number = lines.index("metrics: [cvrr]") + 1
    assert f"playbook_data/practices/goals.yml:{number}:11: [unknown-id]" in done.stderr
    assert "Did you mean cvr?" in done.stderr
    assert "playbook_data/roles/mgr.yml:1:1: [missing-field]" in done.stderr


def test_a_missing_language_stops_the_build(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    record = project / "playbook_data" / "checklists" / "daily.yml"
    text = record.read_text(encoding="utf-8").replace("{zh: 前台, en: Front}", "{zh: 前台}")
    record.write_text(text, encoding="utf-8")
    done = mkdocs_build(project, tmp_path / "site")
    refused(done)
    assert "[missing-language]" in done.stderr


def test_an_unknown_id_in_prose_stops_the_build_with_its_line(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    page = project / "docs" / "zh" / "about" / "inline.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ practice("goal") }}\n', encoding="utf-8")
    number = page.read_text(encoding="utf-8").splitlines().index('{{ practice("goal") }}') + 1
    done = mkdocs_build(project, tmp_path / "site")
    refused(done)
    assert f"docs/zh/about/inline.md:{number}:1: [unknown-id]" in done.stderr


def test_prose_in_one_language_only_stops_the_build(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    (project / "docs" / "en" / "about" / "inline.md").unlink()
    done = mkdocs_build(project, tmp_path / "site")
    refused(done)
    assert "docs/zh/about/inline.md:1:1: [no-twin]" in done.stderr


def test_a_failed_build_leaves_the_old_site_alone(tmp_path: Path) -> None:
    project = copy_fixture(tmp_path / "copy")
    command = [sys.executable, "-m", "playbook", "build"]
    good = subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, check=False)
    assert good.returncode == 0, good.stderr
    before = hashes(project / "site")
    (project / "playbook_data" / "roles" / "mgr.yml").write_text("id: mgr\n", encoding="utf-8")
    bad = subprocess.run(command, cwd=project, env=ENVIRONMENT, capture_output=True, check=False)
    assert bad.returncode == 1
    assert b"Traceback" not in bad.stderr
    assert hashes(project / "site") == before
    assert [p.name for p in project.iterdir() if p.name.startswith(".site-")] == []


BRACES = """---
title: Sums }} and signs %}
description: What is }} left %} over.
---

$x_{i_{j}}$ and {"a":{"b":1}} and a }} b, **c**}}*d* and &#123;{ e &lbrace;% f.

## A heading }} g

![h }} i `{{` j](../../assets/icon.svg "k }}")
"""


def test_braces_that_mean_nothing_are_printed_as_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_fixture(tmp_path)
    for language in ("zh", "en"):
        page = project / "docs" / language / "about/index.md"
        page.write_text(BRACES, encoding="utf-8")
    (project / "docs/assets").mkdir()
    shutil.copy(ENGINE / "theme/assets/icon.svg", project / "docs/assets/icon.svg")
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    done = mkdocs_build(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    html = unescape((tmp_path / "site/en/about/index.html").read_text(encoding="utf-8"))
    assert all(text in html for text in ('{"a":{"b":1}}', "{{ e {% f", "h }} i {{ j"))
