"""The plan builder's script and Python come to the same plan, whatever the numbers are."""

from __future__ import annotations

import json
import math
import random
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from playbook.kinds.plan.model import Plan
from playbook.kinds.plan.reckoning import Sketch, as_data, reckon
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.views.builder import rules, sketch
from tests.support.chance import dice
from tests.support.node import node

PLANS = 200


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


def test_plans_agree(book: Playbook, tmp_path: Path) -> None:
    chance, plan = dice(), book[Plan]
    own, fixed = sketch(plan, book[Team]), rules(plan)
    sketches = [own, *(spoilt(chance, own) for _ in range(PLANS))]
    given = tmp_path / "given.json"
    known = as_data() | asdict(fixed)
    whole = {"rules": known, "sketches": [asdict(one) for one in sketches]}
    given.write_text(json.dumps(whole, sort_keys=True))  # as pages write them
    done = node("plans.mjs", given)
    assert done.returncode == 0, done.stderr
    broken = 0
    for one, found in zip(sketches, json.loads(done.stdout), strict=True):
        wanted = asdict(reckon(one, fixed))
        assert same(found, wanted), (one, found, wanted)
        broken += bool(wanted["faults"])
    assert 0 < broken < PLANS


def same(one: Any, other: Any) -> bool:
    """Whether both hold the same, numbers to 1e-9."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool | str):
        return bool(one == other)
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
