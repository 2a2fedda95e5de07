"""Printing the handbook with an engine other than MkDocs: `python -m playbook.engines zensical`.

ProperDocs runs our hooks and theme as MkDocs does. Zensical runs neither: it is given the pages as
Markdown, one project a language, and its own look.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from playbook.export.files import site_files
from playbook.export.markdown import folder_of, write
from playbook.mkdocs.project import SETTINGS, read_settings
from playbook.model.playbook import Playbook
from playbook.render.renderer import TEMPLATES
from playbook.site.publish import publish
from playbook.site.scripts import STYLES
from playbook.source.project import Project
from playbook.text.languages import Language

THEME = Path(__file__).parents[1] / "theme"


def build(engine: str, project: Project, book: Playbook) -> int:
    """Print `book`, the checked data of `project`, with `engine` and publish it.

    Returns 0 for success. The old site stays until the new one is complete. Raises BadPlaybook if
    the prose is not fit, UnsafeTarget if the project's site is not a build's to replace.
    """
    return publish(project, lambda new: ENGINES[engine](book, project, new))


def properdocs(_: Playbook, project: Project, site: Path) -> int:
    """The same plugin, macros and theme under the continuation of MkDocs."""
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--site-dir", str(site)]
    return _run(command, project.root)


def zensical(book: Playbook, project: Project, site: Path) -> int:
    """The pages as Markdown, a project for each language, and a page to choose between them."""
    settings, _ = read_settings(project.root / SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "pages"
        # Zensical takes even the links in HTML for links between files, and rewrites them.
        write(book, project.docs, written, project.site_url, folder_of)
        for language in book.languages:
            work = Path(folder) / language.code
            work.mkdir()
            shutil.move(written / language.code, work / "docs")
            for name in STYLES:
                (work / "docs" / "assets").mkdir(exist_ok=True)
                shutil.copy(THEME / "assets" / name, work / "docs" / "assets" / name)
            config = json.dumps(_config(book, language, project, settings), ensure_ascii=False)
            (work / "mkdocs.yml").write_text(config, encoding="utf-8")
            program = str(Path(sys.executable).with_name("zensical"))
            code = _run([program, "build", "--clean", "-f", str(work / "mkdocs.yml")], work)
            if code:
                return code
            site.mkdir(exist_ok=True)
            shutil.move(work / "site", site / language.code)
    for path, content in site_files(book, project.site_url):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    page = templates.get_template("choose.html").render(book=book)
    (site / "index.html").write_text(page, encoding="utf-8")
    return 0


ENGINES = {"properdocs": properdocs, "zensical": zensical}


def _config(
    book: Playbook, language: Language, project: Project, settings: dict[str, Any]
) -> dict[str, Any]:
    """Zensical reads MkDocs' settings; JSON is YAML."""
    address = project.site_url
    return {
        "site_name": book.team.name[language.code],
        "site_url": f"{address}{language.code}/" if address else "",
        "repo_url": settings.get("repo_url", ""),
        "theme": {"language": language.code, "font": False},
        "extra_css": [f"assets/{name}" for name in STYLES],
        "markdown_extensions": settings.get("markdown_extensions", []),
    }


def _run(command: list[str], folder: Path) -> int:
    return subprocess.run(command, cwd=folder, check=False).returncode
