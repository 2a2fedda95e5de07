"""What a plan comes to: goals by platform and month, orders, money, seats; what does not add up.

The formulas are data, compiled to trees; `playbook/theme/src/builder/reckon.js` walks the same
ones in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playbook.model.formula import BadExpression, Tree, compiled, value

FORMULAS = {
    "target": "base * (1 + growth / 100)",
    "orders": "target / price",
    "needed_visits": "orders / (conversion / 100) / months",
    "traffic": "needed_visits / visits",
    "margin": "gross_margin - costs",
    "break_even": "100 / max(margin, 0)",
    "promotion": "spend * months",
    "promotion_rate": "promotion / target * 100",
    "mer": "target / promotion",
    "budget": "promotion / (promotion_share / 100)",
    "budget_rate": "budget / target * 100",
    "people_budget": "budget * people_share / 100",
    "pay_each": "people_budget / months / people",
    "room": "target * (margin - profit) / 100",
    "people_and_promotion": "people_budget + promotion",
    "payroll": "pay_a_month * months",
    "monthly": "target / months",
}
"""Each may name those before it. Break-even, margin, rates and shares are in percent of net sales;
`monthly` is what commission is reckoned on."""
PART = "whole * share / 100"
MONTH = "whole * weight / weights"
RATE = "amount / target * 100"
SCENARIOS = (80, 100, 120)
"""What part of the target is reached, in percent."""
CHECKS = (
    ("platforms", "platform_total", "=", 100),
    ("weights", "weight_total", "=", 100),
    ("lines", "line_total", "=", 100),
    ("traffic", "traffic", "<", "traffic_limit"),
    ("margin", "gross_margin", ">", "margin_floor"),
    ("promotion", "promotion_rate", "<", "promotion_cap"),
    ("break-even", "mer", ">", "break_even"),
    ("room", "people_and_promotion", "<", "room"),
    ("payroll", "payroll", "<", "people_budget"),
)
"""What must hold: a value, how it stands to its limit (`<`: at most), and that. What cannot be
computed does not hold; pay that nobody has typed is not looked at."""
NEAR = 1e-9


@dataclass(frozen=True)
class Sketch:
    """A plan as readers sketch it; `numbers` are by the names that formulas use."""

    numbers: Mapping[str, float]
    months: list[int]
    """1 to 12, in the order of the period."""
    platforms: list[float]
    """Their shares in percent."""
    weights: list[float]
    """Of January to December."""
    lines: Mapping[str, float]
    seats: Mapping[str, float]
    pay: Mapping[str, float]
    """What one person costs a month, by role."""
    staffing: Mapping[str, Mapping[str, float]]
    """The inputs of the staffing formulas, by role."""


@dataclass(frozen=True)
class Rules:
    """What does not change with the reader's numbers."""

    staffing: Mapping[str, tuple[Tree, list[str]]]
    """By role: its formula, and the roles whose seats count."""
    ranges: Mapping[str, tuple[tuple[float, float] | None, tuple[float, float] | None]]
    """By budget line: the usual share of the budget and of net sales, in percent."""
    commission: Tree
    """Over `target` and `actual`."""


@dataclass
class Reckoned:
    """What a sketch comes to; what cannot be computed is missing from `values`."""

    values: dict[str, float] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    cells: list[list[float]] = field(default_factory=list)
    """Net sales by month, then by platform."""
    lines: dict[str, float] = field(default_factory=dict)
    needed: dict[str, float] = field(default_factory=dict)
    commission: list[float] = field(default_factory=list)
    checks: dict[str, bool] = field(default_factory=dict)


def reckon(sketch: Sketch, rules: Rules) -> Reckoned:
    """What `sketch` comes to."""
    found = Reckoned(values=_totals(sketch))
    for name, formula in FORMULAS.items():
        _put(found, name, compiled(formula))
    if "target" in found.values:
        _by_month(found, sketch)
    _money(found, sketch, rules)
    _staff(found, sketch, rules)
    _check(found)
    return found


