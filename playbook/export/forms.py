"""A form as a workbook (XLSX): one sheet blank, one filled in, both with formulas.

Beside each formula stands what it comes to: previews and some programs show only that.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from playbook.export.workbook import (
    LINE_HEIGHT,
    LOOKS,
    lines,
    on_paper,
    opened,
    sheet_name,
)
from playbook.kinds import words
from playbook.kinds.form.model import Blank, Column, Form, Valued
from playbook.kinds.form.numbers import Reckoned, tables
from playbook.kinds.role.numbers import owner
from playbook.kinds.team.model import Team
from playbook.locale.digits import significant
from playbook.locale.numbers import percent
from playbook.model.base import Text
from playbook.model.formula import as_shown, translated
from playbook.model.playbook import Playbook
from playbook.views.plain_text import plain_text

SPARE = 10
"""Rows of the blank sheet beyond those of the example."""
WIDTH = 16
FIRST = 30
"""Width of the first column, in characters."""
LEAST = 4
"""Columns of a sheet, so that hints beside the head have room."""
NAMES = {"title": LOOKS["title"], "about": LOOKS["about"], "head": LOOKS["head"]}
CELL = LOOKS["cell"]
RECKONED = {"bg_color": "#EEEEEE"}
"""What nobody types into."""


def form_workbook(book: Playbook, form: Form, language: str) -> bytes:
    """The workbook of `form` in `language`."""
    buffer = BytesIO()
    with opened(buffer, book, language) as file:
        taken: set[str] = set()
        for name, filled in (("form-blank-sheet", False), ("form-filled-sheet", True)):
            sheet = file.add_worksheet(sheet_name(words(language)[name], taken))
            _Sheet(book, form, language, file, sheet, filled=filled).write()
    return buffer.getvalue()


class _Sheet:
    """One sheet being written, row by row."""

    def __init__(
        self,
        book: Playbook,
        form: Form,
        language: str,
        file: Workbook,
        sheet: Worksheet,
        *,
        filled: bool,
    ) -> None:
        self.book, self.form, self.language = book, form, language
        self.file, self.sheet, self.filled = file, sheet, filled
        self.looks: dict[str, Format] = {}
        self.row, self.tallest = 0, 1
        self.head: dict[str, str] = {}
        """The cell of each number at the head."""
        self.width = max([LEAST, *(len(table.columns) for table in form.tables)])

    def write(self) -> None:
        """The whole sheet, as wide as a page of the team's paper."""
        self.sheet.set_column(0, 0, FIRST)
        self.sheet.set_column(1, self.width - 1, WIDTH)
        self._text(0, self.form.title, "title")
        self._next()
        signs = [owner(self.book, ident) for ident in (self.form.owner, *self.form.signs)]
        names = words(self.language)["comma"].join(self._said(sign) for sign in signs)
        self._across(0, f"{self._said(self.form.when)} {names}")
        self._next()
        for blank in self.form.blanks:
            self._blank(blank)
        for table in tables(self.form):
            self.row += 1
            self._table(table)
        on_paper(self.sheet, self.book, self.language)

    def _blank(self, blank: Blank) -> None:
        self._text(0, blank.name, "head")
        if blank.number is not None:
            self.head[blank.id] = f"$B${self.row + 1}"
        if self.filled and blank.number is not None:
            self.sheet.write_number(self.row, 1, blank.number, self._look(blank))
        elif self.filled and blank.text:
            self._text(1, blank.text, "cell")
        else:
            self.sheet.write_blank(self.row, 1, None, self._look(blank))
        if blank.hint:
            self._across(2, self._said(blank.hint))
        self._next()

    def _table(self, found: Reckoned) -> None:
        columns = found.table.columns
        self._text(0, found.table.title, "title")
        self._next()
        for place, column in enumerate(columns):
            self._text(place, column.name, "head")
        self._next()
        first = self.row
        for cells in [*found.rows, *([None] * (0 if self.filled else SPARE))]:
            names = dict(self.head)
            for place, column in enumerate(columns):
                self._cell(place, column, cells[place] if cells else None, names)
            self._next()
        self._totals(found, first)

    def _cell(self, place: int, column: Column, value: object, names: dict[str, str]) -> None:
        """One cell; a formula sees the `names` to its left, which this one joins."""
        look = self._look(column)
        if column.formula:
            formula = translated(column.formula, names)
            inputs = ",".join(cell for name, cell in names.items() if name not in self.head)
            self._formula(place, formula, inputs, value, look)
        elif self.filled and isinstance(value, Text):
            self._text(place, value, "cell")
        elif self.filled and isinstance(value, int | float):
            self.sheet.write_number(self.row, place, value, look)
        else:
            self.sheet.write_blank(self.row, place, None, look)
        if not column.words:
            names[column.id] = f"{xl_col_to_name(place)}{self.row + 1}"

    def _totals(self, found: Reckoned, first: int) -> None:
        columns, names, ranges = found.table.columns, dict(self.head), []
        for place, column in enumerate(columns):
            if not column.words:
                letter = xl_col_to_name(place)
                ranges.append(f"{letter}{first + 1}:{letter}{self.row}")
                names[column.id] = f"SUM({ranges[-1]})"
        for total, value in found.totals:
            self._text(0, total.name, "head")
            last = len(columns) - 1
            formula = translated(total.formula, names)
            self._formula(last, formula, ",".join(ranges), value, self._look(total))
            names[total.id] = f"${xl_col_to_name(last)}${self.row + 1}"
            self._next()

    def _formula(self, place: int, formula: str, inputs: str, value: object, look: Format) -> None:
        """A formula with its value; on the blank sheet it says nothing until there are inputs."""
        formula = as_shown(formula)
        if not self.filled:
            formula, value = f'IF(COUNT({inputs})=0,"",{formula})', ""
        elif isinstance(value, int | float):
            value = float(significant(value))
        self.sheet.write_formula(self.row, place, f"={formula}", look, value)

    def _look(self, entry: Valued) -> Format:
        """Words as text, numbers as the form shows them, what is reckoned in grey."""
        of_words = isinstance(entry, Column) and entry.words
        of_words = of_words or (isinstance(entry, Blank) and entry.number is None)
        if of_words:
            return self._format("cell", CELL)
        decimals = "." + "0" * entry.decimals if entry.decimals else ""
        shown = f"#,##0{decimals}"
        if entry.unit == "percent":
            before, _, after = percent(1, self.language, self.book[Team].country).partition("1")
            shown = f'"{before}"{shown}"{after}"'.removeprefix('""')
        reckoned = RECKONED if getattr(entry, "formula", None) else {}
        name = f"{shown}{bool(reckoned)}"
        return self._format(name, CELL | {"num_format": shown} | reckoned)

    def _format(self, name: str, look: Mapping[str, object]) -> Format:
        if name not in self.looks:
            self.looks[name] = self.file.add_format(look)
        return self.looks[name]

    def _text(self, place: int, text: Text, look: str) -> None:
        said = self._said(text)
        shape = CELL if look == "cell" else NAMES[look]
        if shape.get("text_wrap"):
            self.tallest = max(self.tallest, lines(said, WIDTH if place else FIRST))
        self.sheet.write_string(self.row, place, said, self._format(look, shape))

    def _across(self, first: int, text: str) -> None:
        """One text across all columns from the `first` on."""
        look, last = self._format("about", NAMES["about"]), self.width - 1
        self.sheet.merge_range(self.row, first, self.row, last, "", look)
        self.sheet.write_string(self.row, first, text, look)
        room = WIDTH * (last - first) + (WIDTH if first else FIRST)
        self.tallest = max(self.tallest, lines(text, room))

    def _next(self) -> None:
        """Go on to the next row; this one is as tall as its text, also where programs do not see to
        it."""
        if self.tallest > 1:
            self.sheet.set_row(self.row, LINE_HEIGHT * self.tallest)
        self.row, self.tallest = self.row + 1, 1

    def _said(self, text: Text) -> str:
        return plain_text(self.book, text, self.language)
