"""Times that stand in a text by hand: printed as the team's country writes them, or as typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from playbook.check.as_said import page_as_said
from playbook.check.loader import load
from playbook.kinds.team.model import Team
from playbook.text.written_times import in_style
from tests.support.handbooks import CASES

TIMES = yaml.safe_load((CASES / "times.yml").read_text(encoding="utf-8"))
WHERE = {"us": ("en", "US"), "hk": ("zh-Hant", "HK")}


@pytest.mark.parametrize("case", TIMES, ids=lambda case: case["text"])
def test_a_time_is_written_as_in_the_country(case: dict[str, Any]) -> None:
    assert in_style(case["text"], *WHERE[case["in"]]) == case.get("is", case["text"])
    for language, country in (("en", "CN"), ("zh", "CN"), ("fr", "FR")):
        assert in_style(case["text"], language, country) == case["text"]


def test_texts_and_prose_say_them_so(data: Path) -> None:
    cvr, team = data / "metrics/cvr.yml", data / "team.yml"
    text = cvr.read_text("utf-8").replace("{zh: 决定先改哪里。", "{zh: 20:00 看一次。")
    text = text.replace("en: It decides what to mend first.", "en: Look at 20:00.")
    cvr.write_text(text, encoding="utf-8")
    prose = "By 09:30, see\n\n```\n20:00\n```\n`10:00` or 11:00\n"
    book = load(data)
    assert book.records["metrics"]["cvr"].model_dump()["use"]["en"] == "Look at 20:00."
    assert page_as_said(prose, book, "en") == prose
    text = team.read_text("utf-8").replace(f"country: {book[Team].country}", "country: US")
    team.write_text(text, encoding="utf-8")
    book = load(data)
    said = book.records["metrics"]["cvr"].model_dump()["use"]
    assert said == {"zh": "晚上 8:00 看一次。", "en": "Look at 8:00 pm."} | {"same": False}
    assert page_as_said(prose, book, "en") == prose.replace("09:30", "9:30 am")
    # The file says what was typed.
    assert "Look at 20:00." in cvr.read_text("utf-8")
