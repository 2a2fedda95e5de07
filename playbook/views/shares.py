"""Shares of a whole and their usual ranges, placed along a bar in hundredths of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from playbook.kinds.plan.model import BudgetLine, Plan
from playbook.kinds.plan.numbers import target_sales
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook

SHADES = 4
BUSY = 1.2
"""A month with so many times the mean is one of those that decide the year."""


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


@dataclass(frozen=True)
class Month:
    """What a month of the team's period is to bring: of the target in money and in percent, and
    in hundredths of the largest."""

    first: date
    goal: float
    share: float
    height: float
    busy: bool


def months(book: Playbook) -> list[Month]:
    """The months of the period by the plan's weights; none where it has no assumptions."""
    plan, period = book.get(Plan), book[Team].period
    if plan is None or plan.assumptions is None:
        return []
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (period.start, period.end))
    days = [date(one // 12, one % 12 + 1, 1) for one in range(first, last + 1)]
    weights = [plan.assumptions.weights[day.month - 1] for day in days]
    whole, most = sum(weights) or 1, max(weights) or 1
    return [
        Month(
            day,
            target_sales(book) * weight / whole,
            _short(weight / whole * 100),
            weight / most * 100,
            weight > BUSY * whole / len(days),
        )
        for day, weight in zip(days, weights, strict=True)
    ]


def _short(value: float) -> float:
    """With one decimal at most, and with none where it is whole."""
    found = round(value, 1)
    return int(found) if found == int(found) else found
