"""A schedule as a recurrence rule of RFC 5545, as calendars read it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from playbook.locale.countries import WEEKDAYS
from playbook.model.timing import Schedule

START = date(2026, 1, 1)
"""The day from which every schedule counts its intervals (DTSTART)."""
YEAR = set(range(1, 13))
"""Every month."""


def rule(schedule: Schedule, start: date = START) -> str:
    """`schedule` as an RRULE, such as FREQ=MONTHLY;BYMONTHDAY=-1.

    What RFC 5545 would take from DTSTART is written out, so that the rule also holds for a
    calendar event that begins on its first occurrence rather than on `start`.
    """
    whole = filled(schedule, start)
    parts: dict[str, Sequence[object]] = {
        "FREQ": [schedule.freq.upper()],
        "INTERVAL": [schedule.interval] if schedule.interval > 1 else [],
        "BYDAY": whole.weekdays,
        "BYMONTHDAY": whole.monthdays,
        "BYMONTH": whole.months,
    }
    return ";".join(
        f"{name}={','.join(map(str, values))}" for name, values in parts.items() if values
    )


def filled(schedule: Schedule, start: date = START) -> Schedule:
    """`schedule` with the lists that RFC 5545 would take from its first day, `start`."""
    if schedule.freq == "daily" or schedule.weekdays or schedule.monthdays:
        return schedule
    if schedule.freq == "weekly":
        return schedule.model_copy(update={"weekdays": [WEEKDAYS[start.weekday()]]})
    by_year = schedule.freq == "yearly" and not schedule.months
    months = [start.month] if by_year else schedule.months
    return schedule.model_copy(update={"monthdays": [start.day], "months": months})


def simplest(schedule: Schedule) -> Schedule:
    """The plainest schedule with the same days and times; daily if no interval holds them apart.

    Its lists are in order, name nothing twice, and are empty where they would hold every day.
    """
    whole = filled(schedule)
    freq, interval = whole.freq, whole.interval
    months = set(whole.months or YEAR)
    if freq == "monthly" and (12 % interval == 0 or interval % 12 == 0):
        turns = {month for month in months if (month - START.month) % interval == 0}
        if turns:
            freq, interval, months = "yearly", max(1, interval // 12), turns
    if interval == 1:
        freq = "daily"
    every_day = len(set(whole.weekdays)) == len(WEEKDAYS) and freq != "weekly"
    return Schedule(
        freq=freq,
        interval=interval,
        weekdays=[] if every_day else sorted(set(whole.weekdays), key=WEEKDAYS.index),
        monthdays=sorted(set(whole.monthdays), key=lambda day: (day < 0, day)),
        months=[] if months == YEAR else sorted(months),
        times=sorted(set(whole.times)),
    )
