"""The numbers of the plan that are computed: the sales target, the commission."""

from __future__ import annotations

from collections import Counter

from playbook.kinds.plan.model import Commission, Plan
from playbook.kinds.team.model import Team
from playbook.locale.numbers import rounded
from playbook.model.playbook import Playbook

CENTS = 2


def target_sales(book: Playbook) -> int:
    """Base sales and growth, in whole units of the currency."""
    team = book[Team]
    return int(rounded(team.base_sales * (1 + team.growth / 100), 0))


def people(book: Playbook) -> dict[str, int]:
    """How many each role has by the plan, by its id."""
    plan, seats = book.get(Plan), Counter[str]()
    for seat in plan.structure if plan else ():
        seats[seat.role] += seat.people
    return dict(seats)


def payout(terms: Commission) -> dict[str, float]:
    """Commission before and after the guardrail factor."""
    pay = commission(terms)
    return {"full": pay, "cut": float(rounded(pay * terms.guardrail, CENTS))}


def commission(terms: Commission) -> float:
    """Pay under cumulative tiers: each band's rate applies only to the sales inside the band.

    `bands` name their upper edge in percent of the target and their rate in percent.
    """
    pay, floor = 0.0, 0.0
    for band in terms.bands:
        ceiling = terms.actual if band.upto is None else terms.target * band.upto / 100
        top = min(terms.actual, ceiling)
        pay += max(0.0, top - floor) * band.rate / 100
        floor = max(floor, ceiling)
    return float(rounded(pay, CENTS))
