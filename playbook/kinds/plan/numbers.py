"""The numbers of the plan that are computed: the sales target, the commission."""

from __future__ import annotations

from collections.abc import Sequence

from playbook.kinds.plan.model import Band, Calculator, Commission, Plan
from playbook.kinds.team.model import Team
from playbook.locale.numbers import rounded
from playbook.model.formula import Tree, value
from playbook.model.playbook import Playbook

CENTS = 2


def target_sales(book: Playbook) -> int:
    """Base sales and growth, in whole units of the currency."""
    team = book[Team]
    return int(rounded(team.base_sales * (1 + team.growth / 100), 0))


def people(book: Playbook) -> dict[str, float]:
    """How many each role has by the plan, by its id; some may work part of the time."""
    plan, seats = book.get(Plan), dict[str, float]()
    for seat in plan.structure if plan else ():
        seats[seat.role] = seats.get(seat.role, 0) + seat.people
    return seats


def payout(terms: Commission) -> dict[str, float]:
    """Commission before and after the guardrail factor."""
    pay = commission(terms)
    return {"full": pay, "cut": float(rounded(pay * terms.guardrail, CENTS))}


def commission(terms: Commission) -> float:
    """Pay under cumulative tiers: each band's rate applies only to the sales inside the band.

    `bands` name their upper edge in percent of the target and their rate in percent.
    """
    inputs = {"target": terms.target, "actual": terms.actual}
    return float(rounded(value(commission_tree(terms.bands), inputs), CENTS))


def commission_tree(bands: Sequence[Band]) -> Tree:
    """The same as a formula over `target` and `actual`."""
    paid: Tree = 0
    floor: Tree = 0
    for band in bands:
        edge: Tree = ("/", ("*", "target", band.upto), 100) if band.upto else "actual"
        within: Tree = ("max", 0, ("-", ("min", "actual", edge), floor))
        paid = ("+", paid, ("/", ("*", within, band.rate), 100))
        floor = edge
    return paid


def calculators(book: Playbook, metric: str) -> list[Calculator]:
    """What readers reckon on the page of `metric` beside its own formula."""
    plan = book.get(Plan)
    return [one for one in plan.calculators if one.metric == metric] if plan else []


def has_builder(book: Playbook) -> bool:
    """Whether there is a plan that readers can work out with their own numbers."""
    plan = book.get(Plan)
    return bool(plan and plan.assumptions)
