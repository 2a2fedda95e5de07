"""The menus of every language: for MkDocs' navigation, and for the theme."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from playbook.kinds import words
from playbook.locale.languages import LANGUAGES, Language
from playbook.mkdocs.record_page import STAND_IN, RecordPage, is_written
from playbook.model.kind import ABOUT, PLACES
from playbook.model.playbook import Playbook
from playbook.views.pages import HOME
from playbook.views.places import TODAY, place_of
from playbook.views.side_menu import Entry, beside, entries


class Shown(NamedTuple):
    """A page in a menu; titles are escaped."""

    path: str
    url: str
    """From the folder of its language."""
    short: Markup
    title: Markup
    tag: str
    """Of the language that its titles are in, if not the page's; else empty."""


class Place(NamedTuple):
    """One of the places of the menu: its sections, the first of which it leads to."""

    name: str
    sections: list[Shown]
    is_here: bool


class Beside(NamedTuple):
    """A group in the menu of a section; it leads to `url`, and shows `pages` if it is open."""

    group: Any
    url: str
    size: int
    pages: list[Shown]

    @property
    def is_listed(self) -> bool:
        """Whether it is a line in the section's own list: pages of no group, or a closed group."""
        return bool(self.group) != bool(self.pages)


class Menus:
    """What leads where in one playbook."""

    def __init__(
        self,
        book: Playbook,
        sections: Sequence[str],
        files: Mapping[str, File],
        chosen: Mapping[str, str] = {},
    ) -> None:
        """`sections` is the order of mkdocs.yml, `chosen` the places of those that it puts in one;
        `files` holds all pages by their path."""
        self.book, self.files = book, files
        own = [name for name in sections if not _is_beside(name, sections)]
        # A section of the base's has no page while there is nothing in it.
        self.names = [name for name in own if self._has_page(name)]
        self._order = {name: place for place, name in enumerate(sections)}
        self._place = {name: chosen.get(name) or place_of(book, name) for name in self.names}
        self._shown: dict[str, Shown] = {}
        self._menus = {
            f"{language.code}/{name}": self._menu(language, name)
            for language in book.languages
            for name in self.names
            if name.endswith("/")
        }

    def _has_page(self, name: str) -> bool:
        page = f"{name}index.md" if name.endswith("/") else name
        return any(f"{language.code}/{page}" in self.files for language in self.book.languages)

    def lead(self, config: MkDocsConfig) -> None:
        """Have MkDocs take its navigation from here, and miss no page in it: the check does."""
        config.nav = [self.nav(language) for language in self.book.languages]
        config.validation.nav.omitted_files = logging.DEBUG

    def nav(self, language: Language) -> dict[str, Any]:
        """The navigation of one language, as mkdocs.yml would say it."""
        nav: list[Any] = []
        for name in self.names:
            path = f"{language.code}/{name}"
            menu = self._menus.get(path)
            if menu:
                nav.append({name: [entry.path for entry in menu]})
            elif path in self.files:
                nav.append(path)
        return {language.code: nav}

    def places(self, language: Language, uri: str) -> list[Place]:
        """The places that have a page in `language`, and whether the page `uri` is in each."""
        section = _section(uri)
        here = self._place.get(section) or place_of(self.book, section)
        found = []
        for place in (*PLACES, ABOUT):
            names = [name for name in self.names if self._place[name] == place]
            if place == TODAY and len(names) > 1:
                names = [name for name in names if name != HOME]  # which the team's name leads to
            paths = [_first_page(f"{language.code}/{name}") for name in names]
            # It may stand in another language only.
            shown = [self._show(path) for path in paths if path in self.files]
            if shown:
                found.append(Place(place, shown, place == here))
        return found

    def section(self, uri: str) -> Shown | None:
        """The first page of the section that the page `uri` is in."""
        path = _first_page(f"{uri.partition('/')[0]}/{_section(uri)}")
        return self._show(path) if path in self.files else None

    def beside(self, uri: str) -> list[Beside]:
        """What stands beside the page `uri`: its section's other pages, group by group."""
        menu = self._menus.get(_folder(uri), [])
        first = _first_page(_folder(uri))
        return [
            Beside(
                one.group,
                self._url_of_group(first, one.group, one.entries) if one.group else "",
                len(one.entries),
                [self._show(entry.path) for entry in one.entries if entry.path != first]
                if one.is_open
                else [],
            )
            for one in beside(menu, uri)
        ]

    def tabs(self, uri: str) -> list[Shown]:
        """The other pages of the section that `uri` is in, if it has no groups and its place to
        itself: they stand at the top, as nothing else needs the side."""
        section = _section(uri)
        place = self._place.get(section)
        alone = [name for name in self.names if self._place[name] == place] == [section]
        found = self.beside(uri)
        if not alone or place in (TODAY, ABOUT) or any(one.group for one in found):
            return []
        return [page for one in found for page in one.pages]

    def _url_of_group(self, first: str, group: Any, entries: Sequence[Entry]) -> str:
        """Where the first page of a section shows `group`; if prose does not, its first record."""
        page = self.files[first].page if first in self.files else None
        if page is not None and not isinstance(page, RecordPage) and group.id in _ids(page.toc):
            return f"{_below(page.url)}#{group.id}"
        return self._show(entries[0].path).url

    def _menu(self, language: Language, name: str) -> list[Entry]:
        path = f"{language.code}/{name}"
        prose = [uri for uri, file in self.files.items() if _is_prose(uri, file, path)]
        return entries(self.book, name.rstrip("/"), sorted(prose, key=self._rank), language.code)

    def _rank(self, uri: str) -> tuple[bool, int, str]:
        """Where a prose page stands in its section: the index, what mkdocs.yml names, the rest."""
        place = self._order.get(uri.partition("/")[2], len(self._order))
        return not uri.endswith("/index.md"), place, uri

    def _show(self, path: str) -> Shown:
        """The same on every page, so told once."""
        if path not in self._shown:
            page = self.files[path].page
            assert page is not None
            title, short, tag = str(page.title), page.meta.get("short"), tag_of_title(page)
            if tag and (own := _name_of_kind(path)):
                title, short, tag = own, own, ""
            shown = Shown(path, _below(page.url), escape(str(short or title)), escape(title), tag)
            self._shown[path] = shown
        return self._shown[path]


