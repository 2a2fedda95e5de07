"""Checklists as workbooks (XLSX): one sheet a list, with a drop-down for the state of each item.

Every text is written as text and its cell formatted as text, so that nothing a record or a reader
writes is run as a formula. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from playbook.locale import tables
from playbook.model.checklist import Check, Checklist
from playbook.model.playbook import Playbook
from playbook.schedule.wording import schedule_words
from playbook.views.plain_text import plain_text

CREATED = datetime(2026, 1, 1)
"""Fixed, so that two builds are the same."""
NAME_LIMIT = 31
FORBIDDEN = str.maketrans(dict.fromkeys(r"[]:*?/\ ", " "))
RESERVED = "history"
"""The one name that Excel keeps for itself."""
COLUMNS = {
    "sheet-item": 46,
    "sheet-why": 60,
    "sheet-who": 18,
    "critical": 9,
    "sheet-state": 16,
    "sheet-note": 30,
}
"""The word over each column, and its width in characters."""
STATE = list(COLUMNS).index("sheet-state")
STATES = ("todo", "done", "skipped")
A4 = 9
LINE_HEIGHT = 16
AS_TEXT: dict[str, object] = {"num_format": "@", "valign": "top"}
LOOKS: dict[str, dict[str, object]] = {
    "title": AS_TEXT | {"bold": True, "font_size": 14},
    "about": AS_TEXT | {"font_color": "#555555", "text_wrap": True},
    "head": AS_TEXT | {"bold": True, "bottom": 1, "text_wrap": True},
    "section": AS_TEXT | {"bold": True, "bg_color": "#EEEEEE"},
    "cell": AS_TEXT | {"text_wrap": True, "bottom": 4, "bottom_color": "#BBBBBB"},
    "settled": {"font_color": "#777777"},
}


def workbook(book: Playbook, checklists: Iterable[Checklist], language: str) -> bytes:
    """A workbook of `checklists` in `language`, a sheet each."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(buffer, options) as file:
        file.set_properties({"title": book.team.name[language], "created": CREATED})
        looks = {name: file.add_format(look) for name, look in LOOKS.items()}
        taken: set[str] = set()
        for checklist in checklists:
            name = sheet_name(plain_text(book, checklist.title, language), taken)
            _Sheet(book, language, file.add_worksheet(name), looks).write(checklist)
    return buffer.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """`title` as the name of a sheet: allowed, short enough, and not in `taken`, which it joins."""
    base = " ".join(title.translate(FORBIDDEN).split()).strip("'") or "-"
    number = 1
    while True:
        ending = f" {number}" if number > 1 else ""
        name = _cut(base, NAME_LIMIT - len(ending)).strip("' ") + ending
        if name.lower() not in taken | {RESERVED}:
            taken.add(name.lower())
            return name
        number += 1


def _cut(text: str, limit: int) -> str:
    """`text` cut to `limit` units of UTF-16, which is what Excel counts."""
    while len(text.encode("utf-16-le")) > 2 * limit:
        text = text[:-1]
    return text


class _Sheet:
    """One list being written, row by row."""

    def __init__(
        self, book: Playbook, language: str, sheet: Worksheet, looks: dict[str, Format]
    ) -> None:
        self.book = book
        self.language = language
        self.sheet = sheet
        self.looks = looks
        self.row = 0

    def write(self, checklist: Checklist) -> None:
        """The whole sheet."""
        for column, width in enumerate(COLUMNS.values()):
            self.sheet.set_column(column, column, width)
        self._line("title", [plain_text(self.book, checklist.title, self.language)])
        for text in self._about(checklist):
            self._across("about", text)
        self._line("about", [self._word("sheet-date"), self._word("sheet-name")])
        head = self.row
        self._line("head", [self._word(name) for name in COLUMNS])
        for section in checklist.sections:
            title = plain_text(self.book, section.title, self.language)
            self._line("section", [title, *[""] * (len(COLUMNS) - 1)])
            for check in section.checks:
                self._check(checklist, check)
        self._finish(head)
        for text in self._after(checklist):
            self._across("about", text)

    def _about(self, checklist: Checklist) -> Iterator[str]:
        yield plain_text(self.book, checklist.summary, self.language)
        minutes = checklist.minutes
        facts = [
            schedule_words(checklist.schedule, checklist.campaign, self.language),
            plain_text(self.book, checklist.trigger, self.language) if checklist.trigger else "",
            self._owner(checklist.owner),
            self._word("minutes", count=minutes) if minutes else self._word("runs-through"),
        ]
        yield " · ".join(fact for fact in facts if fact)

    def _check(self, checklist: Checklist, check: Check) -> None:
        texts = [
            plain_text(self.book, check.text, self.language),
            plain_text(self.book, check.why, self.language),
            self._owner(check.role or checklist.owner),
            self._word("critical") if check.critical else "",
            self._word(f"sheet-{STATES[0]}"),
            "",
        ]
        choice = {
            "validate": "list",
            "source": [self._word(f"sheet-{state}") for state in STATES],
            "error_message": self._word("sheet-invalid"),
        }
        self.sheet.data_validation(self.row, STATE, self.row, STATE, choice)
        self._line("cell", texts)

    def _after(self, checklist: Checklist) -> Iterator[str]:
        """What the list leaves behind, and when to call for help."""
        receivers = self._word("comma").join(map(self._owner, checklist.output.to))
        text = plain_text(self.book, checklist.output.text, self.language)
        yield self._word(
            "sheet-output-to" if receivers else "sheet-output", text=text, to=receivers
        )
        when = plain_text(self.book, checklist.escalation.when, self.language)
        yield self._word("sheet-escalate", when=when, to=self._owner(checklist.escalation.to))

    def _finish(self, head: int) -> None:
        """Fade what is settled; print on A4, as wide as the page, the head on each."""
        settled = f'=AND($E{head + 2}<>"",$E{head + 2}<>"{self._word(f"sheet-{STATES[0]}")}")'
        rule = {"type": "formula", "criteria": settled, "format": self.looks["settled"]}
        self.sheet.conditional_format(head + 1, 0, self.row - 1, len(COLUMNS) - 1, rule)
        self.sheet.freeze_panes(head + 1, 0)
        self.sheet.repeat_rows(head)
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)

    def _line(self, look: str, texts: Iterable[str]) -> None:
        """The next row, every cell of it text, even the empty ones that a reader fills."""
        for column, text in enumerate(texts):
            if text:
                self.sheet.write_string(self.row, column, text, self.looks[look])
            else:
                self.sheet.write_blank(self.row, column, None, self.looks[look])
        self.row += 1

    def _across(self, look: str, text: str) -> None:
        """The next row, one text across all columns. Merged cells grow no taller by themselves."""
        self.sheet.merge_range(self.row, 0, self.row, len(COLUMNS) - 1, "", self.looks[look])
        self.sheet.write_string(self.row, 0, text, self.looks[look])
        units = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
        lines = 1 + units // (sum(COLUMNS.values()) - len(COLUMNS))
        self.sheet.set_row(self.row, LINE_HEIGHT * lines)
        self.row += 1

    def _owner(self, ident: str) -> str:
        return plain_text(self.book, self.book.owners[ident], self.language)

    def _word(self, key: str, **blanks: object) -> str:
        return tables.templates()[key][self.language].format(**blanks)
