"""The borrowed stylesheet keeps what pages use and loses the rest."""

from __future__ import annotations

import pytest
import yaml

from playbook.site.stylesheet import beyond, classes, trimmed
from tests.support.handbooks import CASES

SHEETS = yaml.safe_load((CASES / "trim.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SHEETS, ids=[case["name"] for case in SHEETS])
def test_what_is_left_of_a_sheet(case: dict[str, str]) -> None:
    assert trimmed(case["sheet"], {"a", "b"}, "p{margin:var(--ours)}") == case["left"]


def test_a_second_sheet_holds_what_the_first_does_not() -> None:
    sheet = (
        ":root{--one:1px;--two:2px;--three:3px}.a{color:red}.a,.b{margin:var(--two)}"
        "@media print{.a{margin:0}.b{margin:var(--one)}}@page{margin:0}[dir=rtl] .b{left:0}"
        "@keyframes both{to{left:0}}@keyframes other{to{left:1px}}.a{animation:both}"
        ".b{animation:1s both,2s other}"
    )
    first = trimmed(sheet, {"a"})
    assert first == (
        ":root{--two:2px}.a{color:red}.a{margin:var(--two)}"
        "@media print{.a{margin:0}}@page{margin:0}@keyframes both{to{left:0}}.a{animation:both}"
    )
    assert beyond(sheet, {"a", "b"}, {"a"}, first, "p{margin:var(--three)}") == (
        ":root{--one:1px;--three:3px}.b{margin:var(--two)}@media print{.b{margin:var(--one)}}"
        ":where([dir=rtl]) .b{left:0}@keyframes other{to{left:1px}}.b{animation:1s both,2s other}"
    )
    assert ".b" in beyond(sheet, {"a", "b"}, {"a"}, first, directed=False)
    assert "dir=" not in beyond(sheet, {"a", "b"}, {"a"}, first, directed=False)


def test_what_the_next_sheet_declares_anew_is_not_sent_twice() -> None:
    sheet = ".a,p{margin:0;color:red}p{margin:1px!important;top:0}.a{left:0}@media print{p{left:0}}"
    after = "p{margin:3px;top:1px}.a{margin:4px}@media print{.a{color:red}}"
    assert trimmed(sheet, {"a"}, after, after) == (
        ".a,p{color:red}p{margin:1px!important}.a{left:0}@media print{p{left:0}}"
    )


def test_the_classes_of_a_page_are_used() -> None:
    page = b'<p class="a b"><i>x</i></p><svg class=c></svg> class'
    assert classes(page) == {"a", "b", "c"}
