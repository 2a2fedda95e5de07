"""Sums and bands of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.plan.model import Commission, Plan
from playbook.kinds.rules import reckoned, shares
from playbook.problems.problem import Problem
from playbook.source.reader import Loc, Source


def check(plan: Plan, source: Source) -> Iterator[Problem]:
    """Bands that do not rise, a budget that is not 100 %, formulas that cannot be computed."""
    yield from _bands(plan.incentives.commission, source)
    yield from shares([line.share for line in plan.budget], "budget", source)
    for number, size in enumerate(plan.headcount):
        loc: Loc = ("headcount", number, "expression")
        yield from reckoned(size.expression, size.inputs, source, loc)
    for number, one in enumerate(plan.calculators):
        loc = ("calculators", number, "expression")
        yield from reckoned(one.expression, one.inputs, source, loc)


def _bands(commission: Commission, source: Source) -> Iterator[Problem]:
    edges = [band.upto or 10**9 for band in commission.bands]
    last = len(edges) - 1
    for number, band in enumerate(commission.bands):
        rises = number == 0 or edges[number - 1] < edges[number]
        if not rises or (band.upto is None) != (number == last):
            loc = ("incentives", "commission", "bands", number)
            yield Problem(source.path, *source.value_mark(loc), "bands")
