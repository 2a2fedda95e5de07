"""Which page of prose calls a macro: links to what it prints lead there, wherever that is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from playbook.check.base_prose import base_prose
from playbook.check.macro_calls import Call, read
from playbook.check.prose_links import COMMENT
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.source.files import files_below
from playbook.source.project import Project
from playbook.text.encoding import decode

HEALTH = "health"
Callers = Mapping[tuple[str, str], str]
"""By language and macro the first page that calls it on a line of its own, where headings are
headings: below the language's own, such as plan/structure; empty for the language's first page."""


def callers(project: Project, book: Playbook, macros: Collection[str]) -> Callers:
    """The pages of `project` that call `macros`; of those that cannot be read, none."""
    found: dict[tuple[str, str], str] = {}
    for uri, path in _pages(project, book):
        language, _, place = uri.removesuffix(".md").partition("/")
        for piece in read(_text(path), macros):
            if isinstance(piece, Call) and piece.alone and not piece.depth:
                address = "" if place == "index" else place.removesuffix("/index")
                found.setdefault((language, piece.macro), address)
    return found


def kept_back(book: Playbook, called: Callers) -> set[str]:
    """The pages that are the keeper's alone, by their paths below the docs folder: those that
    show the state of `book`, if the team does not publish it."""
    if book[Team].health == "published":
        return set()
    found = [f"{language}/{at}" for (language, macro), at in called.items() if macro == HEALTH]
    return {f"{place}{ending}" for place in found for ending in (".md", "/index.md")}


def _pages(project: Project, book: Playbook) -> list[tuple[str, Path]]:
    own = filter(project.prints, files_below(project.docs))
    pages = {path.relative_to(project.docs).as_posix(): path for path in own}
    pages |= base_prose(project, book).printed
    return sorted((uri, path) for uri, path in pages.items() if uri.endswith(".md"))


def _text(path: Path) -> str:
    try:
        text = decode(path.read_bytes()).text
    except OSError:
        return ""
    return COMMENT.sub("", text) if "{{" in text else ""
