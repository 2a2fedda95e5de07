"""What `playbook fix` mends in a line, and what it leaves to the keeper."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from playbook.check.fix import repairs
from playbook.check.loader import inspect
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
        (ZH, "      zh:#1 店的销售额"),
        (ZH, "      zh：#1 店的销售额"),
        ("  - id: gmv", "  -#1 id: gmv"),
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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_keeps_its_own_end(tmp_path: Path, end: str) -> None:
    first, rest = FILE.split("\n", maxsplit=1)
    slip = f"{first}{end}{rest}".replace(ZH, ZH.replace("zh: ", "zh："))
    data = shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data")
    path = data / "glossary/sales.yml"
    path.write_bytes(slip.encode())
    [repair] = repairs(data)
    path.write_bytes(repair.after.encode())
    assert path.read_bytes() == f"{first}{end}{rest}".encode()
    assert list(repairs(data)) == []


@pytest.mark.parametrize(
    ("character", "wanted"),
    [
        ("\u200b", ""),
        ("\u202e", ""),
        ("\x0b", " "),
        ("\u2028", " "),
        ("\x92", None),
        ("\ue001", None),
    ],
)
def test_only_what_stands_for_nothing_is_taken_out(
    tmp_path: Path, character: str, wanted: str | None
) -> None:
    given = FILE.replace("orders placed", f"orders{character}placed")
    expected = None if wanted is None else FILE.replace("orders placed", f"orders{wanted}placed")
    assert mended(tmp_path, given) == expected


FOREIGN = {
    "big5": "下單金額的合計",
    "shift_jis": "注文した金額の合計です",
    "cp1252": "the “sum”",
}


@pytest.mark.parametrize("encoding", FOREIGN)
def test_no_encoding_is_guessed_that_makes_a_text_nobody_writes(
    tmp_path: Path, encoding: str
) -> None:
    foreign = FILE.encode().decode("ascii", errors="ignore").replace("zh: ", "zh: x")
    assert refused(tmp_path, foreign.replace("zh: x", f"zh: {FOREIGN[encoding]}").encode(encoding))


def test_a_file_of_which_a_byte_is_lost_is_left_to_its_keeper(tmp_path: Path) -> None:
    assert refused(tmp_path, FILE.replace("id: gmv", "id：gmv").encode() + b"# \xe4\xb8\n")


def refused(tmp_path: Path, raw: bytes) -> bool:
    """Whether a file of these bytes is said to be unreadable, and not mended."""
    data = shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data")
    (data / "glossary/sales.yml").write_bytes(raw)
    codes = [problem.code for problem in inspect(data)[1]]
    return codes == ["unknown-encoding"] and list(repairs(data)) == []


def test_a_difference_is_one_that_other_programs_apply(tmp_path: Path) -> None:
    data = shutil.copytree(FIXTURE / "playbook_data", tmp_path / "playbook_data")
    path = data / "glossary/sales.yml"
    path.write_text(FILE.replace("id: gmv", "id：gmv").rstrip("\n"), encoding="utf-8")
    [repair] = repairs(data)
    patched = subprocess.run(
        ["git", "apply", "--unsafe-paths", "-p0", "-"],
        input=repair.difference().replace(str(path), "sales.yml"),
        cwd=path.parent,
        env=os.environ | {"GIT_DIR": os.devnull},
        text=True,
        check=False,
    )
    assert patched.returncode == 0
    assert path.read_text(encoding="utf-8") == FILE.rstrip("\n") == repair.after
