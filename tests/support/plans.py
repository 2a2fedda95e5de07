"""Sketches of plans, as readers may spoil them."""

from __future__ import annotations

import random
from dataclasses import replace

from playbook.kinds.plan.reckoning import Sketch


def spoilt(chance: random.Random, own: Sketch) -> Sketch:
    """`own` with other numbers, now and then none at all; what a reader types once, such as what
    ads cost, is the same wherever it counts."""

    def other(number: float) -> float:
        return chance.choice((number, 0, round(number * chance.random() * 3, 2), number + 1))

    numbers = {name: other(value) for name, value in own.numbers.items()}
    first, count = chance.randrange(12), chance.randrange(1, 25)
    return replace(
        own,
        numbers=numbers,
        months=[(first + place) % 12 + 1 for place in range(count)],
        platforms=[other(share) for share in own.platforms],
        weights=[other(weight) for weight in own.weights],
        lines={name: other(share) for name, share in own.lines.items()},
        seats={name: chance.choice((0, 1, 2, 3, 0.5, 1.5)) for name in own.seats},
        pay={name: chance.choice((0, chance.randrange(20_000))) for name in own.seats},
        staffing={
            role: {name: numbers.get(name, other(value)) for name, value in inputs.items()}
            for role, inputs in own.staffing.items()
        },
    )


def typed(plan: Sketch) -> dict[str, float]:
    """What a reader would have typed for `plan`, by the names of the workbook's cells."""
    given = dict(plan.numbers) | {f"line.{name}": share for name, share in plan.lines.items()}
    for month, weight in enumerate(plan.weights, start=1):
        given |= {f"weight.{month}": weight, f"count.{month}": plan.months.count(month)}
    for role, inputs in plan.staffing.items():
        given |= {f"staff.{role}.{name}": number for name, number in inputs.items()}
    return given
