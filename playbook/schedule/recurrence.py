"""The days on which a schedule comes round, by the recurrence rules of RFC 5545."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import takewhile

from dateutil.rrule import rrulestr

from playbook.model.timing import Schedule
from playbook.schedule.rrule import START, rule


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
