"""What a folder of data holds, as far as it can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from playbook.model.base import Model, Record
from playbook.model.playbook import Key
from playbook.problems.problem import Problem
from playbook.source.reader import Source

Records = Mapping[Key, tuple[Record, Source]]
Files = Mapping[str, tuple[Model, Source]]
Unread = Mapping[str, set[str]]
"""By kind, the ids of files that are there but have faults; a faulty single file has none."""
Broken = Iterable[tuple[type[Model], Source]]
"""These files, if there is data in them, with the model they do not fit."""


@dataclass
class Contents:
    """Each file's source, the models that came out of them, and what is wrong with their places."""

    sources: list[Source] = field(default_factory=list)
    records: dict[Key, tuple[Record, Source]] = field(default_factory=dict)
    files: dict[str, tuple[Model, Source]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    broken: list[tuple[type[Model], Source]] = field(default_factory=list)
