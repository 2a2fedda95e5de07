"""Random rules in many time zones: calendar programs, scripts and workbooks find the days and hours
that Python finds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
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
from tests.support.calendars import (
    READERS,
    by_clock,
    by_feed,
    by_program,
    by_scripts,
    by_workbook,
    placed,
)
from tests.support.chance import SEED
from tests.support.handbooks import ROOT
from tests.support.vectors import END

HANDBOOK = load(ROOT / "playbook_data")
ZONES = (
    "Asia/Shanghai", "Asia/Tokyo", "Asia/Kolkata", "Asia/Jerusalem", "Europe/London",
    "Europe/Dublin", "Europe/Berlin", "Africa/Cairo", "Africa/Casablanca", "America/New_York",
    "America/Los_Angeles", "America/Santiago", "America/Sao_Paulo", "Australia/Sydney",
    "Australia/Lord_Howe",
)  # fmt: skip
RULES = 60
WORKING_DAYS = ["MO", "TU", "WE", "TH", "FR"]
OFF = calendar(HANDBOOK.get(Holidays), HANDBOOK[Team])


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


@pytest.fixture(scope="module")
def rules() -> dict[str, Schedule]:
    """Random rules that come round, a sixth of them of every working day."""
    dice = Random(SEED)
    found = {f"rule-{number}": schedule(dice) for number in range(RULES)}
    for number in range(0, RULES, 6):
        name = f"rule-{number}"
        found[name] = found[name].model_copy(update={"weekdays": WORKING_DAYS})
    assert any(exceptions(one, OFF).added for one in found.values())
    return {name: one for name, one in found.items() if days_due(one, START, END, OFF)}


@pytest.fixture(scope="module")
def wanted(rules: dict[str, Schedule]) -> dict[str, list[date]]:
    """Their days until 2030, around holidays and make-up days."""
    return {name: days_due(one, START, END, OFF) for name, one in rules.items()}


@pytest.mark.parametrize("zone", ZONES)
def test_random_rules_are_due_at_the_same_moments_everywhere(
    zone: str, rules: dict[str, Schedule], wanted: dict[str, list[date]], tmp_path: Path
) -> None:
    book = placed(HANDBOOK, zone, rules)
    moments = {name: by_clock(zone, days) for name, days in wanted.items()}
    assert by_program(book, tmp_path / "feed.ics") == moments, f"SEED={SEED}"
    assert by_scripts(book, zone, tmp_path / "known.json") == wanted, f"SEED={SEED}"


def test_random_rules_have_the_same_days_in_another_program(
    rules: dict[str, Schedule], wanted: dict[str, list[date]]
) -> None:
    assert by_feed(placed(HANDBOOK, ZONES[0], rules)) == wanted, f"SEED={SEED}"


@pytest.mark.parametrize("language", READERS)
def test_workbooks_say_the_same_days(
    language: str, rules: dict[str, Schedule], wanted: dict[str, list[date]]
) -> None:
    book = placed(HANDBOOK, ZONES[0], rules)
    assert by_workbook(book, language, OFF) == wanted, f"SEED={SEED}"
