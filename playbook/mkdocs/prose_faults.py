"""What a build would find on the pages of prose, each at its line of Markdown.

Rules that read Markdown say most of what is wrong, and better. This is what only the printed page
tells, such as which ids its headings end up with.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from playbook.check.base_prose import MADE
from playbook.check.macro_calls import Call, read
from playbook.check.prose_links import ROOT
from playbook.mkdocs.prose_printer import ProsePrinter, settings_of_prose
from playbook.model.playbook import Playbook
from playbook.problems.problem import Mark, Problem, phrase
from playbook.problems.suggestions import nearest
from playbook.render.anchors import written
from playbook.render.renderer import templates
from playbook.site.addresses import STATES, address, resolve
from playbook.site.html_page import Page
from playbook.site.page_rules import RULES
from playbook.source.project import Project

WRITTEN = re.compile(rf"{MADE.pattern}|[^/]+/(?:words|duties|maturity|paths)\.json$")
"""What a build writes beside the pages."""
NUMBERED = re.compile(r"_[0-9]+$|__|fn(?:ref)?:|(?:.*--)?pb--nothing$")
"""Ids that are made of no words: nothing else has such."""
REMOVE = phrase("correct-or-remove")
FOOTNOTE = "fnref:"
"""What the ids of calls of footnotes begin with."""


def prose_faults(
    project: Project, book: Playbook, told: Collection[str], cache_in: Path | None = None
) -> list[Problem]:
    """What a build of `book` would find in the prose of `project`, but for pages of which
    something is `told` already. Nothing with extensions of Markdown that are not ours to run.

    Compiled templates are kept in the folder `cache_in`.
    """
    config = settings_of_prose(project)
    if config is None:
        return []
    look = _Look(project, ProsePrinter(project, book.published(), config, cache_in))
    return [
        problem
        for page, file in look.printer.prose.items()
        if not _is_told(where := f"{project.docs.name}/{file.src_uri}", told)
        and file.src_uri not in look.printer.base.stand_ins
        for problem in look.problems(page, where)
    ]


def _is_told(where: str, told: Collection[str]) -> bool:
    """Whether something is said of the page `where`, or of a folder on the way to it."""
    return where in told or any(folder in told for folder in _folders(where))


class _Found(NamedTuple):
    """What is wrong with a page."""

    code: str
    sign: str
    """What to look for in the line that brings it: an address, an id."""
    words: Mapping[str, Any]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others of its page."""
        return self.code, self.sign


class _Look:
    def __init__(self, project: Project, printer: ProsePrinter) -> None:
        self.printer = printer
        self.base = project.url_path
        self.known = {*ROOT, *printer.prose, *printer.made}
        self.known |= {file.dest_uri for file in printer.files}
        self.known |= {folder for file in [*self.known] for folder in _folders(file)}
        self.printed = lru_cache(maxsize=500)(printer.printed)

    def problems(self, page: str, where: str) -> Iterator[Problem]:
        """All that is wrong with `page`, whose file messages call `where`."""
        above, body = self.printer.text(page)
        if not self._needs_calls(page, body):
            return
        for found in {found.key: found for found in self._found(page, body)}.values():
            line, column = self._mark(page, body, found)
            yield Problem(where, above + line, column, found.code, found.words)

    def _needs_calls(self, page: str, body: str) -> bool:
        """Whether anything may be wrong with `page`, as far as is seen without what macros print:
        that is as it should be, below its own headings and on lines of its own."""
        printed = self.printed(page, body, calling=False).page
        calls = [piece for piece in read(body, templates()) if isinstance(piece, Call)]
        made = printed.anchors - written(body)
        unforeseen = calls and any(not NUMBERED.match(ident) for ident in made)
        among_text = any(call.depth or not call.alone for call in calls)
        return bool(unforeseen) or among_text or any(self._found(page, body, calling=False))

    def _found(self, page: str, body: str, *, calling: bool = True) -> Iterator[_Found]:
        printed, doubts, lost = self.printed(page, body, calling=calling)
        for rule in RULES:
            for fault in rule(printed):
                sign = next((str(word) for word in fault.words.values()), "")
                yield _Found(fault.code, sign, fault.words)
        for macro in lost:
            yield _Found("lost-call", macro, {"word": macro})
        for target in doubts:
            yield _Found("no-such-page", target, {"page": target, "cure": REMOVE})
        for _, href in printed.links():
            yield from self._dead(page, href, printed, calling=calling)

    def _dead(self, page: str, href: str, printed: Page, *, calling: bool) -> Iterator[_Found]:
        """What is wrong with the link `href` on `page`, as it is `printed`."""
        if (asked := address(href)) is None:
            return
        path, anchor = asked
        target = resolve(page, path, self.base)
        if target is None or not (target in self.known or WRITTEN.match(target)):
            yield _Found("no-such-page", href, {"page": path, "cure": REMOVE})
            return
        if not anchor or anchor.startswith(STATES):
            return
        places = printed.anchors if target == page else self._places(target, calling=calling)
        if places is None or anchor in places:
            return
        if anchor.startswith(FOOTNOTE):
            name = anchor.removeprefix(FOOTNOTE)
            yield _Found("unused-footnote", f"[^{name}]", {"name": name})
        else:
            words = {"anchor": anchor, "page": path or page, "near": nearest(anchor, places)}
            yield _Found("unknown-anchor", f"#{anchor}", words)

    def _places(self, page: str, *, calling: bool) -> Collection[str] | None:
        """The places on `page`, printed to its end; None if it is a file."""
        if page in self.printer.made:
            return self.printer.places(page)
        if page not in self.printer.prose:
            return None
        return self.printed(page, self.printer.text(page)[1], calling=calling).page.anchors

    def _mark(self, page: str, body: str, found: _Found) -> Mark:
        """A line of `body` without which, and all below, `found` would not be there; the column of
        its sign."""
        lines = body.split("\n")
        without, there = 0, len(lines)
        while there - without > 1:
            middle = (without + there) // 2
            above = "\n".join(lines[:middle])
            if found.key in (one.key for one in self._found(page, above)):
                there = middle
            else:
                without = middle
        return there, max(lines[there - 1].find(found.sign), 0) + 1


def _folders(file: str) -> Iterator[str]:
    while file := file.rpartition("/")[0]:
        yield file
