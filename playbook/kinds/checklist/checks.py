"""When a checklist comes round."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.checklist.model import Checklist
from playbook.problems.problem import Problem
from playbook.schedule.plausibility import implausible_schedule
from playbook.source.reader import Loc, Source


def check(checklist: Checklist, source: Source) -> Iterator[Problem]:
    """A schedule that nobody could act upon, and rounds of what takes longer than a day."""
    if checklist.schedule:
        yield from implausible_schedule(checklist.schedule, source, ("schedule",))
    days = checklist.campaign
    if not (days.start == days.end if days else checklist.period == "day"):
        for loc in _rounds(checklist):
            yield Problem(source.path, *source.key_mark(loc), "rounds-of-days", {})
    if checklist.rounds and checklist.schedule and checklist.schedule.times:
        mark = source.key_mark(("schedule", "times"))
        yield Problem(source.path, *mark, "rounds-and-times", {})


def _rounds(checklist: Checklist) -> Iterator[Loc]:
    """Where it has rounds."""
    if checklist.rounds:
        yield ("rounds",)
    for number, section in enumerate(checklist.sections):
        if section.rounds:
            yield ("sections", number, "rounds")
