"""Which pages stand beside a page: its section's, or only its group's when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playbook.model.playbook import Playbook, group_of

MANY = 24
"""Above this, a section's menu shows one group only, so that pages do not grow with the data."""


@dataclass(frozen=True)
class Entry:
    """A page in a section's menu; `group` is None for prose pages and ungrouped kinds."""

    path: str
    group: str | None = None


def entries(playbook: Playbook, section: str, prose: Sequence[str], language: str) -> list[Entry]:
    """The menu of `section` (a folder): prose pages in order, then its records."""
    menu = [Entry(path) for path in prose]
    for record in playbook.records.get(section, {}).values():
        menu.append(Entry(f"{language}/{section}/{record.id}.md", group_of(record)))
    return menu


def beside(menu: Sequence[Entry], path: str) -> list[Entry]:
    """What the menu shows on the page at `path`."""
    if len(menu) <= MANY:
        return list(menu)
    here = next((entry for entry in menu if entry.path == path), None)
    group = here.group if here else None
    if group:
        near = [entry for entry in menu if entry.group in (None, group)]
    else:
        near = [entry for entry in menu if entry.group is None or here is None]
    if len(near) <= 2 * MANY:
        return near
    place = next((i for i, entry in enumerate(near) if entry.path == path), 0)
    start = max(0, min(place - MANY // 2, len(near) - MANY))
    return near[start : start + MANY]
