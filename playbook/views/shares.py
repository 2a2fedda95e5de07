"""Shares of a whole and their usual ranges, placed along a bar in hundredths of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from playbook.kinds.plan.model import BudgetLine

SHADES = 4


@dataclass(frozen=True)
class Share:
    """One part of a whole: where it starts, how much it is; neighbours differ in shade."""

    start: float
    width: float
    shade: int


def stacked(values: Sequence[float]) -> list[Share]:
    """The parts of a bar, in their order."""
    whole = sum(values) or 1
    starts = accumulate(values, initial=0)
    return [
        Share(start / whole * 100, value / whole * 100, place % SHADES)
        for place, (start, value) in enumerate(zip(starts, values, strict=False))
    ]


@dataclass(frozen=True)
class Ranged:
    """A budget line on a scale that all of them share: its own part, and the usual range."""

    line: BudgetLine
    own: float
    low: float | None
    high: float | None


def ranged(lines: Sequence[BudgetLine]) -> list[Ranged]:
    """The budget's lines; the scale ends at the largest of all parts and ranges."""
    ranges = [line.budget_range for line in lines if line.budget_range]
    most = max([1, *(line.share for line in lines), *(one.high for one in ranges)])
    return [
        Ranged(
            line,
            line.share / most * 100,
            line.budget_range.low / most * 100 if line.budget_range else None,
            line.budget_range.high / most * 100 if line.budget_range else None,
        )
        for line in lines
    ]
