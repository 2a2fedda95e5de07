"""Python, scripts and workbooks agree on 10,000 formulas, and on as many inputs of a metric."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.kinds.metric.model import Metric
from tests.support.chance import dice, sample
from tests.support.formulas import agree, any_tasks, metric_tasks
from tests.support.handbooks import ROOT

MANY = 10_000
METRICS = sample(load(ROOT / "playbook_data").all(Metric), 8)


def test_any_formula(tmp_path: Path) -> None:
    agree(any_tasks(dice(), MANY), tmp_path)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_a_metric(metric: Metric, tmp_path: Path) -> None:
    agree(metric_tasks(dice(), metric, MANY), tmp_path)