def tag_of_title(page: Page) -> str:
    """Of the language that the title of `page` is in, if that is not its own; else empty."""
    code = page.meta.get(STAND_IN)
    return LANGUAGES[code].tag if code else ""


def _name_of_kind(path: str) -> str:
    """What the engine calls the kind whose page is at `path`; empty if none's is."""
    language, _, place = path.partition("/")
    return words(language).get(f"kind-{place.removesuffix('/index.md')}", "")


def _is_beside(name: str, sections: Sequence[str]) -> bool:
    """True if `name` is a page of a section of `sections`, and none of its own."""
    folder, _, page = name.partition("/")
    return bool(page) and f"{folder}/" in sections


def _is_prose(uri: str, file: File, folder: str) -> bool:
    """Whether `uri` is not a record's; a kind's own page stands for prose that is not there."""
    return uri.startswith(folder) and (_is_listed(uri, file) or uri == f"{folder}index.md")


def _is_listed(uri: str, file: File) -> bool:
    shown = file.inclusion.value > InclusionLevel.NOT_IN_NAV.value
    return shown and is_written(file) and uri.endswith(".md")


def in_menus(files: Mapping[str, File]) -> list[str]:
    """The prose among `files` that menus lead to: all that the settings do not keep out of them."""
    return [uri for uri, file in files.items() if _is_listed(uri, file)]


def _ids(toc: Iterable[AnchorLink]) -> set[str]:
    """The places on a page that its headings are."""
    return {one for link in toc for one in (link.id, *_ids(link.children))}


def _section(uri: str) -> str:
    """What mkdocs.yml calls the section that the page `uri` is in."""
    section, below, _ = uri.partition("/")[2].partition("/")
    return section + below


def _below(url: str) -> str:
    """An address from the folder of its language."""
    return url.partition("/")[2]


def _first_page(section: str) -> str:
    """The page that opens a section, by the path of its page or folder."""
    return f"{section}{HOME}" if section.endswith("/") else section


def _folder(uri: str) -> str:
    return "/".join(uri.split("/")[:2]) + "/"
