"""Days of a path: counted by the calendar, or in working days around holidays and make-up days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from playbook.model.holidays import Holidays

SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Days off beside weekends, and weekend days that are worked."""

    rest: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether `day` is a working day."""
        return day in self.working or (day.weekday() < SATURDAY and day not in self.rest)


def calendar(holidays: Holidays | None, country: str) -> Calendar:
    """The calendar of `country`: only weekends are off if `holidays` are of another one."""
    if holidays is None or holidays.country != country:
        return Calendar()
    rest = {
        day
        for year in holidays.years
        for holiday in year.holidays
        for day in _between(date.fromisoformat(holiday.start), date.fromisoformat(holiday.end))
    }
    working = {date.fromisoformat(day) for year in holidays.years for day in year.working}
    return Calendar(frozenset(rest), frozenset(working))


def _between(start: date, end: date) -> list[date]:
    return [start + timedelta(days=count) for count in range((end - start).days + 1)]


def due(first: date, day: int, calendar: Calendar | None = None) -> date:
    """The date of `day` of a path, where 1 is `first` and -1 (and 0) the day before it.

    With a calendar only its working days count; day 1 is then the first one from `first` on.
    """
    if calendar is None:
        return first + timedelta(days=day - 1 if day > 0 else min(day, -1))
    step = timedelta(days=1 if day > 0 else -1)
    at = first if day > 0 else first + step
    left = max(abs(day), 1)
    while True:
        left -= calendar.works(at)
        if not left:
            return at
        at += step
