"""The menus of every language: for MkDocs' navigation, and for the theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from mkdocs.structure.files import File

from playbook.model.playbook import Playbook
from playbook.text.languages import Language
from playbook.views.side_menu import Entry, beside, entries


class Shown(NamedTuple):
    """A page in a menu; titles are escaped."""

    path: str
    url: str
    short: Markup
    title: Markup


class Menus:
    """What leads where in one playbook."""

    def __init__(self, book: Playbook, sections: Sequence[str], files: Mapping[str, File]) -> None:
        """`sections` is the order of mkdocs.yml; `files` holds all pages by their path."""
        self.book, self.files = book, files
        self.names = [name for name in sections if not _is_beside(name, sections)]
        self._places = {name: place for place, name in enumerate(sections)}
        self._shown: dict[str, Shown] = {}
        self._menus = {
            f"{language.code}/{name}": self._menu(language, name)
            for language in book.languages
            for name in self.names
            if name.endswith("/")
        }

    def nav(self, language: Language) -> dict[str, Any]:
        """The navigation of one language, as mkdocs.yml would say it."""
        nav: list[Any] = []
        for name in self.names:
            path = f"{language.code}/{name}"
            menu = self._menus.get(path)
            nav.append(path if menu is None else {name: [entry.path for entry in menu]})
        return {language.code: nav}

    def sections(self, language: Language, uri: str) -> list[tuple[Shown, bool]]:
        """The sections, and whether the page `uri` is in each."""
        folder = _folder(uri)
        paths = [f"{language.code}/{name}" for name in self.names]
        paths = [path + "index.md" if path.endswith("/") else path for path in paths]
        return [
            (self._show(path), path == uri or path.startswith(folder))
            for path in paths
            if path in self.files  # while serving, a page may be gone that the check asks for
        ]

    def beside(self, uri: str) -> list[tuple[Shown, str | None]]:
        """The pages that stand beside the page `uri`, each with its group."""
        menu = self._menus.get(_folder(uri), [])
        return [(self._show(entry.path), entry.group) for entry in beside(menu, uri)]

    def _menu(self, language: Language, name: str) -> list[Entry]:
        path = f"{language.code}/{name}"
        prose = [uri for uri, file in self.files.items() if _is_prose(uri, file, path)]
        return entries(self.book, name.rstrip("/"), sorted(prose, key=self._place), language.code)

    def _place(self, uri: str) -> tuple[bool, int, str]:
        """Where a prose page stands in its section: the index, what mkdocs.yml names, the rest."""
        place = self._places.get(uri.partition("/")[2], len(self._places))
        return not uri.endswith("/index.md"), place, uri

    def _show(self, path: str) -> Shown:
        """The same on every page, so told once."""
        if path not in self._shown:
            page = self.files[path].page
            assert page is not None
            title, short = str(page.title), page.meta.get("short")
            shown = Shown(path, page.url, escape(str(short or title)), escape(title))
            self._shown[path] = shown
        return self._shown[path]


def _is_beside(name: str, sections: Sequence[str]) -> bool:
    """True if `name` is a page of a section of `sections`, and none of its own."""
    folder, _, page = name.partition("/")
    return bool(page) and f"{folder}/" in sections


def _is_prose(uri: str, file: File, folder: str) -> bool:
    return uri.startswith(folder) and uri.endswith(".md") and file.abs_src_path is not None


def _folder(uri: str) -> str:
    return "/".join(uri.split("/")[:2]) + "/"
