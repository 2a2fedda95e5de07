"""Forms: what formulas come to, on the page and in the workbook, which must agree."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from playbook.check.loader import load
from playbook.export.forms import SPARE, form_workbook
from playbook.kinds.form.model import Form
from playbook.kinds.form.numbers import tables
from playbook.model.formula import translated
from playbook.model.playbook import Playbook
from tests.support.handbooks import FIXTURE, ROOT, fixture_book

Cells = dict[str, tuple[str, Any]]
"""By its place, each cell's formula (empty for none) and stored value."""
CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL)


@pytest.fixture(scope="module", params=[FIXTURE, ROOT], ids=["fixture", "handbook"])
def book(request: pytest.FixtureRequest) -> Playbook:
    return load(request.param / "playbook_data")


def sheet(raw: bytes, number: int) -> Cells:
    """The cells of sheet `number`, read from the file itself."""
    xml = zipfile.ZipFile(BytesIO(raw)).read(f"xl/worksheets/sheet{number}.xml").decode()
    cells: Cells = {}
    for place, inner in CELL.findall(xml):
        formula = re.search(r"<f>(.*?)</f>", inner)
        value = re.search(r"<v>(.*?)</v>", inner)
        shared = 't="s"' in xml[xml.index(f'r="{place}"') :].split(">", 1)[0]
        number_ = None if shared or not value or not value[1] else float(value[1])
        cells[place] = (LexborHTMLParser(formula[1]).text() if formula else "", number_)
    return cells


def evaluated(formula: str, cells: Cells) -> float:
    """What a spreadsheet makes of `formula`: on its own, not by the engine's evaluator."""

    def total(found: re.Match[str]) -> str:
        column, first, last = found[1], int(found[2]), int(found[3])
        return repr(sum(value_at(f"{column}{row}", cells) for row in range(first, last + 1)))

    formula = formula.removeprefix("VALUE(").removesuffix('&"")')
    plain = re.sub(r"SUM\(([A-Z]+)([0-9]+):[A-Z]+([0-9]+)\)", total, formula.replace("$", ""))
    plain = re.sub(r"\b([A-Z]{1,2}[0-9]+)\b", lambda m: repr(value_at(m[1], cells)), plain)
    return float(eval(plain, {"__builtins__": {}, "MAX": max, "MIN": min, "ABS": abs}))


def value_at(place: str, cells: Cells) -> float:
    formula, value = cells.get(place, ("", None))
    return evaluated(formula.removeprefix("="), cells) if formula else value or 0.0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_stored_value_is_what_its_formula_comes_to(book: Playbook, language: str) -> None:
    for form in book.all(Form):
        cells = sheet(form_workbook(book, form, language), 2)
        formulas = {place: cell for place, cell in cells.items() if cell[0]}
        assert formulas, form.id
        for place, (formula, value) in formulas.items():
            assert evaluated(formula, cells) == pytest.approx(value), (form.id, place, formula)
            assert value == float(f"{value:.15g}"), (form.id, place, value)


def test_the_example_is_stated_right_and_whole(book: Playbook) -> None:
    for form in book.all(Form):
        for table in tables(form):
            assert [round(value, total.decimals) for total, value in table.totals] == [
                round(total.stated, total.decimals) for total, _ in table.totals
            ]


def test_the_blank_sheet_has_room_and_says_nothing_yet() -> None:
    book = fixture_book()
    [form] = book.all(Form)
    cells = sheet(form_workbook(book, form, "en"), 1)
    reckoned = {place: cell for place, cell in cells.items() if cell[0]}
    rows = len(form.tables[0].rows) + SPARE
    assert len(reckoned) == 2 * rows + 2
    assert {value for _, value in reckoned.values()} == {None}
    assert reckoned["D10"][0] == 'IF(COUNT(B10,C10)=0,"",VALUE(B10-C10-B10*$B$4/100&""))'


def test_the_same_form_gives_the_same_bytes() -> None:
    book = fixture_book()
    [form] = book.all(Form)
    assert form_workbook(book, form, "en") == form_workbook(book, form, "en")


def test_a_formula_is_translated_with_its_brackets_and_functions() -> None:
    names = {"a": "B2", "b": "SUM(C2:C9)"}
    assert translated("max(a - (b - 1), 0) / -a", names) == "MAX(B2-(SUM(C2:C9)-1),0)/-B2"
    assert translated("roundup(-(a + b) * 2)", names) == "ROUNDUP(-(B2+SUM(C2:C9))*2,0)"
