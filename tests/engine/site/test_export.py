"""The handbook written out as Markdown reads the same without our hooks and macros."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from playbook.check.callers import callers
from playbook.export.markdown import Prose, write
from playbook.mkdocs.prose_markup import PLAIN
from playbook.render.renderer import templates
from tests.support.engines import differences, facts
from tests.support.handbooks import FIXTURE, Site, fixture_book, mkdocs_build_here, project_at

PAGE = "<article>{{ page.content }}</article>"


def exported(folder: Path) -> Path:
    """The fixture, written out and printed by bare MkDocs."""
    (folder / "theme").mkdir(parents=True)
    (folder / "theme" / "main.html").write_text(PAGE, encoding="utf-8")
    book = fixture_book()
    calling = callers(project_at(FIXTURE, folder / "site"), book, templates())
    address = "https://example.org/sample/"
    write(book, Prose(FIXTURE / "docs", callers=calling), folder / "docs", address)
    settings = {
        "site_name": "sample",
        "theme": {"name": None, "custom_dir": "theme"},
        "plugins": [],
        "markdown_extensions": [{name: options} for name, options in PLAIN.items()],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    done = mkdocs_build_here(folder, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_the_written_pages_say_the_same(fixture_site: Site, tmp_path: Path) -> None:
    one, other = facts(fixture_site.folder), facts(exported(tmp_path / "out"))
    assert len(one) > 40
    assert any(page.checks for page in one.values())
    assert all(page.title for page in one.values())
    assert list(differences(one, other)) == []


def test_what_differs_is_named(fixture_site: Site, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(fixture_site.folder, copy)
    (copy / "zh" / "roles" / "mgr" / "index.html").unlink()
    page = copy / "en" / "practices" / "goals" / "index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace('practices/process/"', 'practices/lost/"'), encoding="utf-8")
    found = list(differences(facts(fixture_site.folder), facts(copy)))
    assert found[0] == "zh/roles/mgr: only in the first"
    assert len(found) == 2 and found[1].startswith("en/practices/goals: links: ")
