"""Printing the handbook with an engine other than MkDocs: `python -m playbook.engines zensical`.

ProperDocs runs our hooks and theme as MkDocs does. Zensical runs neither: it is given the pages as
Markdown, one project a language, and its own look.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

from playbook.check.loader import load
from playbook.export.files import site_files
from playbook.export.markdown import folder_of, write
from playbook.model.playbook import Playbook
from playbook.problems.problem import BadPlaybook
from playbook.problems.report import reader_language, summary, text
from playbook.render.renderer import TEMPLATES
from playbook.site.replace import replace
from playbook.site.scripts import STYLES
from playbook.site.target import UnsafeTarget
from playbook.text.languages import Language

THEME = Path(__file__).parents[1] / "theme"


def build(engine: str, project: Path, site: Path) -> int:
    """Print the handbook of `project` into `site` with `engine`. Returns 0 for success.

    The old site stays until the new one is complete. Raises BadPlaybook if the data is not fit,
    UnsafeTarget if `site` is not a build's to replace.
    """
    book = load(project / "playbook_data")
    return replace(site, project, lambda new: ENGINES[engine](book, project, new))


def properdocs(_: Playbook, project: Path, site: Path) -> int:
    """The same hooks, macros and theme under the continuation of MkDocs."""
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--site-dir", str(site)]
    return _run(command, project)


def zensical(book: Playbook, project: Path, site: Path) -> int:
    """The pages as Markdown, a project for each language, and a page to choose between them."""
    settings = _settings(project / "mkdocs.yml")
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "pages"
        # Zensical takes even the links in HTML for links between files, and rewrites them.
        write(book, project / "docs", written, settings.get("site_url", ""), folder_of)
        for language in book.languages:
            work = Path(folder) / language.code
            work.mkdir()
            shutil.move(written / language.code, work / "docs")
            for name in STYLES:
                (work / "docs" / "assets").mkdir(exist_ok=True)
                shutil.copy(THEME / "assets" / name, work / "docs" / "assets" / name)
            config = json.dumps(_config(book, language, settings), ensure_ascii=False)
            (work / "mkdocs.yml").write_text(config, encoding="utf-8")
            program = str(Path(sys.executable).with_name("zensical"))
            code = _run([program, "build", "--clean", "-f", str(work / "mkdocs.yml")], work)
            if code:
                return code
            site.mkdir(exist_ok=True)
            shutil.move(work / "site", site / language.code)
    for path, content in site_files(book, settings.get("site_url", "")):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    page = templates.get_template("choose.html").render(book=book)
    (site / "index.html").write_text(page, encoding="utf-8")
    return 0


ENGINES = {"properdocs": properdocs, "zensical": zensical}


def _config(book: Playbook, language: Language, settings: dict[str, Any]) -> dict[str, Any]:
    """Zensical reads MkDocs' settings; JSON is YAML."""
    address = settings.get("site_url", "")
    return {
        "site_name": book.team.name[language.code],
        "site_url": f"{address}{language.code}/" if address else "",
        "repo_url": settings.get("repo_url", ""),
        "theme": {"language": language.code, "font": False},
        "extra_css": [f"assets/{name}" for name in STYLES],
        "markdown_extensions": settings["markdown_extensions"],
    }


def _settings(path: Path) -> dict[str, Any]:
    """What mkdocs.yml says, with what it inherits."""
    said: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    parent = said.pop("INHERIT", None)
    return _settings(path.parent / parent) | said if parent else said


def _run(command: list[str], folder: Path) -> int:
    return subprocess.run(command, cwd=folder, check=False).returncode


def main() -> int:
    """Print the handbook in the current folder into site/. Returns 0 for success, else not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("--site", type=Path, default=Path("site"))
    options = parser.parse_args()
    project, language = Path.cwd(), reader_language()
    try:
        return build(options.engine, project, options.site)
    except BadPlaybook as bad:
        print(text(bad.problems, language, project), file=sys.stderr)
        print(summary(bad.problems, language), file=sys.stderr)
        return 1
    except UnsafeTarget as unsafe:
        print(f"playbook: {unsafe.said(language)}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
