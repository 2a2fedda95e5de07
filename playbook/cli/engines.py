"""Printing the handbook with an engine other than MkDocs: `playbook build --engine zensical`.

ProperDocs runs our plugin and theme as MkDocs does. Zensical runs neither: it is given the pages as
Markdown, one project a language, and its own look.
"""

from __future__ import annotations

import ctypes
import json
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from playbook.check.base_prose import base_prose, with_unwritten
from playbook.check.callers import callers
from playbook.export.files import site_files
from playbook.export.markdown import Prose, folder_of, write
from playbook.export.moved import moved_pages
from playbook.kinds.team.model import Team
from playbook.locale import tables
from playbook.locale.commands import say
from playbook.locale.languages import INTERNATIONAL, Language
from playbook.mkdocs.prose_markup import PLAIN
from playbook.mkdocs.settings import named
from playbook.mkdocs.settings_file import SETTINGS, read_settings
from playbook.mkdocs.settings_files import THEME
from playbook.model.playbook import Playbook
from playbook.problems.problem import in_order
from playbook.problems.report import reader_language, show
from playbook.render.renderer import TEMPLATES, templates
from playbook.site.assets import FOLDER, OF_KINDS, RECORD, STYLE
from playbook.site.publish import publish
from playbook.site.verify import verify
from playbook.source.project import Project

LOOK = TEMPLATES / "zensical"
"""What differs from Zensical's own look."""
SHEETS = (STYLE, RECORD)
"""What every page is styled with; the sheets of kinds are linked where they are needed."""
DRAWN = (FOLDER / "pictures.js", FOLDER / "shared.js")
"""What sets the day into drawings, the one script that pages themselves name."""
OTHER_SCRIPTS = re.compile(
    r'<[a-z]+ (?:rel="(?:module)?preload"|type="module" src="[^"]*/(?!pictures\.js)[^"/]+")'
    r"[^>]*>(?:<[^<>]*script>)?\n?"
)
"""What pages ask for that only runs within the theme."""
PR_SET_PDEATHSIG = 1


def build(engine: str, project: Project, book: Playbook) -> int:
    """Print `book`, the checked data of `project`, with `engine` and publish it.

    Returns 0 for success. The old site stays until the new one is complete. Raises BadPlaybook if
    the prose is not fit, UnsafeTarget if the project's site is not a build's to replace.
    """
    return publish(project, lambda new: ENGINES[engine](book, project, new))


def properdocs(_: Playbook, project: Project, site: Path) -> int:
    """The same plugin, macros and theme under the continuation of MkDocs."""
    command = [sys.executable, "-m", "playbook.cli.properdocs", "build"]
    given = ["--data", str(project.data), "--site", str(site)]
    return _run([*command, *given], project.root)


def zensical(book: Playbook, project: Project, site: Path) -> int:
    """The pages as Markdown, a project for each language, and a page to choose between them."""
    settings, _ = read_settings(project.root / SETTINGS)
    written = site.with_name("pages")
    # Zensical takes even the links in HTML for links between files, and rewrites them.
    calling = callers(project, book, templates())
    prose = Prose(project.docs, base_prose(project, book), calling)
    write(with_unwritten(project, book), prose, written, project.site_url, folder_of)
    pages = {path.relative_to(written).as_posix() for path in written.rglob("*.md")}
    for page in pages:
        text = (written / page).read_text(encoding="utf-8")
        (written / page).write_text(OTHER_SCRIPTS.sub("", text), encoding="utf-8")
    for language in book.languages:
        work = site.with_name(language.code)
        work.mkdir()
        shutil.move(written / language.code, work / "docs")
        (work / "docs" / FOLDER).mkdir(parents=True, exist_ok=True)
        for sheet in SHEETS:
            shutil.copy(THEME / sheet, work / "docs" / sheet)
        config = json.dumps(_config(book, language, project, settings), ensure_ascii=False)
        (work / SETTINGS).write_text(config, encoding="utf-8")
        command = [sys.executable, "-m", "zensical", "build", "--clean", "-f", str(work / SETTINGS)]
        if code := _run(command, work):
            return code
        site.mkdir(exist_ok=True)
        shutil.move(work / "site", site / language.code)
        (site / language.code / "404.html").unlink(missing_ok=True)  # hosts show that of the site
    (site / FOLDER).mkdir(parents=True)
    for file in (*OF_KINDS, *DRAWN):
        shutil.copy(THEME / file, site / file)
    moved = moved_pages(book, pages, scripted=False)
    for path, content in (*site_files(book, project.site_url), *moved):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    layouts = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    for path, name, base in (
        ("index.html", "choose.html", ""),
        ("404.html", "lost.html", project.url_path),
    ):
        page = layouts.get_template(name).render(book=book, base=base, words=tables.pages)
        (site / path).write_text(page, encoding="utf-8")
    return _verify(site, book, project.url_path)


def _verify(site: Path, book: Playbook, base: str) -> int:
    """Say what is wrong with the printed site, as the plugin does. Returns 0 if nothing is."""
    faults, language = in_order(verify(site, book, base)), reader_language()
    for fault in faults:
        print(show(fault, language, site), file=sys.stderr)
    if faults:
        print(say("faults-above", language, count=len(faults)), file=sys.stderr)
    return 1 if faults else 0


ENGINES = {"properdocs": properdocs, "zensical": zensical}


def _config(
    book: Playbook, language: Language, project: Project, settings: dict[str, Any]
) -> dict[str, Any]:
    """Zensical reads MkDocs' settings; JSON is YAML."""
    address = project.site_url
    given = named(settings.get("markdown_extensions") or [])
    return {
        "site_name": book[Team].name[language.code],
        "site_url": f"{address}{language.code}/" if address else "",
        "repo_url": settings.get("repo_url", ""),
        "theme": {"language": language.code, "font": False, "custom_dir": str(LOOK)},
        "extra": {"tag": language.tag, "fallback": INTERNATIONAL.code},
        "extra_css": [sheet.as_posix() for sheet in SHEETS],
        "markdown_extensions": [
            {name: _plain(options or {})} for name, options in (PLAIN | dict(given)).items()
        ],
    }


def _plain(options: Any) -> Any:
    """`options` without what names Python, which is read as nothing: its default stands."""
    if isinstance(options, list):
        return [_plain(option) for option in options]
    if isinstance(options, dict):
        return {name: _plain(option) for name, option in options.items() if option is not None}
    return options


def _run(command: list[str], folder: Path) -> int:
    """Run an engine, which ends with this process however that is ended. Returns its exit code."""
    done = subprocess.run(command, cwd=folder, check=False, preexec_fn=_end_with_parent)
    return done.returncode


def _end_with_parent() -> None:
    """Ask the system, where it can, to kill this process when the one that started it is gone."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
