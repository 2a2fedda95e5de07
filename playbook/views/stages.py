"""A path cut at its gates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from playbook.model.onboarding import Gate, Onboarding, PathStep

STAGES = {
    "first-day": {"before": 0, "day-1": 1, "week-1": 7, "day-30": 30, "day-60": 60, "day-90": 120},
    "last-day": {"notice": -1, "last-day": 0, "afterwards": 120},
}
"""The stretches of a path, each with the last day that belongs to it."""


@dataclass(frozen=True)
class Stage:
    """A stretch of a path, and the gates at its end: one for each day."""

    name: str
    steps: list[PathStep]
    gates: list[Gate]


def stages(path: Onboarding) -> list[Stage]:
    """The path cut at its gates; a stretch without steps and gates is left out."""
    found: list[Stage] = []
    previous = -999
    for name, last in STAGES[path.anchor].items():
        steps = sorted((s for s in path.steps if previous < s.day <= last), key=lambda s: s.day)
        gates = list(_one_a_day(g for g in path.gates if previous < g.day <= last))
        if steps or gates:
            found.append(Stage(name, steps, gates))
        previous = last
    return found


def _one_a_day(gates: Iterable[Gate]) -> Iterator[Gate]:
    """The gates by day; those of one day are one, as on a path with dates."""
    for _, same in groupby(sorted(gates, key=lambda gate: gate.day), key=lambda gate: gate.day):
        first, *more = same
        evidence = [*first.evidence, *(text for gate in more for text in gate.evidence)]
        talk = [*first.talk, *(text for gate in more for text in gate.talk)]
        yield first.model_copy(update={"evidence": evidence, "talk": talk})


def step(path: Onboarding, ident: str) -> PathStep:
    """The step of `path` with this id."""
    return next(one for one in path.steps if one.id == ident)
