"""A text is cut behind its first sentence, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.text.sentences import first_sentence


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("Ask anyone.", "They can name the goal."),
        ("Take contacts × minutes ÷ 60, e.g. 40 × 3 ÷ 60.", "Add 10%."),
        ("See p. 3 of the sheet.", "Then go on."),
        ("By 09.30 it is done!", "Else call."),
        ("Say “We will see. Perhaps.” to nobody.", "Ask."),
        ("Nine in ten 90%[](rule-of-thumb).", "The rest waits."),
        ("Read [the terms. All](metrics/cvr) first.", "Then act."),
        ("Write `a. B` down.", "Then act."),
        ("先删，再并。", "照这个顺序问。"),
        ("他说“等等。再看”就走了。", "没有回头。"),
        ("问自己（够不够？够了就停）三遍。", "再动手。"),
        ("Qui décide\u202f?", "Le responsable."),
        ("Only one sentence, without an end", ""),
        ("Only one sentence.", ""),
        ("It stops. but goes on in small letters.", ""),
    ],
)
def test_a_first_sentence_ends_where_a_reader_pauses(first: str, rest: str) -> None:
    assert first_sentence(f"{first} {rest}".strip()) == (first, rest)


@given(st.text(alphabet="ab A.!。？”)（`[](x/y) ", max_size=40))
def test_nothing_is_lost(text: str) -> None:
    first, rest = first_sentence(text)
    assert "".join((first + rest).split()) == "".join(text.split())
