"""The texts that a team writes itself, as they stand in its files, and those that its base lacks a
language in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playbook.check.contents import Contents
from playbook.locale.languages import LANGUAGES
from playbook.model.base import Model, Record, Text
from playbook.model.playbook import Key
from playbook.model.traversal import leaves, steps
from playbook.source.reader import Loc, Mark, Source

KEYWORDS = "keywords"


@dataclass(frozen=True)
class OwnText:
    """One text, with the names of facts in it rather than their values."""

    key: Key
    """Its record; of a single file the name, with an empty id."""
    field: str
    """Such as sections/front/checks/doors/text, or pitfalls/2: what has no id is counted."""
    place: str
    """The same whatever the record is called now, and whatever stands above it in a list:
    metrics/cvr pitfalls/*."""
    source: Source
    loc: Loc
    sides: dict[str, str]
    """By language, as in the file: nothing stands in for one that lacks."""
    shipped: frozenset[str] = frozenset()
    """The languages in which it is the base that says it."""
    same: bool = False
    """Whether it reads the same in every language."""

    @property
    def is_own(self) -> bool:
        """Whether the team says a side of it."""
        return not self.sides.keys() <= self.shipped

    @property
    def record(self) -> str:
        """Its record as people write it: metrics/cvr, or plan."""
        return "/".join(filter(None, self.key))

    @property
    def mark(self) -> Mark:
        """Where one of the sides stands that the team says itself, if it says any."""
        own = next(
            (code for code in self.sides if code not in self.shipped), next(iter(self.sides))
        )
        return self.source.value_mark((*self.loc, own))

    def place_of(self, language: str) -> str:
        """Where its side in `language` stands, as people write it: `path:line:column`."""
        return self.source.place((*self.loc, language))


def own_texts(contents: Contents) -> Iterator[OwnText]:
    """Every text of which the team says a side."""
    for key, first, model, source in _all(contents):
        if not source.shipped:
            yield from (one for one in _texts(key, first, model, source) if one.is_own)


def texts_for(contents: Contents, language: str) -> Iterator[OwnText]:
    """Every text that the team can say in `language`, but for those that read the same in all: of
    the base only what it does not say there itself. After the texts of a record come its keywords,
    a line each."""
    for key, first, model, source in _all(contents):
        texts = _texts(key, first, model, source)
        yield from (one for one in texts if not (one.same or language in one.shipped))
        if isinstance(model, Record):
            yield from (one for one in _keywords(key, first, source) if language not in one.shipped)


def _all(contents: Contents) -> Iterator[tuple[Key, str, Model, Source]]:
    for key, (record, source) in contents.records.items():
        yield key, f"{key[0]}/{record.first_id}", record, source
    for name, (model, source) in contents.files.items():
        yield (name, ""), name, model, source


def _keywords(key: Key, first: str, source: Source) -> Iterator[OwnText]:
    said: Any = source.data.get(KEYWORDS) or {}
    sides = {code: "\n".join(said[code]) for code in said if said[code]}
    shipped = frozenset(code for code in sides if source.is_shipped((KEYWORDS, code)))
    if sides:
        place = f"{first} {KEYWORDS}"
        yield OwnText(key, KEYWORDS, place, source, (KEYWORDS,), sides, shipped)


def _texts(key: Key, first: str, model: Model, source: Source) -> Iterator[OwnText]:
    for loc, marker, text in leaves(model):
        if marker is not Text:
            continue
        said: Any = source.data
        for part in loc:
            said = said[part]
        sides = {code: said[code] for code in said if code in LANGUAGES}
        shipped = frozenset(code for code in sides if source.is_shipped((*loc, code)))
        named = steps(source.data, loc)
        field = "/".join(map(str, named))
        place = "/".join("*" if isinstance(step, int) else step for step in named)
        yield OwnText(key, field, f"{first} {place}", source, loc, sides, shipped, text.same)
