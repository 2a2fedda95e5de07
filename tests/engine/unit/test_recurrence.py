"""The days of schedules: what the code says, what the shared cases say, what every duty needs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from playbook.model.timing import Schedule
from playbook.schedule.recurrence import first_occurrence, occurrences
from playbook.schedule.rrule import START, rule
from tests.support import vectors

CASES = sorted(vectors.CASES.glob("*.json"))


def read(path: Path) -> tuple[Schedule, date, date, list[date]]:
    """A case: its schedule, start, end and days."""
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    days = [
        date.fromisoformat(f"{month}-{day:02}")
        for month, found in case["dates"].items()
        for day in found
    ]
    start, end = date.fromisoformat(case["start"]), date.fromisoformat(case["end"])
    return Schedule(**case["schedule"]), start, end, days


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_days_of_a_case(path: Path) -> None:
    schedule, start, end, days = read(path)
    assert occurrences(schedule, start, end, start) == days
    first = first_occurrence(schedule, start)
    assert first == days[0] if days else first is None or first > end


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_says_what_the_rules_say(path: Path) -> None:
    schedule, start, end, days = read(path)
    assert list(vectors.days(schedule, start, end)) == days


def test_a_part_of_the_days() -> None:
    last = Schedule(freq="monthly", monthdays=[-1])
    found = occurrences(last, date(2028, 2, 29), date(2028, 4, 29))
    assert found == [date(2028, 2, 29), date(2028, 3, 31)]
    assert occurrences(last, date(2025, 1, 1), date(2025, 12, 31)) == []


@pytest.mark.parametrize(
    ("schedule", "start", "expected"),
    [
        (Schedule(freq="daily"), START, "FREQ=DAILY"),
        (Schedule(freq="weekly"), START, "FREQ=WEEKLY;BYDAY=TH"),
        (Schedule(freq="monthly"), date(2026, 1, 31), "FREQ=MONTHLY;BYMONTHDAY=31"),
        (Schedule(freq="yearly"), START, "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=1"),
        (
            Schedule(freq="yearly", interval=2, months=[3, 9], monthdays=[-1]),
            START,
            "FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=-1;BYMONTH=3,9",
        ),
    ],
)
def test_the_rule_says_what_it_takes_from_its_start(
    schedule: Schedule, start: date, expected: str
) -> None:
    assert rule(schedule, start) == expected
