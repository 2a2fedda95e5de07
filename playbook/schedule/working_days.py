"""Days of a path: counted by the calendar, or in working days around the weekends of the team's
country, holidays and make-up days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.locale.countries import WEEKDAYS
from playbook.model.timing import Schedule
from playbook.schedule.recurrence import occurrences
from playbook.schedule.rrule import START, simplest


@dataclass(frozen=True)
class Calendar:
    """The weekdays of rest, days off beside them, and days of the weekend that are worked."""

    rest: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    weekend: frozenset[str] = frozenset({"SA", "SU"})

    def works(self, day: date) -> bool:
        """Whether `day` is a working day."""
        is_weekend = WEEKDAYS[day.weekday()] in self.weekend
        return day in self.working or not (is_weekend or day in self.rest)


def due(first: date, day: int, calendar: Calendar | None = None) -> date:
    """The date of `day` of a path, where 1 is `first` and -1 (and 0) the day before it.

    With a calendar only its working days count; day 1 is then the first one from `first` on. One
    without any does not count.
    """
    if calendar is None or len(calendar.weekend) == len(WEEKDAYS):
        return first + timedelta(days=day - 1 if day > 0 else min(day, -1))
    step = timedelta(days=1 if day > 0 else -1)
    at = first if day > 0 else first + step
    left = max(abs(day), 1)
    while True:
        left -= calendar.works(at)
        if not left:
            return at
        at += step


@dataclass(frozen=True)
class Exceptions:
    """Days `off` on which a rule comes round and nobody works, and those `added` to it."""

    off: Sequence[date] = ()
    added: Sequence[date] = ()


def exceptions(schedule: Schedule, calendar: Calendar) -> Exceptions:
    """What `calendar` changes of a schedule of working days: of the weekdays that the team works,
    which is what is said of it too. Any other keeps to its rule."""
    named = set(simplest(schedule).weekdays)
    known = calendar.rest | calendar.working
    if named != set(WEEKDAYS) - calendar.weekend or not known:
        return Exceptions()
    first, last = max(START, min(known)), max(known)
    any_day = schedule.model_copy(update={"weekdays": list(WEEKDAYS)})
    by_rule = occurrences(schedule, first, last)
    return Exceptions(
        [day for day in by_rule if not calendar.works(day)],
        [
            day
            for day in occurrences(any_day, first, last)
            if day in calendar.working and day not in by_rule
        ],
    )


def days_due(schedule: Schedule, first: date, last: date, calendar: Calendar) -> list[date]:
    """The days of `schedule` from `first` to `last`, as `calendar` has them."""
    found = exceptions(schedule, calendar)
    days = {*occurrences(schedule, first, last), *found.added} - {*found.off}
    return sorted(day for day in days if first <= day <= last)
