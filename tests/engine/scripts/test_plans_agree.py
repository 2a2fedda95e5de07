"""The plan builder's script and Python come to the same plan, whatever the numbers are."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playbook.kinds.plan.model import Plan
from playbook.kinds.plan.reckoning import as_data, reckon
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.views.builder import rules, sketch
from tests.support.chance import dice
from tests.support.node import node
from tests.support.plans import spoilt

PLANS = 200


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
