"""What is ticked in self-assessments."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.practice.model import Practice
from playbook.problems.problem import Problem
from playbook.problems.suggestions import nearest
from playbook.source.reader import Loc, Source


def check(practice: Practice, source: Source) -> Iterator[Problem]:
    """Evidence of one id at two levels, and steps that the practice does not have."""
    steps = {step.id for step in practice.steps}
    first: dict[str, tuple[int, Loc]] = {}
    for number, level in enumerate(practice.maturity):
        for place, sign in enumerate(level.evidence):
            loc: Loc = ("maturity", number, "evidence", place)
            there, where = first.setdefault(sign.id, (number, (*loc, "id")))
            if there != number:  # within a level, every list is looked at for that
                words = {"id": sign.id, "line": source.value_mark(where)[0]}
                yield Problem(source.path, *source.value_mark((*loc, "id")), "repeated-id", words)
            if sign.step is not None and sign.step not in steps:
                near = nearest(sign.step, steps)
                named = {"id": sign.step, "kind": "steps", "near": near}
                yield Problem(source.path, *source.value_mark((*loc, "step")), "unknown-id", named)
