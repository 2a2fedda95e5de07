"""Single values of a YAML text put in place of others: each in its own style, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.check.loader import gather
from playbook.check.own_texts import OwnText, own_texts
from playbook.source.parser import Parser
from playbook.source.scalars import Entry, with_entries
from tests.support.handbooks import FIXTURE

PLAIN = "title: {zh: 甲, en: A}  # kept\nid: a\n"
CASES = {
    "plain": (PLAIN, "B", "title: {zh: 甲, en: B}  # kept\nid: a\n"),
    "a comma in braces": (PLAIN, "B, C", 'title: {zh: 甲, en: "B, C"}  # kept\nid: a\n'),
    "a comma on a line of its own": (
        "t:\n  zh: 甲\n  en: A\n",
        "B, C",
        "t:\n  zh: 甲\n  en: B, C\n",
    ),
    "a colon": ("t:\n  en: A # kept\n", "B: C", 't:\n  en: "B: C" # kept\n'),
    "curly quotes": ("t:\n  en: A\n", "“B”", 't:\n  en: "“B”"\n'),
    "a number": ("t:\n  en: A\n", "12", 't:\n  en: "12"\n'),
    "a hash": ("t:\n  en: A\n", "B #1", 't:\n  en: "B #1"\n'),
    "quotes stay": ("t:\n  en: 'A'\n", "it's", "t:\n  en: 'it''s'\n"),
    "double quotes stay": ('t: {en: "A"}\n', 'so "B"', 't: {en: "so \\"B\\""}\n'),
    "folded": ("t:\n  en: A\n    and B\nid: a\n", "C", "t:\n  en: C\nid: a\n"),
    "literal": (
        "t:\n  en: |\n    A\n    B\n\n  # kept\nid: a\n",
        "C\nD",
        "t:\n  en: |\n    C\n    D\n\n  # kept\nid: a\n",
    ),
    "a side that lacked": ("t: {zh: 甲}\n", "B", "t: {zh: 甲, en: B}\n"),
    "a line that lacked": (
        "- t:\n    zh: 甲  # kept\n    same: true\n- 1\n",
        "B",
        "- t:\n    zh: 甲  # kept\n    en: B\n    same: true\n- 1\n",
    ),
    "below a block": (
        "t:\n  zh: |\n    甲\n\nid: a\n",
        "B",
        "t:\n  zh: |\n    甲\n  en: B\n\nid: a\n",
    ),
    "line ends of Windows": (
        "t:\r\n  zh: 甲\r\nid: a\r\n",
        "B",
        "t:\r\n  zh: 甲\r\n  en: B\r\nid: a\r\n",
    ),
    "no line end": ("t:\n  zh: 甲", "B", "t:\n  zh: 甲\n  en: B"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_value_and_no_other_byte(name: str) -> None:
    text, value, expected = CASES[name]
    parser = Parser(text)
    parser.document()
    mark = next(mark for loc, mark in parser.values.items() if loc[-1:] in (("zh",), ("en",)))
    made, [line] = with_entries(text, [Entry(mark, "en", value)])
    assert made == expected
    assert expected.split("\n")[line - 1].lstrip(" -").startswith(("en:", "title:", "t:"))


LISTS = {
    "in brackets": ("k: {zh: [甲], en: [A]}\n", 'k: {zh: [甲], en: [B, "C, D", "12"]}\n'),
    "a line each": (
        "k:\n  zh: [甲]\n  en:\n    - A  # old\n    - A\nid: a\n",
        'k:\n  zh: [甲]\n  en:\n    - B\n    - C, D\n    - "12"\nid: a\n',
    ),
    "a side that lacked": (
        "k:\n  zh: [甲]  # kept\nid: a\n",
        'k:\n  zh: [甲]  # kept\n  en: [B, "C, D", "12"]\nid: a\n',
    ),
    "below a line each": (
        "k:\n  zh:\n    - 甲\nid: a\n",
        'k:\n  zh:\n    - 甲\n  en: [B, "C, D", "12"]\nid: a\n',
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_and_no_other_byte(name: str) -> None:
    text, expected = LISTS[name]
    parser = Parser(text)
    parser.document()
    made, _ = with_entries(text, [Entry(parser.values["k", "zh"], "en", ("B", "C, D", "12"))])
    assert made == expected


@pytest.mark.parametrize("side", ["zh", "en"])
def test_what_a_text_says_already_is_written_as_it_was(side: str) -> None:
    by_file: dict[str, list[OwnText]] = {}
    for text in own_texts(gather(FIXTURE / "playbook_data")):
        by_file.setdefault(text.source.path, []).append(text)
    assert len(by_file) > 20
    for path, texts in by_file.items():
        before = Path(FIXTURE / path).read_text(encoding="utf-8")
        entries = [Entry(text.mark, side, text.sides[side]) for text in texts]
        after, lines = with_entries(before, entries)
        assert after == before
        assert lines == [text.source.value_mark((*text.loc, side))[0] for text in texts]
