"""Working days around holidays: the shared cases, in Python; tests/js holds the scripts to them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from playbook.playbook import Playbook
from playbook.workdays import Calendar, calendar, due

ROOT = Path(__file__).parent.parent.parent
CASES = sorted((ROOT / "tests" / "cases" / "workdays").glob("*.json"))


def read(path: Path) -> tuple[dict[str, Any], Calendar]:
    """A case, and the calendar it names."""
    case = json.loads(path.read_text(encoding="utf-8"))
    rest = frozenset(map(date.fromisoformat, case["rest"]))
    return case, Calendar(rest, frozenset(map(date.fromisoformat, case["working"])))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_days_of_a_case(path: Path) -> None:
    case, days = read(path)
    for one in case["dates"]:
        counted = days if one["working_days"] else None
        assert str(due(date.fromisoformat(one["first"]), one["day"], counted)) == one["due"], one


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_handbook_has_the_calendar_of_the_case(path: Path, book: Playbook) -> None:
    case, days = read(path)
    if not case["handbook"]:
        pytest.skip("a calendar made up for the test")
    known = calendar(book.holidays, book.team.country)
    assert days.rest <= known.rest
    assert days.working <= known.working
    for day in (min(days.rest) - timedelta(days=1), max(days.rest) + timedelta(days=1)):
        assert day not in known.rest


def test_a_team_elsewhere_rests_on_weekends_only(book: Playbook) -> None:
    assert calendar(book.holidays, "DE") == Calendar()
    assert due(date(2027, 10, 1), 2, calendar(None, "CN")) == date(2027, 10, 4)
