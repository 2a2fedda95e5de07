"""What stands under what: derived from the data, each thing unfolded once, rings and all."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from playbook.kinds.metric.numbers import metric_tree
from playbook.kinds.role.numbers import organisation
from playbook.model.tree import Branch
from tests.support.handbooks import fixture_book

BOOK: Any = fixture_book()


def outline(branches: list[Branch]) -> str:
    """The tree in one line: a(b c(d))."""
    parts = (
        branch.path.partition("/")[2] + (f"({outline(branch.below)})" if branch.below else "")
        for branch in branches
    )
    return " ".join(parts)


def driven(**drivers: str) -> Any:
    """A playbook whose metrics have these drivers."""
    metric = BOOK.records["metrics"]["cvr"]
    metrics = [
        metric.model_copy(update={"id": name, "drivers": text.split()})
        for name, text in drivers.items()
    ]
    return SimpleNamespace(all=lambda _: metrics)


def test_roles_stand_under_whom_they_report_to() -> None:
    assert outline(organisation(BOOK)) == "mgr(ops)"


@pytest.mark.parametrize(
    ("drivers", "tree"),
    [
        ({"a": "b c", "b": "d", "c": "", "d": ""}, "a(b(d) c)"),
        ({"a": "b c", "b": "d", "c": "b", "d": ""}, "a(b(d) c(b))"),
        ({"a": "b", "b": "a"}, "a(b(a))"),
        ({"a": "b", "b": "c", "c": "d", "d": "e", "e": ""}, "a(b(c(d)))"),
    ],
    ids=["in order", "unfolded once", "a ring ends", "four levels"],
)
def test_drivers_stand_under_their_metric(drivers: dict[str, str], tree: str) -> None:
    assert outline(metric_tree(driven(**drivers), "a")) == tree
