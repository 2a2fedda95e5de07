"""Rules and schedules that fit their fields and still make no sense: days that never come."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.timing import Rule, Schedule
from playbook.problems.problem import Problem, listed, phrase
from playbook.schedule.campaign_dates import rule_day
from playbook.schedule.recurrence import first_occurrence
from playbook.source.reader import Loc, Source

LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SHORTEST = (31, 28, *LONGEST[2:])
YEARS = range(2024, 2040)


def implausible_schedule(schedule: Schedule, source: Source, loc: Loc) -> Iterator[Problem]:
    """What nobody could act upon in the `schedule` at `loc`."""
    if schedule.freq == "weekly" and not schedule.weekdays:
        yield _at(source, loc, "no-weekday", {})
    dated = schedule.freq in ("monthly", "yearly")
    unnamed = not (schedule.monthdays or schedule.weekdays)
    if dated and (unnamed or (schedule.freq == "yearly" and not schedule.months)):
        yield _at(source, loc, "no-month-day", {"freq": schedule.freq})
    yield from _monthdays(schedule, source, loc)
    for key in ("monthdays", "months"):
        said: list[int] = getattr(schedule, key)
        for number, value in enumerate(said):
            if value in said[:number]:
                words: dict[str, object] = {"value": value}
                yield _at(source, (*loc, key, number), "listed-twice", words, warning=True)


def _monthdays(schedule: Schedule, source: Source, loc: Loc) -> Iterator[Problem]:
    """Days that some or all of the months lack, or that the rest of the rule never meets."""
    months = schedule.months or range(1, 13)
    possible = True
    for number, day in enumerate(schedule.monthdays):
        here = (*loc, "monthdays", number)
        if day == 0 or all(abs(day) > LONGEST[month - 1] for month in months):
            detail = phrase("never-in-month", months=listed(months), day=day)
            possible = False
            yield _at(source, here, "never-fires", {"detail": detail})
        elif any(abs(day) > SHORTEST[month - 1] for month in months):
            yield _at(source, here, "skips-months", {"day": day}, warning=True)
    if possible and first_occurrence(schedule) is None:
        yield _at(source, loc, "never-fires", {"detail": phrase("never-all")})


def implausible_rule(rule: Rule, source: Source, loc: Loc) -> Iterator[Problem]:
    """The same of the `rule` at `loc`."""
    by_day, by_week = rule.day is not None, rule.weekday is not None or rule.nth is not None
    whole = by_day or (rule.weekday is not None and rule.nth not in (None, 0))
    if by_day == by_week or not whole:
        yield _at(source, loc, "rule-unclear", {})
        return
    missing = [year for year in YEARS if not _falls_in(rule, year)]
    if len(missing) == len(YEARS):
        detail = phrase("never-in-month", months=rule.month, day=rule.day)
        yield _at(source, loc, "never-comes", {"detail": detail})
    elif missing:
        yield _at(source, loc, "not-every-year", {"year": missing[0]})


def _falls_in(rule: Rule, year: int) -> bool:
    """True if the day the rule names in `year` exists, in its month."""
    try:
        return rule_day(rule.model_copy(update={"plus": 0}), year).month == rule.month
    except ValueError:
        return False


def _at(
    source: Source, loc: Loc, code: str, words: dict[str, object], *, warning: bool = False
) -> Problem:
    return Problem(source.path, *source.value_mark(loc), code, words, warning)
