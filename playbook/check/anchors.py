"""Links in the data that lead to a page, and to no place on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from playbook.check.contents import Contents
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from playbook.model.traversal import Leaf, leaves
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.reader import Loc
from playbook.text.markup import tokens

Anchors = Callable[[str, str], Collection[str]]
"""The places on the page of a record, by kind and id."""
AnchorsOf = Callable[[Playbook], Anchors]


def bad_anchors(contents: Contents, playbook: Playbook, anchors_of: AnchorsOf) -> Iterator[Problem]:
    """Links whose page is there and whose anchor is not. Pages are printed only if links ask."""
    anchors: Anchors | None = None
    for model, source in [*contents.records.values(), *contents.files.values()]:
        for loc, side, target in _anchored(leaves(model)):
            page, _, anchor = target.partition("#")
            if tuple(page.split("/")) in playbook.left_out:  # no link then
                continue
            anchors = anchors or anchors_of(playbook)
            known = anchors(*page.split("/"))
            if anchor not in known:
                mark = source.within(source.value_mark((*loc, side)), target)
                words = {"anchor": anchor, "page": page, "near": nearest(anchor, known)}
                yield Problem(source.path, *mark, "unknown-anchor", words)


def _anchored(found: list[Leaf]) -> Iterator[tuple[Loc, str, str]]:
    """Place, language and target of each link among the texts `found` that names an anchor."""
    for loc, marker, value in found:
        for side, text in value.sides.items() if marker is Text else ():
            for token in tokens(text) if "#" in text else ():
                if token.kind == "page" and "#" in token.target:
                    yield loc, side, token.target
