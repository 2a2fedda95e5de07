"""The arithmetic of a form: rows that fit their columns, formulas, totals that are right."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.kinds.form.model import Form, Table
from playbook.kinds.form.numbers import BadFormula, head, reckoned
from playbook.locale.numbers import rounded
from playbook.problems.problem import Problem, phrase
from playbook.source.reader import Loc, Source


def check(form: Form, source: Source) -> Iterator[Problem]:
    """Rows with a cell too many or too few; formulas without a value; totals that are wrong."""
    for number, table in enumerate(form.tables):
        place: Loc = ("tables", number)
        misfits = list(_misfits(table, source, place))
        yield from misfits or _arithmetic(form, table, source, place)


def _misfits(table: Table, source: Source, place: Loc) -> Iterator[Problem]:
    words = sum(column.words for column in table.columns)
    numbers = sum(not column.words and column.formula is None for column in table.columns)
    for number, row in enumerate(table.rows):
        for name, wanted in (("words", words), ("numbers", numbers)):
            found = len(getattr(row, name))
            if found != wanted:
                mark = source.value_mark((*place, "rows", number, name))
                said = {"name": name, "wanted": wanted, "found": found}
                yield Problem(source.path, *mark, "row-misfit", said)


def _arithmetic(form: Form, table: Table, source: Source, place: Loc) -> Iterator[Problem]:
    try:
        found = reckoned(table, head(form))
    except BadFormula as bad:
        words = {"detail": phrase(bad.error.code, **bad.error.words)}
        mark = source.value_mark((*place, bad.where, bad.number, "formula"))
        yield Problem(source.path, *mark, "bad-expression", words)
        return
    for number, (total, value) in enumerate(found.totals):
        right = rounded(value, total.decimals)
        if right != rounded(total.stated, total.decimals):
            mark = source.value_mark((*place, "totals", number, "stated"))
            said = {"stated": total.stated, "right": f"{right}"}
            yield Problem(source.path, *mark, "wrong-total", said)
