"""Writes the days of tests/engine/cases/schedule/, found by trying every day against the rules.

It knows nothing of playbook/schedule/recurrence.py, so that the two can check each other.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from playbook.model.timing import Schedule
from tests.support.handbooks import CASES as ALL
from tests.support.handbooks import ROOT

CASES = ALL / "schedule"
START, END = date(2026, 1, 1), date(2030, 12, 31)
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def fields(schedule: Schedule) -> dict[str, Any]:
    """What of a schedule decides its days."""
    return schedule.model_dump(exclude={"times"})


def name(schedule: Schedule) -> str:
    """A file name such as weekly-2-we; the same for equal schedules."""
    parts: list[object] = [schedule.freq]
    if schedule.interval > 1:
        parts.append(schedule.interval)
    parts += schedule.weekdays
    parts += [f"m{month}" for month in schedule.months]
    parts += [f"d{day}".replace("-", "last") for day in schedule.monthdays]
    return "-".join(map(str, parts)).lower()


def days(schedule: Schedule, start: date, end: date) -> Iterator[date]:
    """Every day from `start` to `end` on which `schedule` comes round."""
    day = start
    while day <= end:
        if _named(day, schedule, start):
            yield day
        day += timedelta(days=1)


def _named(day: date, schedule: Schedule, start: date) -> bool:
    lists = bool(schedule.weekdays or schedule.monthdays)
    by_month = schedule.freq in ("monthly", "yearly")
    last = monthrange(day.year, day.month)[1]
    if schedule.weekdays and WEEKDAYS[day.weekday()] not in schedule.weekdays:
        return False
    if schedule.freq == "weekly" and not schedule.weekdays and day.weekday() != start.weekday():
        return False
    if schedule.monthdays and not {day.day, day.day - last - 1} & set(schedule.monthdays):
        return False
    if by_month and not lists and day.day != start.day:
        return False
    if schedule.months and day.month not in schedule.months:
        return False
    if schedule.freq == "yearly" and not lists and not schedule.months and day.month != start.month:
        return False
    return _steps(day, start, schedule.freq) % schedule.interval == 0


def _steps(day: date, start: date, freq: str) -> int:
    """How many days, weeks, months or years `day` is after `start`."""
    if freq == "daily":
        return (day - start).days
    if freq == "weekly":
        return (_monday(day) - _monday(start)).days // 7
    months = (day.year - start.year) * 12 + day.month - start.month
    return months if freq == "monthly" else day.year - start.year


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def write(path: Path, why: str, schedule: Schedule, start: date = START, end: date = END) -> None:
    """Write one case, a month a line."""
    months: dict[str, list[int]] = {}
    for day in days(schedule, start, end):
        months.setdefault(f"{day:%Y-%m}", []).append(day.day)
    head = {"why": why, "schedule": fields(schedule), "start": f"{start}", "end": f"{end}"}
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items()]
    listed = ",\n".join(f"    {json.dumps(month)}: {found}" for month, found in months.items())
    dates = f"{{\n{listed}\n  }}" if listed else "{}"
    path.write_text("\n".join(["{", *lines, f'  "dates": {dates}', "}", ""]), encoding="utf-8")


def duties() -> dict[str, Schedule]:
    """The handbook's own schedules, by the id of their list."""
    found = {}
    for path in sorted((ROOT / "playbook_data" / "checklists").glob("*.yml")):
        schedule = yaml.load(path.read_bytes(), yaml.CSafeLoader).get("schedule")
        if schedule:
            found[path.stem] = Schedule(**schedule)
    return found


def main() -> None:
    """Write the missing cases of the handbook's own schedules."""
    for ident, schedule in duties().items():
        path = CASES / f"{name(schedule)}.json"
        if not path.exists():
            write(path, f"The handbook's {ident}.", schedule)


if __name__ == "__main__":
    main()
