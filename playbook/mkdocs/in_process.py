"""Runs MkDocs in this process: one process to stop, and the data is read once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

from mkdocs.__main__ import State  # 1.6: its log handlers, which only its own command sets up
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from playbook.mkdocs.plugin import PlaybookPlugin
from playbook.mkdocs.settings import NAME, module_of, named
from playbook.mkdocs.settings_file import SETTINGS
from playbook.mkdocs.settings_files import raised_in
from playbook.model.playbook import Playbook
from playbook.problems.report import reader_language, show
from playbook.site.publish import publish
from playbook.source.project import Project

ADDRESS = "127.0.0.1:8000"


def build(project: Project, book: Playbook) -> int:
    """Print `book`, read and checked before, and publish it. Returns 0 for success, else not.

    The old site stays untouched until the new one is complete and verified. Raises UnsafeTarget
    if the project's site is not a build's to replace.
    """
    return publish(project, lambda site: _run(project, partial(_print, project, book, site)))


def _print(project: Project, book: Playbook, site: Path) -> None:
    """What MkDocs' own command does, with the data that is read already."""
    config = load_config(site_dir=str(site), strict=True, **_settings(project))
    plugin = cast(PlaybookPlugin, config.plugins[NAME])
    plugin.handbook.take(book)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def serve(project: Project, address: str) -> int:
    """Show the handbook at `address` (host:port) until interrupted; follow every change.

    Returns 0, or not if MkDocs gives up. Raises OSError if nothing can listen there.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415 - a build needs no server

    return _run(project, partial(mkdocs_serve, dev_addr=address, **_settings(project)))


def _run(project: Project, action: Callable[[], None]) -> int:
    """Do it, and say what MkDocs has to say as its own command does, and where a program of the
    handbook's own ended. Returns the exit code."""
    state = State()  # type: ignore[no-untyped-call]
    try:
        action()
    except MkDocsException as stopped:
        stopped.show()
        return 1
    except (Exception, SystemExit) as error:
        settings = _read(project)
        found = raised_in(project.root / SETTINGS, settings, module_of(settings), error)
        if found is None:
            raise
        print(show(found, reader_language(), project.root), file=sys.stderr)
        return 1
    finally:
        del state  # takes its handler back
    return 0


def address_in(project: Project) -> str:
    """Where the settings have the handbook shown while it is edited, as host:port."""
    return str(_read(project).get("dev_addr") or ADDRESS)


def _read(project: Project) -> dict[str, Any]:
    path = project.root / SETTINGS
    with path.open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=MkDocsConfig(config_file_path=str(path))))


def _settings(project: Project) -> dict[str, Any]:
    """What MkDocs is to load: the settings, with the plugin told of the project's data."""
    plugins = _read(project).get("plugins") or []
    # As a mapping: of a list MkDocs takes the options out, and a server reads it again and again.
    with_data = {
        name: (options or {}) | {"data_dir": str(project.data)} if name == NAME else options
        for name, options in named(plugins)
    }
    return {"config_file": str(project.root / SETTINGS), "plugins": with_data}
