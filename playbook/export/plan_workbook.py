"""The plan as a workbook (XLSX): inputs with names, live formulas, and what each comes to.

The formulas are those of the plan builder, written from the same trees.
"""

from __future__ import annotations

from io import BytesIO

from babel.dates import get_month_names
from xlsxwriter import Workbook

from playbook.export.workbook import LOOKS, on_paper, opened, sheet_name
from playbook.kinds import words
from playbook.kinds.plan.model import Plan
from playbook.kinds.plan.reckoning import FORMULAS, MONTH, PART, SCENARIOS, reckon
from playbook.kinds.role.numbers import owner
from playbook.kinds.team.model import Team
from playbook.locale.countries import written_in
from playbook.locale.digits import significant
from playbook.model.base import Text
from playbook.model.formula import Tree, as_shown, compiled, in_workbook
from playbook.model.playbook import Playbook
from playbook.views.builder import platform_rows, rules, sketch
from playbook.views.plain_text import plain_text

FILE = "plan.xlsx"
FIRST, OTHERS = 44, 16
"""Widths of columns in characters."""
NUMBER: dict[str, object] = {"num_format": "#,##0.##", "bottom": 4, "bottom_color": "#BBBBBB"}
WHOLE = {"num_format": "#,##0"}
"""Without the point that Excel would leave behind a whole number."""
RECKONED = NUMBER | {"bg_color": "#EEEEEE"}
"""What nobody types into."""
UNTOLD = {"payroll", "pay_each"}
"""Figures of what people are paid, which no file has."""


def plan_workbook(book: Playbook, language: str) -> tuple[bytes, dict[str, str]]:
    """The workbook of the team's plan in `language`, and the cell of each of its numbers and names
    of platforms, by what the plan builder calls them."""
    buffer = BytesIO()
    with opened(buffer, book, language) as file:
        sheet = _Sheet(book, language, file)
        sheet.write()
    return buffer.getvalue(), {name: cell.replace("$", "") for name, cell in sheet.cells.items()}


