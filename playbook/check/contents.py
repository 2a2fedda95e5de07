"""What a folder of data holds, as far as it can be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from playbook.model.base import Model, Record, Text
from playbook.model.kind import Kind
from playbook.model.playbook import Key
from playbook.problems.problem import Problem
from playbook.source.reader import Source


@dataclass
class Contents:
    """Each file's source, the models that came out of them, and what is wrong with their places."""

    sources: list[Source] = field(default_factory=list)
    records: dict[Key, tuple[Record, Source]] = field(default_factory=dict)
    files: dict[str, tuple[Model, Source]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    broken: list[tuple[type[Model], Source]] = field(default_factory=list)
    """The files with data in them that do not fit the model of their place."""
    left_out: dict[Key, Record] = field(default_factory=dict)
    """Records of the base that the team does without; what else the base says may mention them."""
    named: dict[str, list[Key]] = field(default_factory=dict)
    """For each fact, the records and single files (with an empty id) whose texts name it."""
    former_owners: dict[str, Text] = field(default_factory=dict)
    """The same of roles and partners, by their titles."""

    def miss(self, file: Kind) -> None:
        """Remember that what the single `file` lists is not known."""
        for name in file.lists:
            self.unread[name] = set()
