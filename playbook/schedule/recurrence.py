"""The days on which a schedule comes round, by the recurrence rules of RFC 5545."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import takewhile

from dateutil.rrule import rrulestr

from playbook.model.timing import Schedule
from playbook.schedule.campaign_dates import WEEKDAYS

START = date(2026, 1, 1)
"""The day from which every schedule counts its intervals (DTSTART)."""


def rule(schedule: Schedule, start: date = START) -> str:
    """`schedule` as an RRULE, such as FREQ=MONTHLY;BYMONTHDAY=-1.

    What RFC 5545 would take from DTSTART is written out, so that the rule also holds for a
    calendar event that begins on its first occurrence rather than on `start`.
    """
    monthdays, months = schedule.monthdays, schedule.months
    weekdays: Sequence[str] = schedule.weekdays
    if not weekdays and schedule.freq == "weekly":
        weekdays = [WEEKDAYS[start.weekday()]]
    if not weekdays and not monthdays and schedule.freq in ("monthly", "yearly"):
        monthdays = [start.day]
        if schedule.freq == "yearly" and not months:
            months = [start.month]
    parts: dict[str, Sequence[object]] = {
        "FREQ": [schedule.freq.upper()],
        "INTERVAL": [schedule.interval] if schedule.interval > 1 else [],
        "BYDAY": weekdays,
        "BYMONTHDAY": monthdays,
        "BYMONTH": months,
    }
    return ";".join(
        f"{name}={','.join(map(str, values))}" for name, values in parts.items() if values
    )


def occurrences(schedule: Schedule, first: date, last: date, start: date = START) -> list[date]:
    """The days of `schedule` from `first` to `last`, both included; none is before `start`."""
    days = (moment.date() for moment in rrulestr(rule(schedule, start), dtstart=_midnight(start)))
    return [day for day in takewhile(lambda day: day <= last, days) if day >= first]


def first_occurrence(schedule: Schedule, start: date = START) -> date | None:
    """The first day of `schedule` on or after `start`; None if it never comes."""
    moment = next(iter(rrulestr(rule(schedule, start), dtstart=_midnight(start))), None)
    return moment.date() if moment else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
