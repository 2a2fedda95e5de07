"""What the handbook is measured against: the same pages, printed by others."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playbook.export.markdown import Prose, write
from playbook.model.playbook import Playbook

ROOT = Path(__file__).parent.parent
OURS = sys.executable
THEIRS = str(ROOT / ".venv-bench" / "bin" / "python")
EXTENSIONS = {"attr_list": {}, "tables": {}, "toc": {"permalink": False, "toc_depth": "2-3"}}
PRINTED_ONLY = """
import playbook.mkdocs.plugin
playbook.mkdocs.plugin.verify = lambda *_: []
from mkdocs.__main__ import cli
cli()
"""
"""MkDocs' command, its site not verified: what verifying adds is seen beside it."""
PAGE = "<!doctype html><title>{{ page.title }}</title>{{ page.content }}\n"


@dataclass(frozen=True)
class Base:
    """One way to print a handbook: its name, where it runs, its commands, and what they write."""

    name: str
    project: Path
    commands: list[list[str]]
    sites: list[Path]


def bases(handbook: Path, book: Playbook, folder: Path) -> list[Base]:
    """Ours and every base for the handbook in `handbook`, set up below `folder`."""
    pages = folder / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    write(book, Prose(handbook / "docs"), pages)
    (folder / "core-theme").mkdir()
    (folder / "core-theme" / "main.html").write_text(PAGE, encoding="utf-8")
    return [
        _ours(handbook, folder),
        _printed(handbook, folder),
        _mkdocs("core", folder, {"name": None, "custom_dir": "core-theme"}, []),
        _mkdocs("stock", folder, {"name": "material", "font": False}, _stock(book)),
        _zensical(folder, book),
    ]


def _ours(handbook: Path, folder: Path) -> Base:
    """The whole command that the README gives: check, print, verify, publish."""
    site = folder / "ours"
    return Base("ours", handbook, [[OURS, "-m", "playbook", "build", "--site", str(site)]], [site])


def _printed(handbook: Path, folder: Path) -> Base:
    """MkDocs' part of it alone."""
    site = folder / "printed"
    command = [OURS, "-c", PRINTED_ONLY, "build", "-q", "--site-dir", str(site)]
    return Base("mkdocs part", handbook, [command], [site])


def _mkdocs(name: str, folder: Path, theme: dict[str, object], plugins: list[object]) -> Base:
    site, config = folder / name, folder / f"{name}.yml"
    settings = {
        "site_name": name,
        "site_url": "https://example.org/",
        "docs_dir": "pages",
        "theme": theme,
        "plugins": plugins,
        "markdown_extensions": [{key: value} for key, value in EXTENSIONS.items()],
        "validation": {"links": {"absolute_links": "ignore"}},
    }
    config.write_text(json.dumps(settings), encoding="utf-8")
    command = [THEIRS, "-m", "mkdocs", "build", "-q", "-f", str(config), "--site-dir", str(site)]
    return Base(name, folder, [command], [site])


def _stock(book: Playbook) -> list[object]:
    """Material's own search, macros (nothing left to fill in), and translations by folder."""
    languages = [
        {"locale": language.code, "name": language.name, "build": True, "default": not place}
        for place, language in enumerate(book.languages)
    ]
    return [
        "search",
        {"macros": {}},
        {"i18n": {"docs_structure": "folder", "languages": languages}},
    ]


def _zensical(folder: Path, book: Playbook) -> Base:
    """One project a language, as its makers advise for translations."""
    sites, commands = [], []
    for language in book.languages:
        project = folder / f"zensical-{language.code}"
        shutil.copytree(folder / "pages" / language.code, project / "docs")
        settings = {
            "site_name": language.name,
            "site_dir": "site",
            "theme": {"language": language.code, "font": False},
            "markdown_extensions": [{key: value} for key, value in EXTENSIONS.items()],
        }
        (project / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
        sites.append(project / "site")
        program = str(Path(THEIRS).with_name("zensical"))
        commands.append([program, "build", "-c", "-f", str(project / "mkdocs.yml")])
    return Base("zensical", folder, commands, sites)
