"""Workbooks: read back as a spreadsheet would, and searched for anything it could run."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from playbook.export.workbook import lines, sheet_name, workbook
from playbook.kinds.checklist.model import Checklist
from playbook.kinds.checklist.numbers import checklists_of
from playbook.kinds.role.numbers import owners
from playbook.kinds.team.model import Team
from playbook.model.base import Text
from playbook.model.playbook import Playbook
from tests.support.handbooks import fixture_book

LANGUAGES = ["zh", "en"]
STATES = {"zh": "待办,完成,不适用", "en": "To do,Done,Not applicable"}
HEAD = {
    "zh": ("检查项", "为什么、怎么做", "谁来做", "关键", "状态", "备注"),
    "en": ("Item", "Why and how", "Who", "Critical", "State", "Note"),
}


BOOK = fixture_book()
"""The fixture's; the tests that take `book` run on this repository's too (tests/handbook)."""


def whole(book: Playbook, language: str) -> bytes:
    """The workbook of all lists."""
    return workbook(book, checklists_of(book), language)


def opened(content: bytes) -> Workbook:
    """A workbook read back."""
    return load_workbook(BytesIO(content))


def rows(sheet: Worksheet) -> list[list[object]]:
    """The cells of a sheet by row."""
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_has_a_sheet_with_all_its_items(book: Playbook, language: str) -> None:
    file = opened(whole(book, language))
    lists = checklists_of(book)
    assert len(file.worksheets) == len(lists)
    for sheet, checklist in zip(file.worksheets, lists, strict=True):
        found = rows(sheet)
        top = next(number for number, row in enumerate(found) if tuple(row[:6]) == HEAD[language])
        body = [row for row in found[top + 1 :] if row[4] or any(row[6:])]
        assert len(body) == len(checklist.checks), checklist.id
        for row, check in zip(body, checklist.checks, strict=True):
            owner = owners(book)[check.role or checklist.owner][language]
            assert row[2] == owner
            assert bool(row[3]) == check.critical
            assert {row[4], *row[6:]} - {None} == {STATES[language].split(",")[0]}
            assert row[5] is None
        titles = [section.title[language] for section in checklist.sections]
        assert [row[0] for row in found[top + 1 :] if row[0] in titles] == titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_is_as_tall_as_its_longest_text(book: Playbook, language: str) -> None:
    """LibreOffice gives a row no more room than is written."""
    for sheet in opened(whole(book, language)).worksheets:
        for number, row in enumerate(sheet.iter_rows(), start=1):
            needed = 1
            for cell in row:
                if (
                    cell.value
                    and cell.alignment.wrap_text
                    and cell.coordinate not in sheet.merged_cells
                ):
                    letters = sum(1 + (letter > "\u2e7f") for letter in str(cell.value))
                    width = int(sheet.column_dimensions[cell.column_letter].width)
                    needed = max(needed, -(-letters // width))
            height = sheet.row_dimensions[number].height or 15
            assert height >= 15 * needed, (sheet.title, number)


def test_a_long_text_of_any_row_makes_it_tall() -> None:
    text = Text(zh="很长" * 100, en="very long " * 40)
    daily = BOOK.records["checklists"]["daily"]
    assert isinstance(daily, Checklist)
    section = daily.sections[0]
    check = section.checks[0].model_copy(update={"why": text})
    section = section.model_copy(update={"checks": [check]})
    changed = daily.model_copy(update={"summary": text, "sections": [section]})
    (sheet,) = opened(workbook(BOOK, [changed], "zh")).worksheets
    long = [cell.row for row in sheet.iter_rows() for cell in row if cell.value == text.zh]
    heights = [sheet.row_dimensions[row].height or 0 for row in long]
    assert len(heights) == 2, "across all columns, and in one"
    assert min(heights) >= 15 * 3
    assert max(heights) >= 15 * 7


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("ten signs", 10, 1),
        ("two words more", 10, 2),
        ("四个汉字", 10, 1),
        ("五个汉字吧", 10, 2),
        ("averyverylongword", 10, 3),
        ("a 汉字 b", 10, 1),
    ],
)
def test_lines_of_a_text(text: str, width: int, count: int) -> None:
    assert lines(text, width) == count


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_chosen_from_a_list(book: Playbook, language: str) -> None:
    for sheet, checklist in zip(
        opened(whole(book, language)).worksheets, checklists_of(book), strict=True
    ):
        choices = sheet.data_validations.dataValidation
        assert len(choices) == len(checklist.boxes)
        for choice in choices:
            assert choice.type == "list"
            assert choice.formula1 == f'"{STATES[language]}"'
            (place,) = choice.sqref.ranges
            assert sheet.cell(place.min_row, place.min_col).value == STATES[language].split(",")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_a_workbook_can_run(book: Playbook, language: str) -> None:
    content = whole(book, language)
    for sheet in opened(content).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), f"{sheet.title} {cell.coordinate}"
                assert cell.data_type == "s" or cell.value is None
                assert cell.hyperlink is None
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for member in archive.namelist():
            assert "vba" not in member.lower()
            assert "externalLink" not in member
            if member.startswith("xl/worksheets/"):
                assert b"<f>" not in archive.read(member)
                assert b"<hyperlink" not in archive.read(member)


@pytest.mark.parametrize(
    "start",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "https://x.org/", "=cmd|' /C calc'!A0"],
)
def test_a_text_that_looks_like_a_formula_is_a_text(start: str) -> None:
    text = Text(zh=f"{start}甲", en=f"{start} a")
    daily = BOOK.records["checklists"]["daily"]
    assert isinstance(daily, Checklist)
    section = daily.sections[0]
    check = section.checks[0].model_copy(update={"text": text, "why": text})
    section = section.model_copy(update={"title": text, "checks": [check]})
    changed = daily.model_copy(
        update={
            "title": text,
            "summary": text,
            "trigger": text,
            "sections": [section],
            "output": daily.output.model_copy(update={"text": text}),
            "escalation": daily.escalation.model_copy(update={"when": text}),
        }
    )
    (sheet,) = opened(workbook(BOOK, [changed], "en")).worksheets
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in found} == {"s"}
    assert {cell.number_format for cell in found} == {"@"}, "stays a text when it is edited"
    assert len([cell for cell in found if str(cell.value).endswith(f"{start.strip()} a")]) >= 5


def test_a_cell_for_notes_takes_any_text_as_text() -> None:
    (sheet,) = opened(workbook(BOOK, [checklists_of(BOOK)[0]], "zh")).worksheets
    notes = [
        sheet.cell(next(iter(choice.sqref.ranges)).min_row, 6)
        for choice in sheet.data_validations.dataValidation
    ]
    assert notes
    assert {cell.number_format for cell in notes} == {"@"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_is_the_same_bytes_every_time(book: Playbook, language: str) -> None:
    content = whole(book, language)
    assert workbook(book, checklists_of(book), language) == content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2026-01-01T00:00:00Z") == 2, "created and modified, nothing of today"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_sheets_are_allowed_and_unique(book: Playbook, language: str) -> None:
    names = opened(whole(book, language)).sheetnames
    assert len({one.lower() for one in names}) == len(names)
    for one in names:
        assert 0 < len(one.encode("utf-16-le")) // 2 <= 31
        assert not set(one) & set("[]:*?/\\")
        assert not one.startswith("'")
        assert not one.endswith("'")


def test_names_that_excel_refuses_are_mended() -> None:
    taken: set[str] = set()
    titles = ["A/B: [c]?", "a b c", "'quoted'", "History", "***", "一" * 40, "一" * 40, "😀" * 20]
    assert [sheet_name(title, taken) for title in titles] == [
        "A B c",
        "a b c 2",
        "quoted",
        "History 2",
        "-",
        "一" * 31,
        "一" * 29 + " 2",
        "😀" * 15,
    ]


def test_links_without_words_read_as_the_titles_of_their_pages() -> None:
    daily = BOOK.records["checklists"]["daily"]
    assert isinstance(daily, Checklist)
    section = daily.sections[0]
    text = Text(zh="看[](metrics/cvr)，*再*算。", en="See [](metrics/cvr), *then* count.")
    check = section.checks[0].model_copy(update={"why": text})
    changed = daily.model_copy(
        update={"sections": [section.model_copy(update={"checks": [check]})]}
    )
    (sheet,) = opened(workbook(BOOK, [changed], "en")).worksheets
    title = BOOK.records["metrics"]["cvr"].title["en"]
    assert f"See {title}, then count." in [value for row in rows(sheet) for value in row]


def test_another_title_changes_the_workbook() -> None:
    """The comparison of bytes above would see a difference."""
    team = BOOK[Team].model_copy(update={"name": Text(zh="别的", en="Other")})
    renamed = replace(BOOK, files=BOOK.files | {"team": team})
    assert workbook(renamed, checklists_of(renamed), "en") != whole(BOOK, "en")
