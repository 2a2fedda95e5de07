"""Python, scripts and workbooks agree on 10,000 formulas, and on as many inputs of a metric.

LibreOffice, where it is installed, reckons the workbooks of metrics and of plans anew."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from playbook.check.loader import load
from playbook.export.plan_workbook import UNTOLD, plan_workbook
from playbook.kinds.metric.model import Metric
from playbook.kinds.plan.model import Plan
from playbook.kinds.plan.reckoning import FORMULAS, reckon
from playbook.kinds.team.model import Team
from playbook.locale.numbers import decimal, rounded
from playbook.model.formula import as_shown, in_workbook
from playbook.views.builder import rules, sketch
from tests.support import office
from tests.support.chance import dice, sample
from tests.support.formulas import DIGITS, Task, agree, any_tasks, by_python, metric_tasks
from tests.support.handbooks import ROOT
from tests.support.plans import spoilt, typed

MANY = 10_000
PLANS = 200
METRICS = sample(load(ROOT / "playbook_data").all(Metric), 8)
SHEET = 8
"""Metrics of a workbook."""
NONE = "-"
"""What stands where nothing can be computed."""
Block = tuple[Metric, list[Task]]


def tell(capsys: pytest.CaptureFixture[str], text: str) -> None:
    """Say what was done, in any run."""
    with capsys.disabled():
        print(f"\n{text}")


def in_cells(task: Task) -> Task:
    """The same task with inputs as cells hold them: of 15 digits."""
    tree, inputs, decimals, locale = task
    digits = {name: DIGITS.create_decimal_from_float(float(one)) for name, one in inputs.items()}
    return tree, {name: float(one) for name, one in digits.items()}, decimals, locale


def columns(blocks: Sequence[Block]) -> Iterator[int]:
    """Where the formula of each metric stands, after its inputs."""
    at = -1
    for metric, _ in blocks:
        at += len(metric.inputs) + 1
        yield at


def workbook(blocks: Sequence[Block]) -> bytes:
    """A row for each task, saved with a wrong value beside each formula."""
    buffer = BytesIO()
    with Workbook(buffer) as file:
        sheet = file.add_worksheet()
        for place, (metric, tasks) in zip(columns(blocks), blocks, strict=True):
            ending = f".{'0' * metric.decimals}" if metric.decimals else ""
            look = file.add_format({"num_format": f"#,##0{ending}"})
            names = [one.id for one in metric.inputs]
            for row, (tree, inputs, *_) in enumerate(tasks):
                cells = {}
                for at, name in enumerate(names, start=place - len(names)):
                    sheet.write_number(row, at, inputs[name])
                    cells[name] = xl_rowcol_to_cell(row, at)
                text = as_shown(in_workbook(tree, cells))
                sheet.write_formula(row, place, f'=IFERROR({text},"{NONE}")', look, 0)
    return buffer.getvalue()


def number(text: str) -> float | None:
    """What a cell says, None if that is no number."""
    try:
        return float(text)
    except ValueError:
        return None


def test_any_formula(tmp_path: Path) -> None:
    agree(any_tasks(dice(), MANY), tmp_path)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_a_metric(metric: Metric, tmp_path: Path) -> None:
    agree(metric_tasks(dice(), metric, MANY), tmp_path)


def test_metrics_in_libreoffice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if office.find() is None:
        tell(capsys, "No LibreOffice here: what workbooks say was read by Python's grammar alone.")
        return
    metrics, same, without, beyond = sample(METRICS, 3), 0, 0, 0
    for first in range(0, len(metrics), SHEET):
        blocks = [
            (metric, [in_cells(task) for task in metric_tasks(dice(), metric, MANY)])
            for metric in metrics[first : first + SHEET]
        ]
        raw = workbook(blocks)
        (exact,), (seen,) = (office.sheets(raw, tmp_path, shown=way) for way in (False, True))
        for place, (_, tasks) in zip(columns(blocks), blocks, strict=True):
            for row, task in enumerate(tasks):
                found = alike(task, exact[row][place], seen[row][place])
                same, without = same + (found == "same"), without + (found == "without")
                beyond += found == "beyond"
    told = f"{same} values agree and are shown alike, {without} cannot be computed"
    tell(capsys, f"LibreOffice, {len(metrics)} metrics: {told}, {beyond} are beyond what we show.")


def alike(task: Task, found: str, seen: str) -> str:
    """Fail unless a cell holds and shows what Python does; gives how the three agree."""
    wanted, where = by_python(task)[0], (task, found, seen)
    if isinstance(wanted, str):
        assert found == NONE or wanted == "too-large-to-compute", where
        return "without" if found == NONE else "beyond"
    assert math.isclose(float(found), wanted, rel_tol=1e-9, abs_tol=1e-9), where
    own = decimal(wanted, task[2], "en", "US").replace("−", "-")
    assert Decimal(seen.replace(",", "")) == Decimal(own.replace(",", "")), (*where, own)
    return "same"


def test_plans_in_libreoffice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load(ROOT / "playbook_data")
    raw, cells = plan_workbook(book, "en")
    own, fixed, chance = sketch(book[Plan], book[Team]), rules(book[Plan]), dice()
    plans = [spoilt(chance, own) for _ in range(PLANS)]
    if office.find() is None:
        tell(capsys, "No LibreOffice here: test_plan_workbook.py reckons the plan's workbook.")
        return
    given = [
        {cells[name]: float(one) for name, one in typed(plan).items() if name in cells}
        for plan in plans
    ]
    raw, count = office.many(raw, given), 0
    both = (office.sheets(raw, tmp_path, shown=way) for way in (False, True))
    for plan, rows, seen in zip(plans, *both, strict=True):
        wanted = reckon(plan, fixed)
        values = {name: wanted.values.get(name) for name in set(FORMULAS) - UNTOLD}
        values |= {f"need.{role}": people for role, people in wanted.needed.items()}
        values |= {f"amount.{line}": amount for line, amount in wanted.lines.items()}
        for name, value in values.items():
            found = number(office.cell(rows, cells[name]))
            if found is None or value is None:
                assert found is value, (name, found, value, plan)
            else:
                same = math.isclose(found, value, rel_tol=1e-9, abs_tol=1e-9)
                assert same, (name, found, value, plan)
                shown = Decimal(office.cell(seen, cells[name]).replace(",", ""))
                assert shown == rounded(value, 2), (name, shown, value, plan)
            count += 1
    tell(capsys, f"LibreOffice, {PLANS} plans: {count} values agree and are shown alike.")
