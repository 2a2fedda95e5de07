"""The days of campaigns, by rule or by table, and those of their stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from playbook.locale.countries import WEEKDAYS
from playbook.model.timing import Period, Rule

REACH = timedelta(days=60)
"""How far from its usual day a stage may be announced, and still be meant."""


def years_known(period: Period, dates: Iterable[str]) -> range:
    """The years whose campaigns are shown: as far as `dates` are announced, and at least from the
    year before the `period`, which is looked back on, to the year after it, which is prepared in
    it."""
    first, last = int(period.start[:4]) - 1, int(period.end[:4]) + 1
    return range(first, max([last, *(int(day[:4]) for day in dates)]) + 1)


def days_in(years: Iterable[int], rule: Rule | None, dates: Iterable[str]) -> list[date]:
    """The days in `years`, in order, by `rule` or of a table, which may name none or two a year."""
    if rule:
        return [rule_day(rule, year) for year in years]
    wanted = set(years)
    days = (date.fromisoformat(text) for text in dates)
    return sorted(day for day in days if day.year in wanted)


def rule_day(rule: Rule, year: int) -> date:
    """The day a rule names in `year`. Raises ValueError for a day that year does not have."""
    if rule.weekday is None or rule.nth is None:
        return date(year, rule.month, rule.day or 1) + timedelta(days=rule.plus)
    weekday = WEEKDAYS.index(rule.weekday)
    if rule.nth > 0:
        first = date(year, rule.month, 1)
        ahead = (weekday - first.weekday()) % 7 + 7 * (rule.nth - 1)
        return first + timedelta(days=ahead + rule.plus)
    last = date(year + rule.month // 12, rule.month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7) + timedelta(days=rule.plus)


@dataclass(frozen=True)
class StageDay:
    """The day of a campaign's stage; an estimate until a platform announces it.

    `stage` is empty for the campaign's own day.
    """

    stage: str
    day: date
    estimated: bool = False


def stage_day(stage: str, usual: date, announced: Iterable[str], *, fixed: bool) -> StageDay:
    """The day of `stage`: the one announced within REACH of its `usual` day, or else that."""
    known = [day for day in map(date.fromisoformat, announced) if abs(day - usual) <= REACH]
    if known:
        return StageDay(stage, min(known, key=lambda day: abs(day - usual)))
    return StageDay(stage, usual, estimated=not fixed)


def counted_from(own: date, stages: Iterable[StageDay], wanted: Sequence[str]) -> list[StageDay]:
    """The days T of what counts from the stages `wanted`, in the order of `wanted`.

    It is the campaign's `own` day if it has none of them. Of two on one day the later one counts.
    """
    days = {one.stage: one for one in stages}
    found = [days[stage] for stage in wanted if stage in days]
    return list({one.day: one for one in found}.values()) or [StageDay("", own)]
