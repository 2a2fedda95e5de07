"""A path cut at its gates."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.model.onboarding import Gate, Onboarding, PathStep

STAGES = {
    "first-day": {"before": 0, "day-1": 1, "week-1": 7, "day-30": 30, "day-60": 60, "day-90": 120},
    "last-day": {"notice": -1, "last-day": 0, "afterwards": 120},
}
"""The stretches of a path, each with the last day that belongs to it."""


@dataclass(frozen=True)
class Stage:
    """A stretch of a path up to one gate."""

    name: str
    steps: list[PathStep]
    gate: Gate | None


def stages(path: Onboarding) -> list[Stage]:
    """The path cut at its gates; a stretch without steps and gate is left out."""
    found: list[Stage] = []
    previous = -999
    for name, last in STAGES[path.anchor].items():
        steps = sorted((s for s in path.steps if previous < s.day <= last), key=lambda s: s.day)
        gate = next((gate for gate in path.gates if previous < gate.day <= last), None)
        if steps or gate:
            found.append(Stage(name, steps, gate))
        previous = last
    return found


def step(path: Onboarding, ident: str) -> PathStep:
    """The step of `path` with this id."""
    return next(one for one in path.steps if one.id == ident)
