"""Data may use every id that the theme uses, and a page may hold any records: all is printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.cli.main import main
from tests.support.handbooks import copy_fixture, mkdocs_build_here

OF_THE_THEME = ["search", "menu", "main-content", "search-status", "used-by", "evidence"]
LOGO, OURS = "assets/logo.png", "p { color: var(--md-code-hl-number-color) }"
STYLE, SCRIPT = "assets/stylesheets/extra.min.css", "assets/scripts/extra.js"
LIKE_PLUGINS = """
from pathlib import Path

def on_page_markdown(markdown, page, **_):
    file = page.file
    said = f"{Path(file.abs_src_path).name} {file.locale} {file.generated_by}"
    page.meta["git_revision_date_localized"] = f"<b>{said}</b>"

def on_page_context(context, page, **_):
    return context | {"tags": [{"name": "one <b>", "url": "en/about/"}, {"name": "two"}]}
"""
"""What plugins ask of pages, and add to them: dates of files by git, tags."""
PROSE = """---
title: Records
description: "Several records on one page."
---

# Records {: #evidence }

## Menu

## Search

## Item price

{{ checklist("daily") }}

{{ practice("goals") }}

{{ checklist("daily", brief=true) }}

{{ checklist("weekly", brief=true) }}

{{ practice("process", brief=true) }}

{{ checklists_table() }}

{{ metrics_table() }}
"""


def change(path: Path, ids: dict[str, list[str]]) -> None:
    """Give the entries of each list of the file these ids, and add entries for the rest."""
    data: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    for name, wanted in ids.items():
        entries = data[name]
        entries += [dict(entries[0]) for _ in wanted[len(entries) :]]
        for entry, ident in zip(entries, wanted, strict=False):
            entry["id"] = ident
    path.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of such a handbook, which has a style and a script of its own."""
    project = copy_fixture(tmp_path_factory.mktemp("own"))
    data = project / "playbook_data"
    change(data / "glossary/sales.yml", {"terms": OF_THE_THEME})
    steps = ["meet", *OF_THE_THEME, "reading", "day-1", "gate-7", "read-checklists-daily"]
    change(data / "onboarding/ops.yml", {"steps": steps})
    change(data / "quizzes/role-ops.yml", {"questions": OF_THE_THEME})
    change(data / "plan.yml", {"goals": [*OF_THE_THEME, "goals"], "closing": OF_THE_THEME,
                               "hiring": ["appraisal"], "budget": ["checks"]})  # fmt: skip
    for language in ("zh", "en"):
        page = project / f"docs/{language}/about/inline.md"
        page.write_text(PROSE, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for name in (STYLE, SCRIPT):
        (project / "docs" / name).parent.mkdir(parents=True)
        (project / "docs" / name).write_text("/* ours */", encoding="utf-8")
    (project / "docs" / LOGO).write_bytes(b"\x89PNG")
    (project / "docs" / STYLE).write_text(OURS, encoding="utf-8")
    text = text.replace("theme: {name: playbook}", f"theme: {{name: playbook, logo: {LOGO}}}")
    (project / "like_plugins.py").write_text(LIKE_PLUGINS, encoding="utf-8")
    text += "\nhooks: [like_plugins.py]"
    settings.write_text(
        f"{text}\nextra_css: [{STYLE}]\nextra_javascript: [{SCRIPT}]\n", encoding="utf-8"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        assert main(["check"]) == 0
    done = mkdocs_build_here(project, project / "site")
    assert done.returncode == 0, done.stderr
    return project / "site"


def test_ids_of_data_and_of_the_theme_do_not_meet(built: Path) -> None:
    html = (built / "en/glossary/sales/index.html").read_text(encoding="utf-8")
    assert 'id="term-search"' in html and 'id="pb--search"' in html and 'name="search"' in html


def test_records_on_one_page_keep_their_ids_apart(built: Path) -> None:
    html = (built / "zh/about/inline/index.html").read_text(encoding="utf-8")
    for ident in ("item-price", "checklist-daily--item-price", "practice-goals--metrics"):
        assert f'id="{ident}"' in html


def test_a_style_and_a_script_of_the_team_are_on_every_page(built: Path) -> None:
    for page in built.glob("*/*/*/index.html"):
        html = page.read_text(encoding="utf-8")
        assert f'<link rel="stylesheet" href="../../../{STYLE}">' in html
        assert f'<script src="../../../{SCRIPT}"></script>' in html
    assert (built / STYLE).is_file() and (built / SCRIPT).is_file()


def test_what_a_style_of_the_team_reads_of_material_is_there(built: Path) -> None:
    style = next(built.glob("assets/playbook-*/style.css")).read_text(encoding="utf-8")
    assert "--md-code-hl-number-color:" in style


def test_the_teams_logo_is_on_every_page_and_kept_offline(built: Path) -> None:
    for page, up in (("en/about", "../../"), ("", ""), ("zh/roles/ops", "../../../")):
        html = (built / page / "index.html").read_text(encoding="utf-8")
        assert f'<img class="pb-logo" src="{up}{LOGO}" alt="">' in html
        assert "pb-icon--logo" not in html
    kept = json.loads((built / "offline.json").read_text(encoding="utf-8"))
    assert LOGO in kept["shared"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("zh/practices/goals", "最近修改 <b>goals.yml zh None</b>"),
        ("en/practices/goals", "Last changed <b>goals.yml en None</b>"),
        ("en/about", "Last changed <b>index.md en None</b>"),
    ],
)
def test_plugins_find_the_file_behind_each_page(built: Path, page: str, said: str) -> None:
    """And what they say of it is shown, as is what they add: see "Plugins" in CONTRIBUTING."""
    html = (built / page / "index.html").read_text(encoding="utf-8")
    assert f'<p class="pb-edit">{said}</p>' in html
    tags = html.partition('<p class="pb-tags"')[2].partition("</p>")[0]
    assert (
        '<a class="pb-chip" href=' in tags and "one &lt;b&gt;</a>" in tags and "two</span>" in tags
    )
