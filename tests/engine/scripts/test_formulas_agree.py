"""Python, the scripts and a workbook's text come to the same numbers, and show them alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.kinds.metric.model import Metric
from playbook.locale.numbers import decimal
from playbook.model.formula import BadExpression, compiled
from playbook.model.playbook import Playbook
from tests.support.chance import dice
from tests.support.formulas import Task, agree, any_tasks, by_scripts, by_text, metric_tasks
from tests.support.handbooks import CASES

FEW = 400


def load(name: str) -> list[dict[str, Any]]:
    """The shared cases of `name`."""
    found: list[dict[str, Any]] = yaml.safe_load((CASES / f"{name}.yml").read_bytes())
    return found


def test_shared_cases(tmp_path: Path) -> None:
    cases, tasks = [], list[Task]()
    for case in load("formula"):
        try:
            tasks.append((compiled(case["expression"]), case["inputs"], 2, "en-US"))
            cases.append(case)
        except BadExpression as error:
            assert error.code == case["error"]
    for case, task, (found, _) in zip(cases, tasks, by_scripts(tasks, tmp_path), strict=True):
        assert found == case.get("error", pytest.approx(case.get("value"))), case
        if "value" in case:
            assert by_text(*task[:2]) == pytest.approx(case["value"]), case


def test_numbers_are_shown_alike(tmp_path: Path) -> None:
    cases = load("shown")
    tasks: list[Task] = [("a", {"a": one["value"]}, one["decimals"], "en-US") for one in cases]
    wanted = [one["shown"] for one in cases]
    assert [decimal(one["value"], one["decimals"], "en", "US") for one in cases] == wanted
    assert [shown for _, shown in by_scripts(tasks, tmp_path)] == wanted


def test_any_formula_over_any_numbers(tmp_path: Path) -> None:
    reached = [answer for answer, _ in agree(any_tasks(dice(), FEW), tmp_path)]
    assert sum(isinstance(one, float) for one in reached) > FEW / 2
    assert "division-by-zero" in reached


def test_every_metric(book: Playbook, tmp_path: Path) -> None:
    tasks = [task for metric in book.all(Metric) for task in metric_tasks(dice(), metric, 4)]
    agree(tasks, tmp_path)
