"""What the formulas of a form come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.kinds.form.model import Form, Number, Row, Table, Total
from playbook.model.base import Text
from playbook.model.formula import BadExpression, evaluate

Cell = Text | Number
Values = dict[str, Number]
"""Numbers, by what formulas call them."""


class BadFormula(ValueError):
    """A formula that cannot be reckoned: number `number` of a table's `columns` or `totals`."""

    def __init__(self, where: str, number: int, error: BadExpression) -> None:
        super().__init__(where, number)
        self.where, self.number, self.error = where, number, error


@dataclass(frozen=True)
class Reckoned:
    """A table with every cell and every total reckoned."""

    table: Table
    rows: list[list[Cell]]
    totals: list[tuple[Total, float]]


def tables(form: Form) -> list[Reckoned]:
    """The tables of `form` with their values. Raises BadFormula where one cannot be reckoned."""
    return [reckoned(table, head(form)) for table in form.tables]


def head(form: Form) -> Values:
    """The numbers at the head of `form`."""
    return {blank.id: blank.number for blank in form.blanks if blank.number is not None}


def reckoned(table: Table, known: Mapping[str, Number]) -> Reckoned:
    """`table` with its values, of which the numbers `known` at the head are a part."""
    rows, sums = [], dict(known)
    for row in table.rows:
        cells, values = _row(table, row, known)
        rows.append(cells)
        for column in table.columns:
            if not column.words:
                sums[column.id] = sums.get(column.id, 0) + values[column.id]
    totals = []
    for number, total in enumerate(table.totals):
        sums[total.id] = _value(total.formula, sums, "totals", number)
        totals.append((total, sums[total.id]))
    return Reckoned(table, rows, totals)


def _row(table: Table, row: Row, known: Mapping[str, Number]) -> tuple[list[Cell], Values]:
    """The cells of `row` from left to right, and its numbers by their columns."""
    texts, numbers = iter(row.words), iter(row.numbers)
    cells: list[Cell] = []
    values = dict(known)
    for place, column in enumerate(table.columns):
        if column.words:
            cells.append(next(texts))
            continue
        given = None if column.formula else next(numbers)
        value = _value(column.formula, values, "columns", place) if given is None else given
        values[column.id] = value
        cells.append(value)
    return cells, values


def _value(formula: str | None, values: Values, where: str, number: int) -> float:
    try:
        return evaluate(str(formula), values)
    except BadExpression as error:
        raise BadFormula(where, number, error) from error
