"""The one way to say "this is wrong": a place, a code, and plain words in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from playbook.locale import tables
from playbook.locale.dates import filled

Loc = tuple[str | int, ...]
"""A path into the data, such as ("steps", 2, "title")."""
Mark = tuple[int, int]
"""Line and column, from 1."""


NOTES = frozenset({"docs-not-printed"})
"""The codes of warnings that tell of what is left out on purpose: there is nothing to mend."""


def mark_at(text: str, place: int) -> Mark:
    """Line and column of the character at `place`."""
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


@dataclass(frozen=True)
class Problem:
    """One fault in one place. `line` and `column` count from 1, in characters."""

    path: str
    line: int
    column: int
    code: str
    words: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What fills the blanks of the message."""
    warning: bool = False
    more: Phrase | None = field(default=None, hash=False)
    """What else to do, by language: a line of its own after the hint."""

    @property
    def is_note(self) -> bool:
        """Whether it is told and counts as no fault, not even for those who want no doubts."""
        return self.code in NOTES

    def message(self, language: str) -> str:
        """What is wrong, in `language`."""
        return self._say(language, "message")

    def hint(self, language: str) -> str:
        """How to mend it, in `language`; empty when the message says it all."""
        more = self.more[language] if self.more else ""
        return "\n".join(filter(None, [self._say(language, "hint"), more]))

    def _say(self, language: str, part: str) -> str:
        words = {name: _pick(value, language) for name, value in self.words.items()}
        template = tables.messages(language)[self.code].get(part, "")
        return filled(template, language, words) if words else template.format()


class Phrase(Protocol):
    """Words that fill a blank of a message, in the language that the message is said in."""

    def __getitem__(self, language: str) -> str: ...


def _pick(value: object, language: str) -> object:
    return value[language] if isinstance(value, _Message | _List) else value


@dataclass(frozen=True)
class _Message:
    problem: Problem

    def __getitem__(self, language: str) -> str:
        return self.problem.message(language)


@dataclass(frozen=True)
class _List:
    names: tuple[str, ...]

    def __getitem__(self, language: str) -> str:
        return tables.pages(language)["comma"].join(self.names)


def phrase(code: str, **words: object) -> Phrase:
    """The message of `code`, to fill a blank of another message."""
    return _Message(Problem("", 1, 1, code, words))


def listed(names: Iterable[object]) -> Phrase:
    """The names with each language's comma between them, to fill a blank."""
    return _List(tuple(map(str, names)))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file, line, column and code, each problem once."""
    language = tables.international()
    unique = {(p.path, p.line, p.column, p.code, p.message(language)): p for p in problems}
    return [unique[key] for key in sorted(unique)]


class BadPlaybook(Exception):
    """The data cannot be printed; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problem(s)")
