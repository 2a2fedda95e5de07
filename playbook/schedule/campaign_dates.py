"""The days of campaigns, by rule or by table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from playbook.model.timing import Rule

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
YEARS = range(2026, 2031)
"""The years whose campaign days are known."""


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
