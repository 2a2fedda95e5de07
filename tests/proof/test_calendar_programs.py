"""Random rules in many time zones: calendar programs find the days and hours that Python finds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from playbook.check.loader import load
from playbook.kinds.holidays.model import Holidays
from playbook.kinds.holidays.numbers import calendar
from playbook.kinds.team.model import Team
from playbook.model.timing import Schedule, Weekday
from playbook.schedule.rrule import START
from playbook.schedule.working_days import days_due, exceptions
from tests.support.calendars import by_feed, by_program, by_schedule, by_scripts, placed
from tests.support.chance import SEED, sample
from tests.support.handbooks import FIXTURE, ROOT
from tests.support.vectors import END

ZONES = (
    "Asia/Shanghai", "Asia/Tokyo", "Asia/Kolkata", "Asia/Jerusalem", "Europe/London",
    "Europe/Dublin", "Europe/Berlin", "Africa/Cairo", "Africa/Casablanca", "America/New_York",
    "America/Los_Angeles", "America/Santiago", "America/Sao_Paulo", "Australia/Sydney",
    "Australia/Lord_Howe",
)  # fmt: skip
EACH_DAY = 4
RULES = 60


def some(dice: Random, items: Sequence[object], most: int) -> list[object]:
    """At most `most` of `items`, perhaps none."""
    return dice.sample(items, dice.randrange(most + 1))


def schedule(dice: Random) -> Schedule:
    """Any rule that comes round."""
    freq = dice.choice(["daily", "weekly", "monthly", "yearly"])
    return Schedule.model_validate(
        {
            "freq": freq,
            "interval": dice.choice([1, 1, 1, 2, 3, 5]),
            "weekdays": some(dice, get_args(Weekday), 3),
            "monthdays": [] if freq == "weekly" else some(dice, [*range(-5, 0), *range(1, 29)], 3),
            "months": some(dice, range(1, 13), 2),
        }
    )


@pytest.mark.parametrize("zone", sample(ZONES, EACH_DAY))
def test_random_rules_are_read_alike(zone: str, tmp_path: Path) -> None:
    dice = Random(SEED)
    schedules = {f"rule-{number}": schedule(dice) for number in range(RULES)}
    wanted = {name: days for name, days in by_schedule(zone, schedules).items() if days}
    book = placed(load(FIXTURE / "playbook_data"), zone, schedules)
    assert by_program(book, tmp_path / "feed.ics") == wanted, f"SEED={SEED}"


@pytest.mark.parametrize("zone", sample(ZONES, EACH_DAY))
def test_random_rules_have_the_same_days_everywhere(zone: str, tmp_path: Path) -> None:
    """A sixth of them of every working day, around holidays and make-up days."""
    dice = Random(SEED)
    schedules = {f"rule-{number}": schedule(dice) for number in range(RULES)}
    week = {"weekdays": ["MO", "TU", "WE", "TH", "FR"]}
    for number in range(0, RULES, 6):
        schedules[f"rule-{number}"] = schedules[f"rule-{number}"].model_copy(update=week)
    book = placed(load(ROOT / "playbook_data"), zone, schedules)
    days = calendar(book.get(Holidays), book[Team])
    found = {name: days_due(one, START, END, days) for name, one in schedules.items()}
    wanted = {name: days for name, days in found.items() if days}
    assert any(exceptions(one, days).added for one in schedules.values())
    assert by_feed(book) == wanted, f"SEED={SEED}"
    for place in (zone, "America/Los_Angeles"):
        assert by_scripts(book, place, tmp_path / "known.json") == wanted, f"SEED={SEED}"
