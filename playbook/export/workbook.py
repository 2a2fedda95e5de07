"""Checklists as workbooks (XLSX): one sheet a list, with a drop-down for the state of each item.

Every text is written as text and its cell formatted as text, so that nothing a record or a reader
writes is run as a formula. The same data gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from playbook.kinds import say
from playbook.kinds.checklist.model import Check, Checklist, several
from playbook.kinds.role.numbers import owner as owner_title
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import conventions, paper
from playbook.locale.dates import clock
from playbook.locale.languages import LANGUAGES
from playbook.model.playbook import Playbook
from playbook.schedule.schedule_words import schedule_words
from playbook.text.markup import plain
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
ROUND_WIDTH = 9
STATE = list(COLUMNS).index("sheet-state")
STATES = ("todo", "done", "skipped")
PAPER = {"Letter": 1, "A4": 9}
"""As XLSX numbers sizes of paper."""
LINE_HEIGHT = 16
PIECES = re.compile(r"[!-\u2e7f]+\s*|.", re.DOTALL)
"""What a line is not broken within: a word with the space after it, or any other character."""
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
    with opened(buffer, book, language) as file:
        looks = {name: file.add_format(look) for name, look in LOOKS.items()}
        taken: set[str] = set()
        for checklist in checklists:
            name = sheet_name(plain(checklist.title[language]), taken)
            _Sheet(book, language, file.add_worksheet(name), looks).write(checklist)
    return buffer.getvalue()


def opened(buffer: BytesIO, book: Playbook, language: str) -> Workbook:
    """A workbook of the team, the same bytes each time, to be written into `buffer` in a `with`."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    file = Workbook(buffer, options)
    file.set_properties({"title": book[Team].name[language], "created": CREATED})
    return file


def on_paper(sheet: Worksheet, book: Playbook, language: str) -> None:
    """Have `sheet` run as the language does, and print as wide as a page of the team's paper."""
    sheet.set_landscape()
    if LANGUAGES[language].direction == "rtl":
        sheet.right_to_left()
    sheet.set_paper(PAPER[paper(book[Team])])
    sheet.fit_to_pages(1, 0)


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


def lines(text: str, width: int) -> int:
    """The lines that `text` takes in a column `width` characters wide, rather one more than one
    too few: Latin words stay whole, and a Han character is two wide."""
    count, used, room = 1, 0, width - 1
    if 2 * len(text) <= room:
        return count
    for piece in PIECES.findall(text):
        wide = 0 if piece.isascii() else sum(east_asian_width(letter) in "WF" for letter in piece)
        units = len(piece) + wide
        if used + len(piece.rstrip()) > room or used + units > room + 1:
            count, used = count + 1, 0
        count, used = count + (used + units) // (room + 1), (used + units) % (room + 1)
    return count


