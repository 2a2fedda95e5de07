"""The whole of what a team says, read and checked; and what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, TypeVar, cast

from playbook.locale.languages import LANGUAGES, Language
from playbook.model import reading_time
from playbook.model.base import Model, Record, Text, To, ToPage
from playbook.model.kind import Kind
from playbook.model.traversal import Leaf, leaves
from playbook.source.reader import Loc
from playbook.text.markup import tokens

Key = tuple[str, str]
"""A record's kind and id."""


@dataclass(frozen=True)
class Side:
    """A side of a text that is not as it should be; `ident` is empty for a single file."""

    kind: str
    ident: str
    field: str
    """Such as sections/front/checks/doors/text, or pitfalls/2."""
    language: str
    state: Literal["missing", "stale"]
    place: str = ""
    """Where it stands: `path:line:column`; what is missing stands nowhere."""


M = TypeVar("M", bound=Model)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Playbook:
    """Checked data: `book[Team]` is a single file, `book.all(Checklist)` the records of a kind."""

    kinds: Sequence[Kind]
    languages: Sequence[Language]
    """The languages to print, the default one first."""
    records: dict[str, dict[str, Record]]
    """By kind and id, in the order of the pages."""
    files: dict[str, Model]
    """The single files, by name."""
    as_written: dict[str, Any] = field(default_factory=dict)
    """The plain data of these files, in which facts are still named."""
    paths: dict[Key, str] = field(default_factory=dict)
    """The file of each record, from the data's parent; of one that the base says, its full path."""
    origins: dict[Key, str] = field(default_factory=dict)
    """`of-base` for records that the base says, `base-changed` for those that the team changes."""
    left_out: dict[Key, Record] = field(default_factory=dict)
    """Records of the base that the team does without: shown in words where the base names them."""
    removed: frozenset[str] = frozenset()
    """What removed.yml lists: records, single files, pages."""
    named: dict[str, list[Key]] = field(default_factory=dict)
    """For each fact, the records and single files (with an empty id) whose texts say it."""
    former_owners: dict[str, Text] = field(default_factory=dict)
    """The titles of roles and partners of the base that the team does not have."""
    stale: Sequence[Side] = ()
    """Sides of the team's texts that still say what they said when others were changed."""
    unwritten: Sequence[tuple[str, str]] = ()
    """Pages of prose in whose place that of another language stands: the language each lacks in,
    and its path below the docs folder."""

    @property
    def whole_language(self) -> Language:
        """The first language that does not lag: it stands in for those that do."""
        return next((one for one in self.languages if not one.lag), self.languages[0])

    @property
    def unprinted(self) -> set[str]:
        """The codes of the known languages that this handbook is not printed in."""
        return LANGUAGES.keys() - {language.code for language in self.languages}

    def __getitem__(self, model: type[M]) -> M:
        """The file that is a `model`. Raises KeyError if the team has none."""
        return cast(M, self.files[self._names[model]])

    def get(self, model: type[M]) -> M | None:
        """The same, or None."""
        return cast(M | None, self.files.get(self._names[model]))

    def all(self, model: type[R]) -> list[R]:
        """The records that are a `model`, in order."""
        return cast(list[R], self.each(self._names[model]))

    def each(self, kind: str) -> list[Record]:
        """The records of the kind of this name, in order."""
        return list(self.records[kind].values())

    def record(self, kind: str, ident: str) -> Record | None:
        """The record `ident`, even if the team leaves it out and the base names it."""
        return self.records.get(kind, {}).get(ident) or self.left_out.get((kind, ident))

    def id_today(self, kind: str, ident: str) -> str:
        """The id with the team of what the base calls `ident`: the team may have renamed it."""
        if self.record(kind, ident):
            return ident
        return next((one.id for one in self.each(kind) if ident in one.aliases), ident)

    @property
    def drafts(self) -> list[Key]:
        """The records that are not to be published yet."""
        return [
            (kind, ident)
            for kind, records in self.records.items()
            for ident, record in records.items()
            if record.draft
        ]

    def published(self) -> Playbook:
        """The same without drafts."""
        if not self.drafts:
            return self
        records = {
            kind: {ident: record for ident, record in known.items() if not record.draft}
            for kind, known in self.records.items()
        }
        return replace(self, records=records)

    @cached_property
    def _names(self) -> dict[type[Model], str]:
        return {kind.model: kind.name for kind in self.kinds}

    @cached_property
    def entries(self) -> dict[str, dict[str, Any]]:
        """What single files list for others to refer to, such as entries["evidence"], by id."""
        return list_entries(self.kinds, self.files)

    def entries_of(self, model: type[Model], name: str) -> dict[str, Any]:
        """The entries that the field `name` of `model` may refer to, by id, in their order; none if
        it has no such field."""
        return self.entries.get(listing(model, name) or "", {})

    def entry(self, record: Record, name: str) -> Any:
        """The entry that the field `name` of `record` refers to; None if there is none."""
        return self.entries_of(type(record), name).get(getattr(record, name, ""))

    @cached_property
    def reading_minutes(self) -> dict[Key, int]:
        """How long each record takes to read, in minutes."""
        return {
            (kind, ident): reading_time.minutes(record, self.languages)
            for kind, records in self.records.items()
            for ident, record in records.items()
        }

    @cached_property
    def used_by(self) -> dict[Key, list[Key]]:
        """For each record, the records that refer to it, in page order; never itself."""
        users: dict[Key, list[Key]] = defaultdict(list)
        for kind, records in self.records.items():
            for record in records.values():
                here = (kind, record.id)
                for target in dict.fromkeys(record_references(record, self)):
                    if target != here:
                        users[target].append(here)
        return users


def listed(kind: Kind, file: Model | None) -> Iterator[tuple[str, list[Any]]]:
    """What `file`, of `kind`, lists for others to refer to: the name of each list, its entries."""
    for name, attribute in kind.lists.items():
        yield name, getattr(file, attribute) if file else []


def list_entries(kinds: Iterable[Kind], files: Mapping[str, Model]) -> dict[str, dict[str, Any]]:
    """What `files` list for others to refer to, by list and id."""
    return {
        name: {entry.id: entry for entry in entries}
        for kind in kinds
        for name, entries in listed(kind, files.get(kind.name))
    }


def references(model: Model) -> Iterator[tuple[Loc, tuple[str, ...], str]]:
    """Every reference below `model`: its place, the kinds it may be of, and the id."""
    return references_in(leaves(model))


def references_in(found: Iterable[Leaf]) -> Iterator[tuple[Loc, tuple[str, ...], str]]:
    """The same of what `leaves` found."""
    for loc, marker, value in found:
        if isinstance(marker, To):
            yield loc, marker.kinds, value
        elif isinstance(marker, ToPage):
            kind, _, ident = value.partition("/")
            yield loc, (kind,), ident
        else:
            for side, text in value.sides.items():
                for token in tokens(text) if "](" in text else ():
                    if token.kind == "page":
                        kind, _, ident = token.target.partition("#")[0].partition("/")
                        yield (*loc, side), (kind,), ident


def record_references(record: Record, book: Playbook) -> Iterator[Key]:
    """The records of `book` that `record` refers to."""
    for _, kinds, ident in references(record):
        if kinds[0] in book.records:
            yield kinds[0], ident


def listing(model: type[Model], name: str) -> str | None:
    """What lists the entries that the field `name` of `model` refers to; None: it has no such."""
    field = model.model_fields.get(name)
    marks = [mark for mark in field.metadata if isinstance(mark, To)] if field else []
    return marks[0].kinds[0] if marks else None
