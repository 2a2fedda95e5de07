"""Sketches of plans, as readers may spoil them."""

from __future__ import annotations

import random
from dataclasses import replace

from playbook.kinds.plan.reckoning import Sketch


def spoilt(chance: random.Random, own: Sketch) -> Sketch:
    """`own` with other numbers, now and then none at all."""

    def other(number: float) -> float:
        return chance.choice((number, 0, round(number * chance.random() * 3, 2), number + 1))

    first, count = chance.randrange(12), chance.randrange(1, 25)
    return replace(
        own,
        numbers={name: other(value) for name, value in own.numbers.items()},
        months=[(first + place) % 12 + 1 for place in range(count)],
        platforms=[other(share) for share in own.platforms],
        weights=[other(weight) for weight in own.weights],
        lines={name: other(share) for name, share in own.lines.items()},
        seats={name: chance.randrange(4) for name in own.seats},
        pay={name: chance.choice((0, chance.randrange(20_000))) for name in own.seats},
        staffing={
            role: {name: other(value) for name, value in inputs.items()}
            for role, inputs in own.staffing.items()
        },
    )
