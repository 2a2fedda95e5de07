"""The borrowed stylesheet keeps what pages use and loses the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from playbook.site.stylesheet import classes, trimmed
from tests.support.handbooks import CASES

SHEETS = yaml.safe_load((CASES / "trim.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", SHEETS, ids=[case["name"] for case in SHEETS])
def test_what_is_left_of_a_sheet(case: dict[str, str]) -> None:
    assert trimmed(case["sheet"], {"a", "b"}, "p{margin:var(--ours)}") == case["left"]


def test_the_classes_of_all_pages_are_used(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "index.html").write_text('<p class="a b"><i>x</i></p>', encoding="utf-8")
    (tmp_path / "zh" / "index.html").write_text('<svg class="c"></svg>', encoding="utf-8")
    (tmp_path / "note.txt").write_text('<p class="x">', encoding="utf-8")
    assert classes(tmp_path) == {"a", "b", "c"}
