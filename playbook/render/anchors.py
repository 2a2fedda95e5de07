"""The places of a page that links can lead to: ids, and names that they had before."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from functools import cache
from itertools import count
from pathlib import Path

from markdown.extensions.toc import slugify

from playbook.check.macro_calls import Call, read, with_id
from playbook.check.overviews import shown
from playbook.kinds import record_kinds
from playbook.model.playbook import Playbook
from playbook.render.renderer import Renderer, templates

HEADING_ID = re.compile(r"(?<=\{: #)(?P<id>[^\s}]+)(?= \}$)", re.MULTILINE)
"""As templates write it."""
ID = re.compile(r' id="(?P<id>[^"]+)"')
NAME = re.compile(r'\ba name="(?P<id>[^"]+)"')
POINTING = re.compile(
    r'(?<= )(?P<start>(?:id|for|aria-(?:describedby|labelledby|controls))="|href="#)'
    r'(?P<ids>[^"]+)'
)
WRITTEN = re.compile(r"\{[^{}\n]*#(?P<id>[\w-]+)[^{}\n]*\}|\bid=[\"'](?P<html>[^\"']+)[\"']")
"""An id that prose gives, in Markdown or HTML."""
TITLE = re.compile(r"^#+[ \t]*(?P<atx>.+?)#*$|^(?P<setext>.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)


def anchors(markdown: str) -> set[str]:
    """The places in what a template printed."""
    return {*_ids(markdown), *NAME.findall(markdown)}


def anchors_of_records(
    playbook: Playbook, *, cache_in: Path | None = None
) -> Callable[[str, str], Set[str]]:
    """The places on a record's page, by kind and id; they are the same in every language. Compiled
    templates are kept in the folder `cache_in`."""
    renderer, language = Renderer(playbook, cache_in), playbook.languages[0].code

    @cache
    def of(kind: str, ident: str) -> Set[str]:
        url = f"{language}/{kind}/{ident}/"
        return anchors(renderer.render(record_kinds()[kind].singular, url, ident))

    return of


def anchors_in_prose(
    playbook: Playbook, *, cache_in: Path | None = None
) -> Callable[[str, str], Set[str]]:
    """The places on a page of prose, by its language and text: its own, and those of what it
    calls. Compiled templates are kept in the folder `cache_in`."""
    renderer = Renderer(playbook, cache_in)

    @cache
    def of(language: str, prose: str) -> Set[str]:
        found = written(prose)
        for piece in read(prose, templates()):
            if isinstance(piece, Call) and _is_there(piece, playbook):
                url = f"{language}/page/"
                text = renderer.render(piece.macro, url, piece.ident, piece.options)
                found |= anchors(apart(text, scope(piece.macro, piece.ident), found))
        return found

    return of


def _is_there(call: Call, playbook: Playbook) -> bool:
    """Whether there is what `call` shows; if not, it is told elsewhere."""
    if kind := with_id().get(call.macro):
        return playbook.id_today(kind, str(call.ident)) in playbook.records[kind]
    return call.macro not in shown() or bool(shown()[call.macro][1](playbook))


def written(prose: str) -> set[str]:
    """The ids that a page of prose has by itself, those that its headings will get among them."""
    given = {found["id"] or found["html"] for found in WRITTEN.finditer(prose)}
    titles = [found["atx"] or found["setext"] for found in TITLE.finditer(prose)]
    made = (slugify(title, "-", unicode) for title in titles for unicode in (False, True))
    return given | set(made)


def apart(markdown: str, scope: str, taken: set[str]) -> str:
    """What a template printed, for a page where `taken` ids stand, which its own then join.

    An id that is free stays, so that links survive; one that is not is put behind `scope`, such as
    `checklist-daily--metrics`. No id of data or prose has two hyphens.
    """
    new = {ident: _free(ident, scope, taken) for ident in _ids(markdown)}
    taken.update(new.values())

    def renamed(found: re.Match[str]) -> str:
        return found["start"] + " ".join(new.get(one, one) for one in found["ids"].split(" "))

    headings = HEADING_ID.sub(lambda found: new[found["id"]], markdown)
    return POINTING.sub(renamed, headings)


def scope(macro: str, ident: str | None) -> str:
    """What ids of a macro begin with if others have them, such as checklist-daily."""
    return "-".join([*macro.split("_"), *([ident] if ident else [])])


def _ids(markdown: str) -> list[str]:
    return [found["id"] for one in (HEADING_ID, ID) for found in one.finditer(markdown)]


def _free(ident: str, scope: str, taken: set[str]) -> str:
    if ident not in taken:
        return ident
    scopes = (scope if number == 1 else f"{scope}-{number}" for number in count(1))
    return next(name for one in scopes if (name := f"{one}--{ident}") not in taken)
