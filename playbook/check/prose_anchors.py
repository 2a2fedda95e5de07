"""Links in prose that lead to a page, and to no place on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from playbook.check.macro_calls import without_code
from playbook.problems.problem import Problem, mark_at
from playbook.problems.suggestions import nearest
from playbook.source.writing import real_path
from playbook.text.encoding import decode

LINK = re.compile(r"\]\((?P<page>[^)\s:#]*\.md)?#(?P<anchor>[^)\s]+)[^)]*\)")
MADE = re.compile(r"_[0-9]+|fn(?:ref)?:.*|:~:.*|share=.*")
"""What Markdown numbers by itself, and what names a state instead of a place."""
AnchorsIn = Callable[[str, str], Collection[str]]
"""The places on a page, by its language and the text of its file."""


def bad_prose_anchors(
    where: str, text: str, path: Path, anchors_in: AnchorsIn, calls: Mapping[Path, str]
) -> Iterator[Problem]:
    """Links of the page `where`, in the file `path` with this `text`, to a place that is not there.
    `calls` are what pages of records hold, by the files that they would be.

    A page that is not there is told elsewhere; an id that Markdown makes of a heading is known as
    far as `anchors_in` knows it.
    """
    read = cache(lambda page: decode(page.read_bytes()).text)
    for link in LINK.finditer(without_code(text)):
        page = real_path(path.parent / unquote(link["page"])) if link["page"] else path
        anchor = unquote(link["anchor"])
        if MADE.fullmatch(anchor) or not (page in calls or page.is_file()):
            continue
        there = text if page == path else calls.get(page) or read(page)
        known = anchors_in(where.split("/")[1], there)
        if anchor not in known:
            shown = link["page"] or path.name
            words = {"anchor": anchor, "page": shown, "near": nearest(anchor, known)}
            yield Problem(where, *mark_at(text, link.start("anchor")), "unknown-anchor", words)
