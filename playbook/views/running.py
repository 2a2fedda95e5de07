"""Campaigns month by month, and their phases, of which a script finds the one that is on."""

from __future__ import annotations

from datetime import date

from playbook.kinds.phases.model import PhaseSet
from playbook.model.playbook import Playbook
from playbook.views.plain_text import marked
from playbook.views.timeline import Line, Strip, Turn, stretches

Phase = tuple[int, int, str, int]
"""Its first and its last day, counted from the campaign's own; its title; 1 if it is estimated."""


def by_month(strip: Strip) -> list[tuple[Line, list[Turn]]]:
    """The months of `strip`, each with the campaigns whose own day is in it, by that."""
    turns = sorted((one for row in strip.rows for one in row), key=lambda one: one.own)
    return [
        (month, [one for one in turns if month.first <= one.own <= month.last])
        for month in strip.line.months()
    ]


def beyond(strip: Strip) -> list[Turn]:
    """The campaigns that are prepared on `strip` and whose own day is after it, by that."""
    turns = (one for row in strip.rows for one in row)
    return sorted((one for one in turns if one.own > strip.line.last), key=lambda one: one.own)


def phases(book: Playbook, turn: Turn, language: str) -> tuple[Phase, ...]:
    """The phases of `turn`, each once for every stage that it counts from."""
    found: PhaseSet = book.entries["phases"][turn.campaign.phases]
    return tuple(
        (days.start, days.end, marked(phase.title, language), int(days.estimated))
        for phase in found.phases
        for days in stretches(turn.campaign, phase, turn.own)
    )


def courses(book: Playbook, strip: Strip, language: str) -> list[tuple[Phase, ...]]:
    """The phases of all turns on `strip`, each once: campaigns of a size are prepared alike."""
    found = (phases(book, turn, language) for row in strip.rows for turn in row)
    return list(dict.fromkeys(found))


def prepared_from(turn: Turn) -> date | None:
    """The first day of its preparation, if that is before its own."""
    return turn.span.first if turn.span.first < turn.own else None
