"""A printed site, looked over before anybody sees it: what is missing, dead, empty or foreign."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import leaves
from playbook.problems.problem import Problem
from playbook.site.addresses import STATES, address, resolve
from playbook.site.html_page import Page
from playbook.site.locator import locate
from playbook.site.page_rules import LEFT_OVER, STYLE_LOADS, Fault, faults
from playbook.text.markup import plain
from playbook.views.pages import pages


@dataclass(frozen=True)
class _Known:
    """What the other pages and the end need of a page once it has been looked over."""

    anchors: frozenset[str]
    links: tuple[str, ...]
    problems: list[Problem]


class Verifier:
    """Looks over a site printed from `playbook`, each page as soon as it is there.

    `base` is the path that 404.html and others put before absolute addresses; `prose` are texts
    beside the data that hold template marks and are to be shown as typed.
    """

    def __init__(self, playbook: Playbook, base: str = "/", prose: Iterable[str] = ()) -> None:
        self._playbook = playbook
        self._base = unquote(base)
        self._pages: dict[str, _Known] = {}
        self._typed = cache(lambda: "\n".join([*prose, _typed(playbook)]))

    def add(self, path: str, html: bytes) -> None:
        """Look over one page; `path` is its file below the site: <language>/today/index.html."""
        page = Page(path, html)
        found = list(faults(page, self._typed))
        self._pages[path] = _Known(
            anchors=frozenset(map(intern, page.anchors)),
            links=tuple({intern(href): None for _, href in page.links() if address(href)}),
            problems=_located(page, found),
        )

    def finish(self, folder: Path) -> list[Problem]:
        """Everything wrong with the finished site in `folder`; reads what was not yet added."""
        for file in sorted(folder.rglob("*.html")):
            path = file.relative_to(folder).as_posix()
            if path not in self._pages:
                self.add(path, file.read_bytes())
        problems = [*self._missing(), *_foreign_sheets(folder)]
        exists = cache(lambda target: (folder / target).exists())
        for path, known in self._pages.items():
            problems += known.problems
            codes = {href: self._dead(path, href, exists) for href in known.links}
            if dead := {href: code for href, code in codes.items() if code}:
                problems += _located(*_dead_links(path, folder, dead))
        return problems

    def _missing(self) -> Iterator[Problem]:
        for language in self._playbook.languages:
            for page in pages(self._playbook, language):
                path = page.path.removesuffix(".md") + "/index.html"
                if path not in self._pages:
                    yield Problem(path, 1, 1, "page-missing", {"data": page.data})
        for path in ("index.html", "404.html"):
            if path not in self._pages:
                yield Problem(path, 1, 1, "page-missing", {"data": "docs"})

    def _dead(self, path: str, href: str, exists: Callable[[str], bool]) -> str:
        """The code of what is wrong with the link `href` on the page `path`; empty if nothing."""
        relative, anchor = address(href) or ("", "")
        target = resolve(path, relative, self._base)
        if target is None or not exists(target):
            return "page-dead-link"
        if anchor and target in self._pages and anchor not in self._pages[target].anchors:
            return "" if anchor.startswith(STATES) else "page-dead-anchor"
        return ""


def verify(
    folder: Path, playbook: Playbook, base: str = "/", prose: Iterable[str] = ()
) -> list[Problem]:
    """Everything wrong with the site in `folder`, printed from `playbook` and `prose`."""
    return Verifier(playbook, base, prose).finish(folder)


def marked(html: str) -> list[str]:
    """The texts in the HTML of prose that hold template marks."""
    page = Page("", html.encode())
    found = LEFT_OVER.search(page.text)  # hardly ever
    return [text for _, text in page.texts() if LEFT_OVER.search(text)] if found else []


def _located(page: Page, found: list[Fault]) -> list[Problem]:
    places = locate(page, [fault.node for fault in found]) if found else []
    return [
        Problem(page.path, *mark, fault.code, fault.words)
        for mark, fault in zip(places, found, strict=True)
    ]


def _dead_links(path: str, folder: Path, dead: dict[str, str]) -> tuple[Page, list[Fault]]:
    """The page at `path` read once more, and each place of its links that are `dead`."""
    page = Page(path, (folder / path).read_bytes())
    nodes: dict[str, list[LexborNode | None]] = {href: [] for href in dead}
    for node, href in page.links():
        if href in dead:
            nodes[href].append(node)
    return page, [
        Fault(node, code, {"target": href})
        for href, code in dead.items()
        for node in nodes[href] or [None]
    ]


def _foreign_sheets(folder: Path) -> Iterator[Problem]:
    for sheet in sorted(folder.rglob("*.css")):
        name = sheet.relative_to(folder).as_posix()
        for found in STYLE_LOADS.finditer(sheet.read_text(encoding="utf-8")):
            yield Problem(name, 1, 1, "page-foreign", {"target": found["target"]})


def _typed(playbook: Playbook) -> str:
    """All texts of the data that hold template marks and are to be shown as typed."""
    records = [record for kind in playbook.records.values() for record in kind.values()]
    sides = [
        side
        for model in [*records, *playbook.files.values()]
        for _, marker, value in leaves(model)
        if marker is Text
        for side in value.sides.values()
    ]
    marked = [side for side in sides if LEFT_OVER.search(side)]
    return "\n".join([*marked, *map(plain, marked)])
