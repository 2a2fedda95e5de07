"""Values that fit their field and still make no sense: days that never come, sums that are off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from playbook.model.base import Model
from playbook.model.calendar import Campaign
from playbook.model.checklist import Checklist
from playbook.model.onboarding import Onboarding
from playbook.model.plan import Commission, Plan
from playbook.model.team import Team
from playbook.model.timing import Rule, Schedule
from playbook.problems.problem import Problem, phrase
from playbook.problems.suggestions import nearest
from playbook.schedule.campaign_dates import rule_day
from playbook.schedule.recurrence import first_occurrence
from playbook.source.reader import Loc, Source

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SHORTEST = (31, 28, *LONGEST[2:])
YEARS = range(2024, 2040)
PAIRS = (("start", "end"), ("low", "high"))
PRINTED: Loc = ("languages",)
"""A list in which to say a thing twice is no mere doubt: it would print every page twice."""


def implausible(model: Model, source: Source) -> Iterator[Problem]:
    """Everything in `model` that no reader could act upon, or only by guessing."""
    yield from implausible_data(source)
    match model:
        case Checklist(schedule=Schedule() as schedule):
            yield from _schedule(schedule, source)
        case Campaign(rule=Rule() as rule):
            yield from _rule(rule, source)
        case Onboarding():
            yield from _waits(model, source)
        case Plan():
            yield from _bands(model.incentives.commission, source)
            yield from _shares([line.share for line in model.budget], "budget", source)
        case Team():
            yield from _shares([channel.share for channel in model.platforms], "platforms", source)
            yield from _timezone(model.timezone, source)


def implausible_data(source: Source) -> Iterator[Problem]:
    """The same in data of any kind."""
    yield from _below(source.data, source, ())


def _below(data: object, source: Source, loc: Loc) -> Iterator[Problem]:
    """Days the calendar does not have, ranges that end before they begin, lists that repeat."""
    if isinstance(data, dict):
        for first, last in PAIRS:
            low, high = data.get(first), data.get(last)
            if high is not None and _beyond(low, high):
                words = {"first": first, "from": low, "last": last, "to": high}
                yield _at(source, (*loc, first), "backwards", words)
        for key, value in data.items():
            if not isinstance(value, str) or value[:1].isdigit():
                yield from _below(value, source, (*loc, key))
    elif isinstance(data, list):
        seen: set[str] = set()
        for number, value in enumerate(data):
            if isinstance(value, str) and value in seen:
                words, doubt = {"value": value}, loc != PRINTED
                yield _at(source, (*loc, number), "listed-twice", words, warning=doubt)
            elif isinstance(value, str):
                seen.add(value)
            yield from _below(value, source, (*loc, number))
    elif isinstance(data, str) and len(data) == 10 and DATE.fullmatch(data):
        try:
            date.fromisoformat(data)
        except ValueError:
            yield _at(source, loc, "no-such-date", {"value": data})


def _beyond(low: object, high: object) -> bool:
    match low, high:
        case (int() | float(), int() | float()):
            return low > high
        case (str(), str()):
            return low > high
    return False


def _at(
    source: Source, loc: Loc, code: str, words: dict[str, object], *, warning: bool = False
) -> Problem:
    return Problem(source.path, *source.value_mark(loc), code, words, warning)


def _schedule(schedule: Schedule, source: Source) -> Iterator[Problem]:
    loc: Loc = ("schedule",)
    if schedule.freq == "weekly" and not schedule.weekdays:
        yield _at(source, loc, "no-weekday", {})
    dated = schedule.freq in ("monthly", "yearly")
    unnamed = not (schedule.monthdays or schedule.weekdays)
    if dated and (unnamed or (schedule.freq == "yearly" and not schedule.months)):
        yield _at(source, loc, "no-month-day", {"freq": schedule.freq})
    yield from _monthdays(schedule, source)


def _monthdays(schedule: Schedule, source: Source) -> Iterator[Problem]:
    """Days that some or all of the months lack, or that the rest of the rule never meets."""
    loc: Loc = ("schedule",)
    months = schedule.months or range(1, 13)
    possible = True
    for number, day in enumerate(schedule.monthdays):
        here = (*loc, "monthdays", number)
        if day == 0 or all(abs(day) > LONGEST[month - 1] for month in months):
            named = "、".join(str(month) for month in months)
            detail = {
                "zh": f"{named} 月没有 {day} 日",
                "en": f"month {named.replace('、', ', ')} has no day {day}",
            }
            possible = False
            yield _at(source, here, "never-fires", {"detail": detail})
        elif any(day > SHORTEST[month - 1] for month in months):
            yield _at(source, here, "skips-months", {"day": day}, warning=True)
    if possible and first_occurrence(schedule) is None:
        yield _at(source, loc, "never-fires", {"detail": phrase("never-all")})


def _timezone(name: str, source: Source) -> Iterator[Problem]:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = nearest(name, available_timezones())
        yield _at(source, ("timezone",), "unknown-timezone", {"value": name, "near": near})


def _rule(rule: Rule, source: Source) -> Iterator[Problem]:
    by_day, by_week = rule.day is not None, rule.weekday is not None or rule.nth is not None
    whole = by_day or (rule.weekday is not None and rule.nth not in (None, 0))
    if by_day == by_week or not whole:
        yield _at(source, ("rule",), "rule-unclear", {})
        return
    missing = [year for year in YEARS if not _falls_in(rule, year)]
    if len(missing) == len(YEARS):
        detail = {
            "zh": f"{rule.month} 月没有 {rule.day} 日",
            "en": f"month {rule.month} has no day {rule.day}",
        }
        yield _at(source, ("rule",), "never-fires", {"detail": detail})
    elif missing:
        yield _at(source, ("rule",), "not-every-year", {"year": missing[0]})


def _falls_in(rule: Rule, year: int) -> bool:
    """True if the day the rule names in `year` exists, in its month."""
    try:
        return rule_day(rule.model_copy(update={"plus": 0}), year).month == rule.month
    except ValueError:
        return False


def _waits(path: Onboarding, source: Source) -> Iterator[Problem]:
    """A step cannot wait for one that is due later."""
    days = {step.id: step.day for step in path.steps}
    for number, step in enumerate(path.steps):
        for place, ident in enumerate(step.after):
            later = days.get(ident, step.day)
            if later > step.day:
                words = {"day": step.day, "id": ident, "later": later}
                loc = ("steps", number, "after", place)
                yield _at(source, loc, "waits-for-later", words, warning=True)


def _bands(commission: Commission, source: Source) -> Iterator[Problem]:
    edges = [band.upto or 10**9 for band in commission.bands]
    last = len(edges) - 1
    for number, band in enumerate(commission.bands):
        rises = number == 0 or edges[number - 1] < edges[number]
        if not rises or (band.upto is None) != (number == last):
            loc = ("incentives", "commission", "bands", number)
            yield _at(source, loc, "bands", {})


def _shares(shares: list[int], name: str, source: Source) -> Iterator[Problem]:
    if sum(shares) != 100:
        problem = source.key_mark((name,))
        words = {"name": name, "total": sum(shares)}
        yield Problem(source.path, *problem, "shares", words)
