"""What a new hire reads, checks and walks, as plain data for templates and scripts."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from playbook import live
from playbook.figures import checklists_of, reading_minutes
from playbook.model.base import Record
from playbook.model.practice import Practice
from playbook.model.quiz import Quiz
from playbook.playbook import Key, Playbook, record_references

WORDS = Path(__file__).parent.parent / "templates" / "path.toml"
TO_READ = ("practices", "checklists", "metrics")


@dataclass(frozen=True)
class Reading:
    """A page to read."""

    kind: str
    record: Record
    minutes: int

    @property
    def id(self) -> str:
        """What its tick is kept under."""
        return f"{self.kind}-{self.record.id}"

    @property
    def path(self) -> str:
        """Where it is, such as practices/goals."""
        return f"{self.kind}/{self.record.id}"


def words(language: str) -> dict[str, str]:
    """The words that these scripts say, and those of lists, by key."""
    return live.words(language) | {key: text[language] for key, text in _words().items()}


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def reading(book: Playbook, role: str) -> list[Reading]:
    """The practices, checklists and metrics that `role` owns or its page names, in page order."""
    found: set[Key] = set(record_references(book.records["roles"][role]))
    found |= {("checklists", one.id) for one in checklists_of(book, role)}
    practices = cast(list[Practice], book.each("practices"))
    found |= {("practices", one.id) for one in practices if one.owner == role}
    return [
        Reading(kind, record, reading_minutes(record))
        for kind in TO_READ
        for record in book.each(kind)
        if (kind, record.id) in found
    ]


def by_kind(pages: Sequence[Reading]) -> list[tuple[str, list[Reading]]]:
    """The same, one list a kind, practices first."""
    kinds = dict.fromkeys(page.kind for page in pages)
    return [(kind, [page for page in pages if page.kind == kind]) for kind in kinds]


def reading_ids(pages: Sequence[Reading]) -> dict[str, list[str]]:
    """Each page's tick with its former ones."""
    return {page.id: [f"{page.kind}-{old}" for old in page.record.aliases] for page in pages}


def quizzes_about(book: Playbook, path: str) -> list[Quiz]:
    """The self-checks on the page at `path`."""
    return [quiz for quiz in cast(list[Quiz], book.each("quizzes")) if quiz.about == path]
