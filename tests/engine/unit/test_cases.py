"""Small rules as data: each file of tests/engine/cases/ tells its story; this only runs it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from playbook.model.formula import BadExpression, evaluate
from playbook.model.timing import Period, Rule
from playbook.schedule.campaign_dates import rule_day, years_known
from playbook.text.house_style import doubts
from playbook.text.markup import tokens
from tests.support.handbooks import CASES


def load(name: str) -> list[Any]:
    cases: list[Any] = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return cases


@pytest.mark.parametrize("case", load("inline"), ids=lambda case: case["text"])
def test_inline(case: dict[str, Any]) -> None:
    found = [
        [t.kind, t.text, t.target] if t.target else [t.kind, t.text] for t in tokens(case["text"])
    ]
    assert found == case["tokens"]


@pytest.mark.parametrize("case", load("style"), ids=lambda case: next(iter(case.values())))
def test_style(case: dict[str, Any]) -> None:
    language = next(iter(case))
    assert [code for code, _ in doubts(case[language], language)] == case["doubts"]


@pytest.mark.parametrize("case", load("formula"), ids=lambda case: case["expression"])
def test_formula(case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(BadExpression, match=case["error"]):
            evaluate(case["expression"], case["inputs"])
    else:
        assert evaluate(case["expression"], case["inputs"]) == pytest.approx(case["value"])


@pytest.mark.parametrize("case", load("years"), ids=lambda case: " ".join(case["period"]))
def test_years(case: dict[str, Any]) -> None:
    start, end = case["period"]
    known = years_known(Period(start=start, end=end), case["dates"])
    assert [known[0], known[-1]] == case["years"]


@pytest.mark.parametrize("case", load("dates"), ids=lambda case: case["name"])
def test_dates(case: dict[str, Any]) -> None:
    rule = Rule(**case["rule"])
    assert [rule_day(rule, int(day[:4])).isoformat() for day in case["days"]] == case["days"]
