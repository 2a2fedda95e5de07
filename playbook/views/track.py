"""A path of onboarding along its days: its steps and gates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from playbook.kinds.onboarding.model import Onboarding

WEEK, WORKED = 7, 5
EDGE = 3.0
"""Hundredths that are left at both ends, so that nothing is cut off."""


@dataclass(frozen=True)
class Stop:
    """A step or a gate: where it lies in hundredths, and how many of its day lie below it."""

    day: int
    at: float
    above: int = 0


@dataclass(frozen=True)
class Track:
    """All stops of a path, by day."""

    steps: list[Stop]
    gates: list[Stop]

    @property
    def highest(self) -> int:
        """How many steps lie above one another at most."""
        return max((one.above for one in self.steps), default=0) + 1


def track(path: Onboarding) -> Track:
    """The days of `path` from its first to its last; working days in a row are spread over
    weeks."""
    days = sorted(_calendar(one.day) if one.working_days else one.day for one in path.steps)
    gates = sorted({gate.day for gate in path.gates})
    first, last = min([*days, *gates]), max([*days, *gates])
    length = max(1, last - first)

    def at(day: int) -> float:
        return EDGE + (day - first) / length * (100 - 2 * EDGE)

    seen = Counter[int]()
    steps = []
    for day in days:
        steps.append(Stop(day, at(day), seen[day]))
        seen[day] += 1
    return Track(steps, [Stop(day, at(day)) for day in gates])


def _calendar(day: int) -> int:
    """About when the working day `day` is: five of them take a week."""
    weeks, rest = divmod(day - 1, WORKED) if day > 0 else divmod(day, WORKED)
    return weeks * WEEK + rest + (1 if day > 0 else 0)
