"""The one way to say "this is wrong": a place, a code, and plain words in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from playbook.locale import tables

Loc = tuple[str | int, ...]
"""A path into the data, such as ("steps", 2, "title", "zh")."""
Mark = tuple[int, int]
"""Line and column, from 1."""


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

    def message(self, language: str) -> str:
        """What is wrong, in `language` ("zh" or "en")."""
        return self._say(language, "message")

    def hint(self, language: str) -> str:
        """How to mend it, in `language`; empty when the message says it all."""
        return self._say(language, "hint")

    def _say(self, language: str, part: str) -> str:
        words = {name: _pick(value, language) for name, value in self.words.items()}
        template = tables.messages()[self.code][language].get(part, "")
        return template.format_map(words)


def _pick(value: object, language: str) -> object:
    return value[language] if isinstance(value, Mapping) else value


def phrase(code: str) -> dict[str, str]:
    """The wording of `code` in every language, to fill a blank of another message."""
    return {language: parts["message"] for language, parts in tables.messages()[code].items()}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted by file, line, column and code, each problem once."""
    unique = {(p.path, p.line, p.column, p.code, p.message("en")): p for p in problems}
    return [unique[key] for key in sorted(unique)]


class BadPlaybook(Exception):
    """The data cannot be printed; `problems` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problem(s)")
