"""Another program, of other authors, finds every duty at the hour that the team meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.model.timing import Schedule
from tests.support.calendars import by_program, by_schedule, placed
from tests.support.handbooks import fixture_book

SCHEDULES = {
    "daily": Schedule(freq="daily"),
    "days-off": Schedule(freq="weekly", weekdays=["SA", "SU"]),
    "month-end": Schedule(freq="monthly", monthdays=[-1]),
    "some-months": Schedule(freq="monthly", interval=5, months=[7], monthdays=[1]),
    "some-days": Schedule(freq="daily", weekdays=["FR", "TU"], monthdays=[6, -4]),
}
ZONES = ["Asia/Shanghai", "America/New_York", "Africa/Cairo", "America/Santiago"]
"""Without changes of the clock; by two rules; by none; by a rule that no week of a month says."""


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_is_the_teams(zone: str, tmp_path: Path) -> None:
    book = placed(fixture_book(), zone, SCHEDULES)
    assert by_program(book, tmp_path / "feed.ics") == by_schedule(zone, SCHEDULES)
