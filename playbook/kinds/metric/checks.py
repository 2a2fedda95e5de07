"""The formula of a metric."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.metric.model import Metric
from playbook.model.formula import BadExpression, evaluate
from playbook.problems.problem import Problem, phrase
from playbook.source.reader import Source


def check(metric: Metric, source: Source) -> Iterator[Problem]:
    """An expression that cannot be computed."""
    try:
        evaluate(metric.expression, {entry.id: entry.example for entry in metric.inputs})
    except BadExpression as error:
        mark = source.value_mark(("expression",))
        yield Problem(
            source.path, *mark, "bad-expression", {"detail": phrase(error.code, **error.words)}
        )
