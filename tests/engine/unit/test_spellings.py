"""Unusual spellings of valid data, which nobody needs to hear about."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from playbook.check.loader import inspect
from tests.support.handbooks import FIXTURE

MEANING = "    meaning: {zh: 下单金额的合计，含未付款订单。, en: "
WRAPPED = """    meaning:
      # which orders count
      zh: 下单金额的合计，含未付款订单。
      # and in English
      en: The sum of all orders placed,
        paid or not - even those
        -5% off - and nothing else.
      # no more
"""
BLOCKS = """    meaning:
      zh: |+
        下单金额的合计，含未付款订单。
      en: >
        The sum of all orders placed,
        paid or not.

"""
SPELLINGS = {
    "comments between the fields and wrapped English": ("glossary/sales.yml", MEANING, WRAPPED),
    "blocks": ("glossary/sales.yml", MEANING, BLOCKS),
    "a wrapped formula": (
        "metrics/cvr.yml",
        "expression: a / b * 100",
        "expression: a\n  - a\n  + a / b\n  * 100",
    ),
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_is_valid(name: str, tmp_path: Path) -> None:
    data = shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data")
    file, line, spelling = SPELLINGS[name]
    lines = (data / file).read_text(encoding="utf-8").splitlines(keepends=True)
    [number] = [number for number, known in enumerate(lines) if known.startswith(line)]
    lines[number] = spelling.rstrip("\n") + "\n"
    (data / file).write_text("".join(lines), encoding="utf-8")
    assert inspect(data)[1] == []