class _Sheet:
    """The one sheet, row by row; `cells` are the places of numbers by what formulas call them."""

    def __init__(self, book: Playbook, language: str, file: Workbook) -> None:
        self.book, self.language, self.file = book, language, file
        self.plan, self.team, self.words = book[Plan], book[Team], words(language)
        self.sketch, self.rules = sketch(self.plan, self.team), rules(self.plan)
        self.found = reckon(self.sketch, self.rules)
        channels = enumerate(self.team.platforms)
        self.platforms = {at: (self._said(one.name), one.share) for at, one in channels}
        self.rows = platform_rows(self.team)
        self.sheet = file.add_worksheet(sheet_name(self.words["build-yours"], set()))
        looks = {"head": LOOKS["head"], "label": LOOKS["cell"]}
        looks |= {"number": NUMBER, "reckoned": RECKONED}
        self.looks = {name: file.add_format(look) for name, look in looks.items()}
        self.cells: dict[str, str] = {}
        self.row = 0

    def write(self) -> None:
        """The whole sheet."""
        self.sheet.set_column(0, 0, FIRST)
        self.sheet.set_column(1, self.rows + 1, OTHERS)
        self._inputs()
        self._figures()
        self._months()
        self._money()
        rule = {"type": "formula", "criteria": "=ABS(B1-ROUND(B1,0))<0.005"}
        whole = rule | {"format": self.file.add_format(WHOLE)}
        self.sheet.conditional_format(0, 1, self.row - 1, self.rows + 1, whole)
        on_paper(self.sheet, self.book, self.language)

    def _inputs(self) -> None:
        self._head("build-yours")
        for name, number in self.sketch.numbers.items():
            self._input(self.words[f"build-{name}"], number, name)
            self.file.define_name(name, f"='{self.sheet.name}'!{self.cells[name]}")
        self._head("build-set-platforms")
        for place in range(self.rows):
            self.cells[f"platform.{place}.name"] = f"$A${self.row + 1}"
            name, share = self.platforms.get(place, ("", 0))
            self._input(name, share, f"platform.{place}.share")
        self._head("build-set-weights", "", self.words["build-months-count"])
        for month, weight in enumerate(self.sketch.weights, start=1):
            count = self.sketch.months.count(month)
            self.sheet.write_number(self.row, 2, count, self.looks["number"])
            self._name(2, f"count.{month}")
            self._input(self._month(month), weight, f"weight.{month}")
        self._head("build-set-lines")
        for line in self.plan.budget:
            self._input(self._said(line.title), line.share, f"line.{line.id}")
        self._head("build-set-staffing")
        for size in self.plan.headcount:
            for one in size.inputs:
                if one.id != "spend":
                    label = f"{self._role(size.role)}: {self._said(one.name)}"
                    self._input(label, one.example, f"staff.{size.role}.{one.id}")

    def _figures(self) -> None:
        self._head("build-figure")
        known = self.found.values
        first, last = self.cells["count.1"], self.cells["count.12"]
        weights = f"{self.cells['weight.1']}:{self.cells['weight.12']}"
        counts = f"{first}:{last}"
        self._formula(0, "build-months-count", f"SUM({counts})", known["months"], "months")
        of_months = f"SUMPRODUCT({weights},{counts})"
        self._formula(0, "build-weights-count", of_months, known["weights"], "weights")
        for name in ("promotion", "people"):
            self.cells[f"{name}_share"] = self.cells.get(f"line.{name}", "0")
        for name, formula in FORMULAS.items():
            if name not in UNTOLD:
                text = in_workbook(compiled(formula), self.cells)
                self._formula(0, f"fig-{name}", text, known.get(name), name)

    def _months(self) -> None:
        """Each month of the year, as often as it is in the period."""
        names = [name for name, _ in self.platforms.values()]
        self._head("build-months", self.words["total"], *names)
        for month in range(1, 13):
            cells = zip(self.sketch.months, self.found.cells, strict=True)
            rows = [row for one, row in cells if one == month]
            sums = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * (self.rows + 1)
            own = f"month.{month}"
            given = {"whole": "target", "weight": f"weight.{month}", "weights": "weights"}
            self._write(0, self._month(month))
            tree: Tree = ("*", compiled(MONTH), "count")
            self._put(1, tree, given | {"count": f"count.{month}"}, sums[0], f"{own}.0")
            for place in range(self.rows):
                given = {"whole": f"{own}.0", "share": f"platform.{place}.share"}
                value = sums[place + 1] if place + 1 < len(sums) else 0.0
                self._put(2 + place, PART, given, value, f"{own}.{place + 1}")
            self.row += 1

    def _money(self) -> None:
        self._head("build-lines")
        for line in self.plan.budget:
            self._write(0, self._said(line.title))
            given = {"whole": "budget", "share": f"line.{line.id}"}
            self._put(1, PART, given, self.found.lines.get(line.id), f"amount.{line.id}")
            self.row += 1
        self._head("build-seats", self.words["build-have"], self.words["build-need"])
        for seat in self.plan.structure:
            self._write(0, self._role(seat.role))
            self.sheet.write_number(self.row, 1, seat.people, self.looks["number"])
            self._name(1, f"seat.{seat.role}")
            if seat.role in self.found.needed:
                inputs = self.sketch.staffing[seat.role]
                given = {name: f"staff.{seat.role}.{name}" for name in inputs if name != "spend"}
                tree = self.rules.staffing[seat.role][0]
                need = self.found.needed[seat.role]
                self._put(2, tree, given | {"spend": "spend"}, need, f"need.{seat.role}")
            self.row += 1
        self._head("build-commission", self.words["build-amount"], self.words["build-paid"])
        for reached, paid in zip(SCENARIOS, self.found.commission, strict=True):
            self._write(0, f"{reached}%")
            actual: Tree = ("/", ("*", "monthly", reached), 100)
            value = self.found.values["monthly"] * reached / 100
            self._put(1, actual, {"monthly": "monthly"}, value, f"actual.{reached}")
            given = {"target": "monthly", "actual": f"actual.{reached}"}
            self._put(2, self.rules.commission, given, paid, f"paid.{reached}")
            self.row += 1

    def _head(self, key: str, *more: str) -> None:
        self.row += bool(self.row)
        for place, text in enumerate((self.words[key], *more)):
            self.sheet.write_string(self.row, place, text, self.looks["head"])
        self.row += 1

    def _input(self, label: str, number: float, name: str) -> None:
        self._write(0, label)
        self.sheet.write_number(self.row, 1, number, self.looks["number"])
        self._name(1, name)
        self.row += 1

    def _formula(self, column: int, key: str, text: str, value: float | None, name: str) -> None:
        """A figure under its word; in words where it cannot be computed."""
        self._write(column, self.words[key])
        self._cell(column + 1, text, value)
        self._name(column + 1, name)
        self.row += 1

    def _put(
        self,
        column: int,
        formula: str | Tree,
        given: dict[str, str],
        value: float | None,
        name: str,
    ) -> None:
        """A formula over cells, `given` by what it calls them, and its own `name`."""
        tree = compiled(formula) if isinstance(formula, str) else formula
        places = {own: self.cells[cell] for own, cell in given.items() if cell in self.cells}
        self._cell(column, in_workbook(tree, places), value)
        self._name(column, name)

    def _cell(self, column: int, text: str, value: float | None) -> None:
        none = self.words["build-no-value"]
        formula = f'=IFERROR({as_shown(text)},"{none}")'
        shown = none if value is None else float(significant(value))
        self.sheet.write_formula(self.row, column, formula, self.looks["reckoned"], shown)

    def _name(self, column: int, name: str) -> None:
        self.cells[name] = f"${chr(ord('A') + column)}${self.row + 1}"

    def _write(self, column: int, text: str) -> None:
        self.sheet.write_string(self.row, column, text, self.looks["label"])

    def _said(self, text: Text) -> str:
        return plain_text(self.book, text, self.language)

    def _role(self, ident: str) -> str:
        return self._said(owner(self.book, ident))

    def _month(self, month: int) -> str:
        locale = written_in(self.language, self.team.country)
        return str(get_month_names("wide", "stand-alone", locale)[month])
