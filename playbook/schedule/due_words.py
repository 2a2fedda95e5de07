"""Days in words: of a campaign, of the calendar, and of a dated path."""

from __future__ import annotations

from datetime import date

from playbook.locale import tables
from playbook.locale.countries import said
from playbook.locale.dates import counted, written


def campaign_days(start: int, end: int) -> str:
    """Days counted from a campaign: T-60 → T-30, or one day such as T+7."""
    return " → ".join(f"T{day:+d}" if day else "T0" for day in dict.fromkeys((start, end)))


def date_words(day: date, language: str, country: str = "", form: str = "full") -> str:
    """A date with its weekday; in the `form` date without it, in the form day without its year."""
    return written(said("dates", language, country)[form], day, language)


def brief_day(day: date, language: str, country: str = "") -> str:
    """A day with its weekday in few words and without its year, as scripts say it too."""
    return written(said("scripts", language, country)["date-brief"], day, language)


def step_words(day: int, anchor: str, language: str, *, working_days: bool = False) -> str:
    """When a step is due, such as "5 days before the start"; of an `anchor` last-day, from that."""
    patterns = tables.dates(language)
    if anchor == "last-day":
        key = "last-day" if day == 0 else "before-last-day" if day < 0 else "after-last-day"
    else:
        key = "before-start" if day < 1 else "day-of-path"
        day = 1 if day == 0 else day
    if working_days and key != "last-day":
        key += "-working"
    return counted(patterns[key], abs(day), language)