class _Sheet:
    """One list being written, row by row."""

    def __init__(
        self, book: Playbook, language: str, sheet: Worksheet, looks: dict[str, Format]
    ) -> None:
        self.book = book
        self.language = language
        self.sheet = sheet
        self.looks = looks
        self.conventions = conventions(book[Team])
        self.rounds: dict[str, int] = {}
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
        self.rounds = self._rounds(checklist)
        for column in range(len(COLUMNS), self.width):
            self.sheet.set_column(column, column, ROUND_WIDTH)
        self._line("head", [*(self._word(name) for name in COLUMNS), *self.rounds])
        for section in checklist.sections:
            title = plain_text(self.book, section.title, self.language)
            self._line("section", [title, *[""] * (self.width - 1)])
            times = several(checklist.times(section))
            for check in section.checks:
                self._check(checklist, check, times)
        self._finish(head)
        for text in self._after(checklist):
            self._across("about", text)

    def _about(self, checklist: Checklist) -> Iterator[str]:
        yield plain_text(self.book, checklist.summary, self.language)
        minutes = checklist.minutes
        stages = checklist.campaign.stages if checklist.campaign else []
        titles = [self.book.entries["campaign_stages"][one].title for one in stages]
        named = self._word("comma").join(
            plain_text(self.book, one, self.language) for one in titles
        )
        facts = [
            schedule_words(checklist.due, checklist.campaign, self.language, self.conventions),
            self._word("day-t-is", stages=named) if named else "",
            plain_text(self.book, checklist.trigger, self.language) if checklist.trigger else "",
            self._owner(checklist.owner),
            self._word("minutes", count=minutes) if minutes else self._word("runs-through"),
        ]
        yield " · ".join(fact for fact in facts if fact)

    def _rounds(self, checklist: Checklist) -> dict[str, int]:
        """The column of each round, by its time in words."""
        several_times = {
            time for one in checklist.sections for time in several(checklist.times(one))
        }
        times = [time for time in checklist.round_times if time in several_times]
        return {self._clock(time): len(COLUMNS) + place for place, time in enumerate(times)}

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(COLUMNS) + len(self.rounds)

    def _check(self, checklist: Checklist, check: Check, times: Sequence[str]) -> None:
        """The next row: one item, its state in one column, or that of each round in the round's."""
        todo = self._word(f"sheet-{STATES[0]}")
        columns = [self.rounds[self._clock(time)] for time in times] or [STATE]
        texts = [
            plain_text(self.book, check.text, self.language),
            plain_text(self.book, check.why, self.language),
            self._owner(check.role or checklist.owner),
            self._word("critical") if check.critical else "",
            "",
            "",
            *[""] * len(self.rounds),
        ]
        choice = {
            "validate": "list",
            "source": [self._word(f"sheet-{state}") for state in STATES],
            "error_message": self._word("sheet-invalid"),
        }
        for column in columns:
            texts[column] = todo
            self.sheet.data_validation(self.row, column, self.row, column, choice)
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
        """Fade what is settled; print as wide as the page, the head on each."""
        settled = f'=AND($E{head + 2}<>"",$E{head + 2}<>"{self._word(f"sheet-{STATES[0]}")}")'
        rule = {"type": "formula", "criteria": settled, "format": self.looks["settled"]}
        self.sheet.conditional_format(head + 1, 0, self.row - 1, self.width - 1, rule)
        self.sheet.freeze_panes(head + 1, 0)
        self.sheet.repeat_rows(head)
        on_paper(self.sheet, self.book, self.language)

    def _line(self, look: str, texts: Iterable[str]) -> None:
        """The next row, every cell of it text, even the empty ones that a reader fills."""
        tallest = 1
        widths = [*COLUMNS.values(), *[ROUND_WIDTH] * len(self.rounds)]
        for column, (text, width) in enumerate(zip(texts, widths, strict=False)):
            if text:
                self.sheet.write_string(self.row, column, text, self.looks[look])
                tallest = max(tallest, lines(text, width))
            else:
                self.sheet.write_blank(self.row, column, None, self.looks[look])
        if LOOKS[look].get("text_wrap"):
            self._heighten(tallest)
        self.row += 1

    def _across(self, look: str, text: str) -> None:
        """The next row, one text across all columns."""
        self.sheet.merge_range(self.row, 0, self.row, len(COLUMNS) - 1, "", self.looks[look])
        self.sheet.write_string(self.row, 0, text, self.looks[look])
        self._heighten(lines(text, sum(COLUMNS.values())))
        self.row += 1

    def _heighten(self, count: int) -> None:
        """Give the row room for `count` lines: LibreOffice does not when it opens a file, nor does
        any program for merged cells."""
        if count > 1:
            self.sheet.set_row(self.row, LINE_HEIGHT * count)

    def _owner(self, ident: str) -> str:
        return plain_text(self.book, owner_title(self.book, ident), self.language)

    def _clock(self, time: str) -> str:
        return clock(time, self.language, self.conventions.country)

    def _word(self, key: str, **blanks: object) -> str:
        return say(key, self.language, **blanks)
