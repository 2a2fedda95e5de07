"""The plan's workbook reckons as the plan builder does, and takes a reader's numbers over."""

from __future__ import annotations

import json
import math
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from playbook.export.plan_workbook import UNTOLD, plan_workbook
from playbook.kinds.plan.model import Plan
from playbook.kinds.plan.reckoning import FORMULAS, reckon
from playbook.kinds.team.model import Team
from playbook.model.playbook import Playbook
from playbook.views.builder import rules, sketch
from tests.support.chance import dice
from tests.support.node import node
from tests.support.plans import spoilt, typed
from tests.support.sheets import Sheet

PLANS = 200


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_stored_value_is_what_its_formula_comes_to(book: Playbook, language: str) -> None:
    raw, cells = plan_workbook(book, language)
    assert list(Sheet(raw).misfits()) == []
    assert list(Sheet(raw).noisy()) == []
    assert (raw, cells) == plan_workbook(book, language)


def test_its_formulas_come_to_what_the_builder_shows(book: Playbook) -> None:
    raw, cells = plan_workbook(book, "en")
    chance, plan, sheet = dice(), book[Plan], Sheet(raw)
    own, fixed = sketch(plan, book[Team]), rules(plan)
    for _ in range(PLANS):
        one = spoilt(chance, own)
        sheet.stored |= {
            cells[name]: float(value) for name, value in typed(one).items() if name in cells
        }
        found, wanted = sheet.reckoned(), reckon(one, fixed)
        for name in set(FORMULAS) - UNTOLD:
            assert close(found[cells[name]], wanted.values.get(name)), (name, one)
        for role, people in wanted.needed.items():
            assert close(found[cells[f"need.{role}"]], people), (role, one)
        for ident, amount in wanted.lines.items():
            assert close(found[cells[f"amount.{ident}"]], amount), (ident, one)


def test_whole_numbers_end_without_a_point(book: Playbook) -> None:
    raw, _ = plan_workbook(book, "en")
    with ZipFile(BytesIO(raw)) as file:
        sheet, styles = (
            file.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles")
        )
    assert re.search(r'<conditionalFormatting sqref="B1:[A-Z]+\d+"', sheet)
    assert re.search(r'<dxfs count="1"><dxf><numFmt [^>]*formatCode="#,##0"/>', styles)


def close(one: float | None, other: float | None) -> bool:
    """Whether both are the same to 1e-9, or neither can be computed."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def test_a_reader_s_numbers_stand_in_its_cells(book: Playbook, tmp_path: Path) -> None:
    raw, cells = plan_workbook(book, "en")
    (tmp_path / "plan.xlsx").write_bytes(raw)
    values = {"base": 3_000_000.0, "platform.0.name": "A & B <C>", "target": 3.6e6, "mer": "none"}
    values["break_even"] = 59.724999999999994
    given = {"cells": cells, "values": values}
    (tmp_path / "given.json").write_text(json.dumps(given), encoding="utf-8")
    done = node("carried.mjs", tmp_path)
    assert done.returncode == 0, done.stderr
    before, after = Sheet(raw), Sheet((tmp_path / "carried.xlsx").read_bytes())
    stored = {name: after.stored[cells[name]] for name in values}
    assert stored == values | {"break_even": 59.725}
    assert after.formulas == before.formulas
    changed = {cells[name] for name in values}
    kept = {place: value for place, value in before.stored.items() if place not in changed}
    assert kept.items() <= after.stored.items()
