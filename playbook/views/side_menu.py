"""Which pages stand beside a page: its section's, or only its group's when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from playbook.model.playbook import Playbook

MANY = 24
"""Above this, a section's menu opens one group only, so that pages do not grow with the data."""


@dataclass(frozen=True)
class Entry:
    """A page in a section's menu; `group`, a word of the vocabulary, is None for prose pages and
    ungrouped kinds."""

    path: str
    group: Any = None


@dataclass(frozen=True)
class Group:
    """The pages of one group in a menu; one that is not open shows its name alone."""

    group: Any
    entries: Sequence[Entry]
    is_open: bool


def entries(playbook: Playbook, section: str, prose: Sequence[str], language: str) -> list[Entry]:
    """The menu of `section` (a folder): prose pages in order, then its records, group by group."""
    kind = next((kind for kind in playbook.kinds if kind.name == section), None)
    named = kind.grouped_by if kind else ""
    found: dict[str, list[Entry]] = {"": []}
    for record in playbook.records.get(section, {}).values():
        group = playbook.entry(record, named)
        entry = Entry(f"{language}/{section}/{record.id}.md", group)
        found.setdefault(group.id if group else "", []).append(entry)
    if kind and len(found) > 1:
        order = playbook.entries_of(kind.model, named)
        found = {"": found[""]} | {ident: found[ident] for ident in order if ident in found}
    return [*map(Entry, prose), *(entry for part in found.values() for entry in part)]


def beside(menu: Sequence[Entry], path: str) -> list[Group]:
    """What the menu shows on the page at `path`."""
    here = next((entry.group for entry in menu if entry.path == path), None)
    groups = []
    for group, found in groupby(menu, key=lambda entry: entry.group):
        is_open = len(menu) <= MANY or group in (None, here)
        near = list(found)
        groups.append(Group(group, _near(near, path) if is_open else near, is_open))
    return groups


def _near(entries: Sequence[Entry], path: str) -> Sequence[Entry]:
    """Those around the one at `path`, if there are too many for a menu."""
    if len(entries) <= 2 * MANY:
        return entries
    place = next((i for i, entry in enumerate(entries) if entry.path == path), 0)
    start = max(0, min(place - MANY // 2, len(entries) - MANY))
    return entries[start : start + MANY]
