"""What `playbook check --fix` mends in a line, and what it leaves to the keeper."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from playbook.check.fix import repairs
from tests.support.handbooks import FIXTURE

FILE = """id: sales
title: {zh: 销售术语, en: Sales terms}
summary: {zh: 和销售有关的词。, en: Words on sales.}
order: 1
terms:
  - id: gmv
    term: {zh: 成交总额, en: Gross merchandise value}
    meaning:
      zh: 下单金额的合计。
      en: The sum of all orders placed.
"""
ZH = "      zh: 下单金额的合计。"
EN = "      en: The sum of all orders placed."


def mended(tmp_path: Path, text: str) -> str | None:
    """The whole file `text` as it would be written, or None if it is left alone."""
    data = shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data")
    path = data / "glossary/sales.yml"
    path.write_text(text, encoding="utf-8")
    return next((repair.after for repair in repairs(data) if repair.path == path), None)


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        (ZH, "      zh：读评价 # 先别改", "      zh: 读评价 # 先别改"),
        (ZH, "      zh:读评价 # 注: 先别改", "      zh: 读评价 # 注: 先别改"),
        (EN, "      en：See: the rule", "      en: 'See: the rule'"),
        (EN, "      en: See: the rule", "      en: 'See: the rule'"),
        (EN, '      en："No #1" # ask', '      en: "No #1" # ask'),
    ],
)
def test_a_comment_stays_a_comment(tmp_path: Path, line: str, wrong: str, right: str) -> None:
    assert mended(tmp_path, FILE.replace(line, wrong)) == FILE.replace(line, right)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (ZH, "      zh: 注意: 核对前 10 个款 # 下周问老李"),
        (ZH, "      zh：注意: 核对前 10 个款 # 下周问老李"),
        (EN, "      en:Note: check it # ask Li"),
        (EN, "      en: Shop #1: check it"),
        (EN, "      en: See the rule.page: metrics/cvr"),
        (EN, "      en：See the rule. page: metrics/cvr"),
        (EN, "      en: Sum of orders. trap:"),
        ("order: 1\nterms:", "order: 1 terms:"),
    ],
)
def test_what_may_be_a_comment_or_another_field_is_left_alone(
    tmp_path: Path, line: str, wrong: str
) -> None:
    assert line in FILE
    assert mended(tmp_path, FILE.replace(line, wrong)) is None
