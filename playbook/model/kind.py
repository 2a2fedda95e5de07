"""What a kind of data is to the rest of the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from playbook.model.base import Model, Record
from playbook.problems.problem import Problem
from playbook.source.reader import Source

if TYPE_CHECKING:
    from playbook.model.playbook import Playbook

Records = Mapping[tuple[str, str], tuple[Record, Source]]
"""All that could be read, by kind and id."""
Files = Mapping[str, tuple[Model, Source]]
Unread = Mapping[str, set[str]]
"""By kind, the ids of files that are there but have faults; none of what a faulty file lists."""


PLACES = ("today", "do", "learn", "look-up", "plan")
"""Where readers go, in the order of the menu."""
ABOUT = "about"
"""Where what is about the handbook itself stands: at the end of the menu and in the foot."""


@dataclass(frozen=True)
class Whole:
    """All data, as far as it can be read."""

    records: Records
    files: Files
    unread: Unread


@dataclass(frozen=True)
class Kind:
    """One kind of data, as its model.py declares it."""

    name: str
    """The folder of its records, or the file that is all of it; references call it so."""
    model: type[Model]
    order: int = 100
    """Its place among the kinds."""
    found_in: str = "look-up"
    """Which of PLACES its pages are in, unless the team says otherwise."""
    grouped_by: str = "group"
    """The field of its records that names the group they stand in, in menus."""
    overview: str = ""
    """The macro that shows all its records; by default <kind>_overview."""
    of_one: tuple[str, ...] = ()
    """Overviews that start from one record, and are called with its id."""
    whole: tuple[str, ...] = ()
    """Overviews that show all its records, or what they are to each other: never some of them."""
    parts: Mapping[str, tuple[str, Callable[[Playbook], object]]] = field(default_factory=dict)
    """Overviews that show no more than a part: where that stands in the data, what there is."""
    lists: Mapping[str, str] = field(default_factory=dict)
    """Of a single file, the attributes that hold what others refer to, by what they call it."""
    required: bool = False
    """Without this file no page can be printed."""
    to_read: bool = False
    """A role that names one of its records has it on the reading list of its new hires."""
    exported: bool = False
    """What it holds is in the files beside the pages; of all other kinds, only titles are."""

    singular: str = ""
    """Its folder in the engine and its macro; what `playbook new` calls it. The registry says it,
    as it does all below."""
    folder: Path = Path()
    overviews: tuple[str, ...] = ()
    checks: ModuleType | None = None
    numbers: ModuleType | None = None

    @property
    def has_records(self) -> bool:
        """Whether it is a folder with a file for each record; else it is a single file."""
        return issubclass(self.model, Record)

    @property
    def listings(self) -> tuple[str, ...]:
        """Overviews that list `listed`: its records, or those of them that a page asks for."""
        others = (*self.of_one, *self.parts, *self.whole)
        return tuple(one for one in self.overviews if self.has_records and one not in others)

    def shown(self, overview: str) -> tuple[str, Callable[[Playbook], object]]:
        """What `overview` shows: where it stands in the data, and a look at whether it is there."""
        if overview in self.parts:
            return self.parts[overview]
        if self.has_records:
            return self.name, lambda book: book.records[self.name]
        return f"{self.name}.yml", lambda book: book.files.get(self.name)

    def place(self, record: Record, files: Mapping[str, Model]) -> int:
        """Where `record` stands among those of its group; `files` are the single ones."""
        place = getattr(self.numbers, "place", None)
        return int(place(record, files) if place else getattr(record, "order", 0))

    def is_foreign(self, record: Record, files: Mapping[str, Model]) -> bool:
        """Whether `record` is about a region that is none of the team's: it is then left out as if
        it were removed."""
        is_foreign = getattr(self.numbers, "is_foreign", None)
        return bool(is_foreign and is_foreign(record, files))

    def is_offered(self, record: Record, files: Mapping[str, Model]) -> bool:
        """Whether `record` is for the team's markets: search knows no other."""
        is_offered = getattr(self.numbers, "is_offered", None)
        return is_offered is None or bool(is_offered(record, files))

    def check(self, model: Any, source: Source) -> Iterable[Problem]:
        """What breaks a rule of its own in `model`, read from `source`."""
        check = getattr(self.checks, "check", None)
        return check(model, source) if check else ()

    def check_whole(self, whole: Whole) -> Iterable[Problem]:
        """What breaks one of its rules that only the whole can tell."""
        check = getattr(self.checks, "check_whole", None)
        return check(whole) if check else ()
