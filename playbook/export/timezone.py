"""A time zone as calendars read it: each change of the clock as a rule of every year.

RFC 5545 (3.6.5) wants the moment of a change on the clock before it. Lists of dates are misread by
some programs, so changes that follow no rule of every year, such as Morocco's around Ramadan, stand
one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CYCLE = 28
"""Years after which weekdays and leap years come round again."""


@dataclass(frozen=True)
class Change:
    """One change of the clock: when, on the clock as it was before, and the offsets around it."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str


def timezone(name: str, since: int) -> Timezone:
    """The VTIMEZONE of `name`, such as Asia/Shanghai, for events from the year `since` on."""
    zone = ZoneInfo(name)
    made = Timezone()
    made.add("tzid", name)
    kinds: dict[tuple[timedelta, timedelta, str], list[Change]] = defaultdict(list)
    for change in _changes(zone, since - 1, since + CYCLE):
        kinds[change.before, change.after, change.name].append(change)
    for changes in kinds.values():
        rule = _rule(changes)
        for change in changes[:1] if rule else changes:
            made.add_component(_observance(change, rule))
    if not kinds:
        made.add_component(_always(zone, since))
    return made


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    """Every change of the clock from the year `first` to the end of `last`."""
    begin = datetime(first, 1, 1, tzinfo=UTC)
    weeks = [begin + timedelta(weeks=week) for week in range((last - first + 1) * 366 // 7 + 1)]
    for early, late in pairwise(weeks):  # no clock was ever changed and changed back within one
        if early.astimezone(zone).utcoffset() == late.astimezone(zone).utcoffset():
            continue
        moment = _first_with(zone, early, late)
        before, after = early.astimezone(zone).utcoffset(), late.astimezone(zone).utcoffset()
        assert before is not None and after is not None
        name = late.astimezone(zone).tzname() or ""
        yield Change(moment.replace(tzinfo=None) + before, before, after, name)


def _first_with(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The minute after `early` from which the offset of `late` holds."""
    old = early.astimezone(zone).utcoffset()
    while late - early > timedelta(minutes=1):
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == old:
            early = middle
        else:
            late = middle
    return late.replace(second=0, microsecond=0)


def _observance(change: Change, rule: str) -> TimezoneStandard | TimezoneDaylight:
    """What holds from `change` on, which comes again by `rule` if there is one."""
    made = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    made.add("tzname", change.name)
    made.add("tzoffsetfrom", change.before)
    made.add("tzoffsetto", change.after)
    made.add("dtstart", change.at)
    if rule:
        made.add("rrule", vRecur.from_ical(rule))
    return made


def _rule(changes: list[Change]) -> str:
    """The rule of every year that gives exactly `changes`; empty if there is none."""
    days = [change.at for change in changes]
    years = [day.year for day in days]
    alike = {(day.month, day.weekday(), day.time()) for day in days}
    if len(alike) > 1 or years != list(range(years[0], years[0] + CYCLE + 2)):
        return ""
    weekday = DAYS[days[0].weekday()]
    earliest, latest = min(day.day for day in days), max(day.day for day in days)
    if latest - earliest > len(DAYS) - 1:
        return ""
    rule = f"FREQ=YEARLY;BYMONTH={days[0].month}"
    if all((day + timedelta(days=7)).month != day.month for day in days):
        return f"{rule};BYDAY=-1{weekday}"
    if latest % 7 == 0 and latest - earliest == len(DAYS) - 1:
        return f"{rule};BYDAY={latest // 7}{weekday}"
    week = ",".join(str(day) for day in range(latest - len(DAYS) + 1, latest + 1))
    return f"{rule};BYMONTHDAY={week};BYDAY={weekday}"


def _always(zone: ZoneInfo, since: int) -> TimezoneStandard:
    """A zone whose clock does not change."""
    begin = datetime(since - 1, 1, 1)
    offset = begin.replace(tzinfo=zone).utcoffset()
    made = TimezoneStandard()
    made.add("tzname", begin.replace(tzinfo=zone).tzname() or "")
    made.add("tzoffsetfrom", offset)
    made.add("tzoffsetto", offset)
    made.add("dtstart", begin)
    return made
