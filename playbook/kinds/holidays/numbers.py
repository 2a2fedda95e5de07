"""The days off and the make-up days of the team's country."""

from __future__ import annotations

from datetime import date, timedelta

from playbook.kinds.holidays.model import Holidays, HolidayYear
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import weekend
from playbook.model.playbook import Playbook
from playbook.schedule.working_days import Calendar


def known_years(book: Playbook) -> list[HolidayYear]:
    """The years whose holidays are known, if they are those of the team's country."""
    holidays = book.get(Holidays)
    return holidays.years if holidays and holidays.country == book[Team].country else []


def team_calendar(book: Playbook) -> Calendar:
    """The calendar of the team of `book`."""
    return calendar(book.get(Holidays), book[Team])


def calendar(holidays: Holidays | None, team: Team) -> Calendar:
    """The calendar of `team`: only weekends are off if `holidays` are of another country."""
    week = frozenset(weekend(team))
    if holidays is None or holidays.country != team.country:
        return Calendar(weekend=week)
    rest = {
        day
        for year in holidays.years
        for holiday in year.holidays
        for day in _between(date.fromisoformat(holiday.start), date.fromisoformat(holiday.end))
    }
    working = {date.fromisoformat(day) for year in holidays.years for day in year.working}
    return Calendar(frozenset(rest), frozenset(working), week)


def _between(start: date, end: date) -> list[date]:
    return [start + timedelta(days=count) for count in range((end - start).days + 1)]
