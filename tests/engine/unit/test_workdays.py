"""Working days around holidays: the shared cases in Python, as the scripts are held to them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.schedule.working_days import Calendar, calendar, due
from tests.support.handbooks import FIXTURE
from tests.support.workdays import CASES, read


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_days_of_a_case(path: Path) -> None:
    case, days = read(path)
    for one in case["dates"]:
        counted = days if one["working_days"] else None
        assert str(due(date.fromisoformat(one["first"]), one["day"], counted)) == one["due"], one


def test_a_team_elsewhere_rests_on_weekends_only() -> None:
    holidays = load(FIXTURE / "playbook_data").holidays
    assert date(2027, 2, 8) in calendar(holidays, "CN").rest
    assert calendar(holidays, "DE") == Calendar()
    assert due(date(2027, 10, 1), 2, calendar(None, "CN")) == date(2027, 10, 4)
