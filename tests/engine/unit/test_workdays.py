"""Working days around holidays: the shared cases in Python, as the scripts are held to them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from playbook.check.loader import load
from playbook.kinds.holidays.model import Holidays
from playbook.kinds.holidays.numbers import calendar
from playbook.kinds.team.model import Team
from playbook.schedule.working_days import Calendar, due
from tests.support.handbooks import FIXTURE
from tests.support.workdays import CASES, read


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_days_of_a_case(path: Path) -> None:
    case, days = read(path)
    for one in case["dates"]:
        counted = days if one["working_days"] else None
        assert str(due(date.fromisoformat(one["first"]), one["day"], counted)) == one["due"], one


def test_a_team_elsewhere_rests_on_weekends_only() -> None:
    book = load(FIXTURE / "playbook_data")
    holidays, team = book[Holidays], book[Team]
    assert date(2027, 2, 8) in calendar(holidays, team).rest
    elsewhere = team.model_copy(update={"country": "SA"})
    assert calendar(holidays, elsewhere) == Calendar(weekend=frozenset({"FR", "SA"}))
    assert due(date(2027, 10, 1), 2, calendar(None, team)) == date(2027, 10, 4)
    sundays = team.model_copy(update={"weekend": ["SU"]})
    assert due(date(2027, 10, 1), 2, calendar(None, sundays)) == date(2027, 10, 2)
