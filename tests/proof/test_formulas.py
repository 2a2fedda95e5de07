"""Python, scripts and workbooks agree on 10,000 formulas, and on as many inputs of a metric.

LibreOffice, where it is installed, reckons the workbooks of metrics and of plans anew."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from itertools import chain
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
from playbook.model.formula import value as evaluated
from playbook.views.builder import rules, sketch
from tests.support import office
from tests.support.chance import dice, sample
from tests.support.formulas import (
    DIGITS,
    Task,
    agree,
    any_tasks,
    by_python,
    half_tasks,
    metric_tasks,
)
from tests.support.handbooks import ROOT
from tests.support.plans import spoilt, typed

MANY = 10_000
PLANS = 200
METRICS = sample(load(ROOT / "playbook_data").all(Metric), 8)
SHEET = 8
"""Metrics of a workbook."""
HALVES = 5_000
NONE = "-"
"""What stands where nothing can be computed."""
SAME, BEYOND = "same", "beyond"
Block = list[Task]
"""Of one formula, with as many decimals."""
OFFICE = pytest.mark.skipif(office.find() is None, reason="no LibreOffice here")


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
    """Where the formulas of each block stand, after their inputs."""
    at = -1
    for tasks in blocks:
        at += len(tasks[0][1]) + 1
        yield at


def workbook(blocks: Sequence[Block]) -> bytes:
    """A row for each task, saved with a wrong value beside each formula."""
    buffer = BytesIO()
    with Workbook(buffer) as file:
        sheet = file.add_worksheet()
        for place, tasks in zip(columns(blocks), blocks, strict=True):
            decimals = tasks[0][2]
            ending = f".{'0' * decimals}" if decimals else ""
            look = file.add_format({"num_format": f"#,##0{ending}"})
            for row, (tree, inputs, *_) in enumerate(tasks):
                cells = {}
                for at, (name, value) in enumerate(inputs.items(), start=place - len(inputs)):
                    sheet.write_number(row, at, value)
                    cells[name] = xl_rowcol_to_cell(row, at)
                text = as_shown(in_workbook(tree, cells))
                sheet.write_formula(row, place, f'=IFERROR({text},"{NONE}")', look, 0)
    return buffer.getvalue()


def in_libreoffice(blocks: Sequence[Block], folder: Path) -> Counter[str]:
    """Fail unless it holds and shows what Python does; gives how many there are of each kind."""
    raw, found = workbook(blocks), Counter[str]()
    (exact,), (seen,) = (office.sheets(raw, folder, shown=way) for way in (False, True))
    for place, tasks in zip(columns(blocks), blocks, strict=True):
        for row, task in enumerate(tasks):
            found[alike(task, exact[row][place], seen[row][place])] += 1
    return found


def alike(task: Task, found: str, seen: str) -> str:
    """Fail unless a cell holds and shows what Python does; gives which kind it is."""
    wanted, where = by_python(task)[0], (task, found, seen)
    if isinstance(wanted, str):
        assert found == NONE or wanted == "too-large-to-compute", where
        return NONE if found == NONE else BEYOND
    assert math.isclose(float(found), wanted, rel_tol=1e-9, abs_tol=1e-9), where
    own = decimal(wanted, task[2], "en", "US").replace("−", "-")
    assert Decimal(seen.replace(",", "")) == Decimal(own.replace(",", "")), (*where, own)
    return SAME


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


@OFFICE
def test_metrics_in_libreoffice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    metrics, found = sample(METRICS, 3), Counter[str]()
    for first in range(0, len(metrics), SHEET):
        blocks = [
            [in_cells(task) for task in metric_tasks(dice(), metric, MANY)]
            for metric in metrics[first : first + SHEET]
        ]
        found += in_libreoffice(blocks, tmp_path)
    told = f"{found[SAME]} values agree and are shown alike, {found[NONE]} cannot be computed"
    told += f", {found[BEYOND]} are beyond what we show"
    tell(capsys, f"LibreOffice, {len(metrics)} metrics: {told}.")


@OFFICE
def test_halves_in_libreoffice(tmp_path: Path) -> None:
    blocks = [half_tasks(dice(), decimals, HALVES) for decimals in (0, 1, 2)]
    assert in_libreoffice(blocks, tmp_path) == {SAME: 3 * HALVES}
    agree([*chain(*blocks)], tmp_path)
    for tree, inputs, decimals, _ in chain(*blocks):
        a, b = (Decimal(repr(inputs[name])) for name in "ab")
        on_paper = (a / b * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        assert rounded(evaluated(tree, inputs), decimals) == on_paper, inputs


@OFFICE
def test_plans_in_libreoffice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = load(ROOT / "playbook_data")
    raw, cells = plan_workbook(book, "en")
    own, fixed, chance = sketch(book[Plan], book[Team]), rules(book[Plan]), dice()
    plans = [spoilt(chance, own) for _ in range(PLANS)]
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
