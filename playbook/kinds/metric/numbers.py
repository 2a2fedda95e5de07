"""What moves a metric, and what it moves."""

from __future__ import annotations

from playbook.kinds.metric.model import Metric
from playbook.model.playbook import Playbook
from playbook.model.tree import Branch, branches


def metric_tree(book: Playbook, root: str) -> list[Branch]:
    """What moves the metric `root`, derived from the metrics' drivers."""
    metrics = {metric.id: metric for metric in book.all(Metric)}

    def drivers(ident: str) -> list[str]:
        return metrics[ident].drivers if ident in metrics else []  # the team may leave it out

    return branches("metrics", [root], drivers)


def drivers(book: Playbook, ident: str) -> list[Metric]:
    """The metrics that move `ident`."""
    metrics = {metric.id: metric for metric in book.all(Metric)}
    return [metrics[one] for one in metrics[ident].drivers if one in metrics]


def driven(book: Playbook, ident: str) -> list[Metric]:
    """The metrics that `ident` moves."""
    return [metric for metric in book.all(Metric) if ident in metric.drivers]
