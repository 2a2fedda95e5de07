"""The theme's files, listed without those that MkDocs leaves out of a site."""

from __future__ import annotations

import os
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.structure.files import File
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

import playbook.theme
from playbook.site import assets

SOURCE = Path(playbook.theme.__file__).with_name("src")
"""What scripts and styles are built from; readers get what was built."""

EDITOR = set((SOURCE.parent / assets.FOLDER).glob(f"{assets.KEEPERS}*"))
"""What only the editor's page fetches, which readers of a site have not."""


def spare_hidden(theme: Theme) -> None:
    """Have environments of `theme` list no file in a hidden folder: Material keeps 12,000 icons in
    one. MkDocs would drop each by its name, in a fortieth of a small handbook's build."""
    whole = theme.get_env

    def get_env() -> Environment:
        env = whole()
        env.loader = _Shown(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


class _Shown(FileSystemLoader):
    """Loads every template, and lists those that stand in no hidden folder."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for here, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                within = Path(here).relative_to(top)
                found.update((within / name).as_posix() for name in names)
        return sorted(found)


def is_unused(file: File, *, editing: bool) -> bool:
    """True for what the theme's own scripts and styles are built from, for the editor's unless
    there is `editing`, and for those that Material brings and this theme does not use."""
    path = Path(file.abs_src_path or "")
    if not path.is_relative_to(get_theme_dir("material")):
        return path.is_relative_to(SOURCE) or (path in EDITOR and not editing)
    return (file.src_uri.startswith("assets/") and not file.src_uri.endswith(".min.css")) or (
        "/palette." in file.src_uri
    )
