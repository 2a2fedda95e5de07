"""What stands under what: the organisation chart and the metric tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playbook.model.metric import Metric
from playbook.model.playbook import Playbook
from playbook.model.role import Role

DEPTH = 4


@dataclass(frozen=True)
class Branch:
    """A page, such as metrics/cvr, and what stands under it."""

    path: str
    below: list[Branch]


def organisation(book: Playbook) -> list[Branch]:
    """Who reports to whom, derived from the roles."""
    roles = [role for role in book.each("roles") if isinstance(role, Role)]

    def below(ident: str | None) -> list[str]:
        return [role.id for role in roles if role.reports_to == ident]

    return _branches("roles", below(None), below)


def metric_tree(book: Playbook, root: str) -> list[Branch]:
    """What moves the metric `root`, derived from the metrics' drivers."""
    metrics = {metric.id: metric for metric in book.each("metrics") if isinstance(metric, Metric)}
    return _branches("metrics", [root], lambda ident: metrics[ident].drivers)


def _branches(kind: str, roots: list[str], below: Callable[[str], list[str]]) -> list[Branch]:
    """At most DEPTH deep; what stands elsewhere already is not unfolded again."""
    seen: set[str] = set()

    def branch(ident: str, depth: int) -> Branch:
        unfold = ident not in seen and depth < DEPTH
        seen.add(ident)
        under = [branch(child, depth + 1) for child in below(ident)] if unfold else []
        return Branch(f"{kind}/{ident}", under)

    return [branch(root, 1) for root in roots]
