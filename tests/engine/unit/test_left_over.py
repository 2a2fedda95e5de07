"""Template marks in the data are shown as typed; those that a template left are told."""

from __future__ import annotations

import pytest

from playbook.site.html_page import Page
from playbook.site.page_rules import faults


@pytest.mark.parametrize(
    ("shown", "typed"),
    [
        ("Ask {{ name }} first · Shop", "Ask {{ name }} first"),
        ("cause and action.{% · Opening check", "cause and action.{%"),
        ("Done: %} is typed", "%} is typed"),
    ],
)
def test_marks_are_told_but_for_those_that_were_typed(shown: str, typed: str) -> None:
    page = f"<article><h1>A</h1><p>{shown}</p></article>".encode()
    assert left_over(page, typed) == []
    assert left_over(page, "another {% text") != []


def left_over(page: bytes, typed: str) -> list[str]:
    found = faults(Page("en/a/index.html", page), lambda: typed)
    return [fault.code for fault in found if fault.code == "page-left-over"]