def _totals(sketch: Sketch) -> dict[str, float]:
    """The numbers that were typed, and their sums."""
    pay = sum(people * sketch.pay.get(role, 0) for role, people in sketch.seats.items())
    return dict(sketch.numbers) | {
        "months": float(len(sketch.months)),
        "platform_total": sum(sketch.platforms),
        "weight_total": sum(sketch.weights),
        "weights": sum(sketch.weights[month - 1] for month in sketch.months),
        "line_total": sum(sketch.lines.values()),
        "promotion_share": sketch.lines.get("promotion", 0),
        "people_share": sketch.lines.get("people", 0),
        "pay_a_month": pay,
        "people": sum(sketch.seats.values()),
    }


def _put(found: Reckoned, name: str, tree: Tree) -> None:
    """Note the value of `name`, or why there is none."""
    try:
        found.values[name] = value(tree, found.values)
    except BadExpression as error:
        found.faults[name] = error.code


def _with(tree: str | Tree, **inputs: float) -> float | None:
    try:
        return value(compiled(tree) if isinstance(tree, str) else tree, inputs)
    except BadExpression:
        return None


def _by_month(found: Reckoned, sketch: Sketch) -> None:
    known = found.values
    for month in sketch.months:
        weight = sketch.weights[month - 1]
        whole = _with(MONTH, whole=known["target"], weight=weight, weights=known["weights"]) or 0.0
        parts = (_with(PART, whole=whole, share=share) or 0.0 for share in sketch.platforms)
        found.cells.append([whole, *parts])


def _money(found: Reckoned, sketch: Sketch, rules: Rules) -> None:
    if "budget" in found.values:
        for ident, share in sketch.lines.items():
            found.lines[ident] = _with(PART, whole=found.values["budget"], share=share) or 0.0
            usual, of_sales = rules.ranges[ident]
            rate = _with(RATE, amount=found.lines[ident], target=found.values["target"])
            if usual:
                found.checks[f"share-{ident}"] = usual[0] <= share <= usual[1]
            if of_sales and rate is not None:
                found.checks[f"rate-{ident}"] = of_sales[0] <= rate <= of_sales[1]
    if "monthly" in found.values:
        target = found.values["monthly"]
        for reached in SCENARIOS:
            actual = _with(PART, whole=target, share=reached) or 0.0
            found.commission.append(_with(rules.commission, target=target, actual=actual) or 0.0)


def _staff(found: Reckoned, sketch: Sketch, rules: Rules) -> None:
    for role, (tree, others) in rules.staffing.items():
        people = _with(tree, **sketch.staffing[role])
        if people is None:
            continue
        found.needed[role] = people
        have = sum(sketch.seats.get(one, 0) for one in (role, *others))
        found.checks[f"seats-{role}"] = people <= have + NEAR * max(1, have)


def _check(found: Reckoned) -> None:
    """Whether each of CHECKS holds, those first that concern the whole."""
    known, held = found.values, dict[str, bool]()
    for name, left, sign, right in CHECKS:
        limit = known.get(right) if isinstance(right, str) else right
        if name == "payroll" and not known.get(left):
            continue
        if left not in known or limit is None:
            held[name] = False
            continue
        rest = known[left] - limit
        slack = NEAR * max(1, abs(limit))
        held[name] = {"=": abs(rest) <= slack, "<": rest <= slack, ">": rest >= -slack}[sign]
    found.checks = held | found.checks


def as_data() -> dict[str, Any]:
    """The formulas and what must hold, for scripts."""
    return {
        "formulas": [(name, compiled(formula)) for name, formula in FORMULAS.items()],
        "part": compiled(PART),
        "month": compiled(MONTH),
        "rate": compiled(RATE),
        "checks": CHECKS,
        "scenarios": SCENARIOS,
    }
