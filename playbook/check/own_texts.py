"""The texts that a team writes itself, as they stand in its files."""

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

    @property
    def record(self) -> str:
        """Its record as people write it: metrics/cvr, or plan."""
        return "/".join(filter(None, self.key))

    @property
    def mark(self) -> Mark:
        """Where one of its sides stands."""
        return self.source.value_mark((*self.loc, next(iter(self.sides))))

    def place_of(self, language: str) -> str:
        """Where its side in `language` stands, as people write it: `path:line:column`."""
        return self.source.place((*self.loc, language))


def own_texts(contents: Contents) -> Iterator[OwnText]:
    """Every text of which the base says no side."""
    for key, (record, source) in contents.records.items():
        yield from _texts(key, f"{key[0]}/{record.first_id}", record, source)
    for name, (model, source) in contents.files.items():
        yield from _texts((name, ""), name, model, source)


def own_keywords(contents: Contents) -> Iterator[OwnText]:
    """What readers type for each record, a line a keyword, where the base says no side of it."""
    for key, (record, source) in contents.records.items():
        said: Any = source.data.get(KEYWORDS) or {}
        sides = {code: "\n".join(said[code]) for code in said if said[code]}
        if source.shipped or any(source.is_shipped((KEYWORDS, code)) for code in sides):
            continue
        if sides:
            place = f"{key[0]}/{record.first_id} {KEYWORDS}"
            yield OwnText(key, KEYWORDS, place, source, (KEYWORDS,), sides)


def _texts(key: Key, first: str, model: Model | Record, source: Source) -> Iterator[OwnText]:
    for loc, marker, _ in [] if source.shipped else leaves(model):
        if marker is not Text:
            continue
        said: Any = source.data
        for part in loc:
            said = said[part]
        named = steps(source.data, loc)
        sides = {code: said[code] for code in said if code in LANGUAGES}
        if any(source.is_shipped((*loc, code)) for code in sides):
            continue
        field = "/".join(map(str, named))
        place = "/".join("*" if isinstance(step, int) else step for step in named)
        yield OwnText(key, field, f"{first} {place}", source, loc, sides)
