"""The sides that translators are waited for, record by record and field by field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playbook.model.base import Model, Text
from playbook.model.playbook import Playbook, Side
from playbook.model.traversal import leaves, steps
from playbook.problems.problem import Loc


@dataclass(frozen=True)
class Waiting:
    """What of one record, or single file, waits in one language, for one reason."""

    kind: str
    ident: str
    language: str
    state: str
    fields: list[str]
    whole: bool
    """Whether that is all of its texts."""


def missing(book: Playbook) -> list[Side]:
    """The sides that texts lack in languages which lag, in the order of the pages."""
    lagging = [language.code for language in book.languages if language.lag]
    return [
        Side(kind, ident, "/".join(map(str, steps(model, loc))), language, "missing")
        for kind, ident, model in (_models(book) if lagging else ())
        for loc, text in _texts(model)
        for language in lagging
        if text.said_in(language) != language
    ]


def waiting(book: Playbook) -> list[Side]:
    """All that is missing or was left behind by a change."""
    return [*missing(book), *book.stale]


def by_record(book: Playbook, sides: Iterable[Side]) -> list[Waiting]:
    """The same, record by record."""
    found: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for side in sides:
        found[side.kind, side.ident, side.language, side.state].append(side.field)
    texts = {(kind, ident): len(_texts(model)) for kind, ident, model in _models(book)}
    return [Waiting(*key, fields, len(fields) == texts[key[:2]]) for key, fields in found.items()]


def count(book: Playbook) -> int:
    """How many texts there are."""
    return sum(len(_texts(model)) for _, _, model in _models(book))


def _models(book: Playbook) -> Iterator[tuple[str, str, Model]]:
    for kind, records in book.records.items():
        for ident, record in records.items():
            yield kind, ident, record
    for name, file in book.files.items():
        yield name, "", file


def _texts(model: Model) -> list[tuple[Loc, Text]]:
    """The texts to translate: what reads the same in every language is none."""
    found = ((loc, value) for loc, marker, value in leaves(model) if marker is Text)
    return [(loc, text) for loc, text in found if not text.same]
