"""Values that fit their field and still make no sense: days that never come, sums that are off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from playbook.problems.problem import Problem
from playbook.source.reader import Loc, Source

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PAIRS = (("start", "end"), ("low", "high"))
PRINTED: Loc = ("languages",)
"""A list in which to say a thing twice is no mere doubt: it would print every page twice."""


def implausible_data(source: Source) -> Iterator[Problem]:
    """Everything in data of any kind that no reader could act upon, or only by guessing."""
    yield from _below(source.data, source, ())


def _below(data: object, source: Source, loc: Loc) -> Iterator[Problem]:
    """Days the calendar does not have, ranges that end before they begin, lists that repeat."""
    if isinstance(data, dict):
        for first, last in PAIRS:
            low, high = data.get(first), data.get(last)
            if high is not None and _beyond(low, high):
                words = {"first": first, "from": low, "last": last, "to": high}
                yield _at(source, (*loc, first), "backwards", words)
        for key, value in data.items():
            if not isinstance(value, str) or value[:1].isdigit():
                yield from _below(value, source, (*loc, key))
    elif isinstance(data, list):
        seen: set[str] = set()
        for number, value in enumerate(data):
            said = value.get("code") if loc == PRINTED and isinstance(value, dict) else value
            if isinstance(said, str) and said in seen:
                words, doubt = {"value": said}, loc != PRINTED
                yield _at(source, (*loc, number), "listed-twice", words, warning=doubt)
            elif isinstance(said, str):
                seen.add(said)
            yield from _below(value, source, (*loc, number))
    elif isinstance(data, str) and len(data) == 10 and DATE.fullmatch(data):
        try:
            date.fromisoformat(data)
        except ValueError:
            yield _at(source, loc, "no-such-date", {"value": data})


def _beyond(low: object, high: object) -> bool:
    match low, high:
        case (int() | float(), int() | float()):
            return low > high
        case (str(), str()):
            return low > high
    return False


def _at(
    source: Source, loc: Loc, code: str, words: dict[str, object], *, warning: bool = False
) -> Problem:
    return Problem(source.path, *source.value_mark(loc), code, words, warning)
