"""What an expression comes to with the numbers of its example: computed, never typed."""

from __future__ import annotations

from playbook.model.formula import evaluate
from playbook.model.metric import Metric
from playbook.model.plan import Headcount


def result(entry: Metric | Headcount) -> float:
    """The value of an expression over its example inputs."""
    return evaluate(entry.expression, {one.id: one.example for one in entry.inputs})
