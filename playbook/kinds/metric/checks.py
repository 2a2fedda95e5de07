"""The formula of a metric."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.metric.model import Metric
from playbook.kinds.rules import reckoned
from playbook.problems.problem import Problem
from playbook.source.reader import Source


def check(metric: Metric, source: Source) -> Iterator[Problem]:
    """An expression that cannot be computed."""
    yield from reckoned(metric.expression, metric.inputs, source, ("expression",))
