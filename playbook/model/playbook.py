"""The whole of what a team says, read and checked; and what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from playbook.model import reading_time
from playbook.model.base import Model, Record, Text, To, ToPage
from playbook.model.calendar import Phases, PhaseSet
from playbook.model.evidence import Evidence, EvidenceFile
from playbook.model.holidays import Holidays
from playbook.model.inventory import Inventory
from playbook.model.plan import Plan
from playbook.model.registry import KINDS
from playbook.model.team import Team
from playbook.model.traversal import Leaf, leaves
from playbook.source.reader import Loc
from playbook.text.languages import LANGUAGES, Language
from playbook.text.markup import tokens

Key = tuple[str, str]
"""A record's kind and id."""


@dataclass(frozen=True)
class Playbook:
    """Checked data. `records[kind][id]`, in the order of the pages."""

    team: Team
    records: dict[str, dict[str, Record]]
    plan: Plan | None = None
    phases: Phases | None = None
    holidays: Holidays | None = None
    evidence_file: EvidenceFile | None = None
    inventory: Inventory | None = None
    paths: dict[Key, str] = field(default_factory=dict)
    """The file of each record, relative to the data folder."""

    @property
    def languages(self) -> list[Language]:
        """The languages to print, the default one first."""
        return [LANGUAGES[code] for code in self.team.languages]

    def each(self, kind: str) -> list[Record]:
        """The records of one kind, in order."""
        return list(self.records[kind].values())

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Outside sources by id."""
        return {e.id: e for e in self.evidence_file.evidence} if self.evidence_file else {}

    @cached_property
    def phase_sets(self) -> dict[str, PhaseSet]:
        """Sets of campaign phases by id."""
        return {s.id: s for s in self.phases.sets} if self.phases else {}

    @cached_property
    def owners(self) -> dict[str, Text]:
        """The title of everyone who can own something: roles and partners, by id."""
        titles = {role.id: role.title for role in self.each("roles")}
        return titles | {partner.id: partner.title for partner in self.team.partners}

    @cached_property
    def reading_minutes(self) -> dict[Key, int]:
        """How long each record takes to read, in minutes."""
        return {
            (kind, ident): reading_time.minutes(record)
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
                for target in dict.fromkeys(record_references(record)):
                    if target != here:
                        users[target].append(here)
        return users


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
            for side in LANGUAGES:
                text = value[side]
                for token in tokens(text) if "](" in text else ():
                    if token.kind == "page":
                        kind, _, ident = token.target.partition("#")[0].partition("/")
                        yield (*loc, side), (kind,), ident


def record_references(record: Record) -> Iterator[Key]:
    """The records that `record` refers to."""
    for _, kinds, ident in references(record):
        if kinds[0] in KINDS:
            yield kinds[0], ident


def group_of(record: Record) -> str | None:
    """The group a record of a grouped kind belongs to."""
    group: str | None = getattr(record, "group", None)
    return group
