"""When a list is due, in words; computed from its schedule, never typed.

The order of the parts is the same in every language; how each is said stands in [schedule] of its
file. A part that fills the blank of another is said first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from playbook.locale import tables
from playbook.locale.countries import USUAL, WEEKDAYS, Conventions, said
from playbook.locale.dates import clock, counted, fields, form, listed, written
from playbook.locale.languages import LANGUAGES
from playbook.model.timing import CampaignDays, Schedule
from playbook.schedule.due_words import campaign_days
from playbook.schedule.rrule import START, simplest
from playbook.text.han import spaced

WEEKS = [list(range(first, first + 7)) for first in (1, 8, 15, 22, -7)]
"""The days of the month among which its first, second, third, fourth and last Monday is."""
FORTNIGHT = ("weekly", 2)
"""Goes without its first week: it is a habit, and Today and the calendar show which week it is."""
BEGINNING = re.compile(r"^\W*\w")
MONDAY = date(2026, 1, 5)
FIRST_MONDAY = START - timedelta(days=START.weekday())
"""Rules count their weeks from Mondays, whatever day the team's begin with."""


def schedule_words(
    schedule: Schedule | None,
    campaign: CampaignDays | None,
    language: str,
    conventions: Conventions = USUAL,
) -> str:
    """When a list is due, such as "Every Monday, 10:00"; empty for one that an event starts."""
    if campaign:
        return campaign_days(campaign.start, campaign.end)
    if schedule is None:
        return ""
    sentence = _Sentence(simplest(schedule), language, conventions).whole()
    for apart, together in tables.schedule(language)["contractions"]:
        sentence = sentence.replace(apart, together)
    sentence = BEGINNING.sub(lambda found: found[0].upper(), sentence, count=1)
    return spaced(sentence) if LANGUAGES[language].script == "Han" else sentence


class _Sentence:
    """A rule and the words of a language."""

    def __init__(self, rule: Schedule, language: str, conventions: Conventions) -> None:
        self.rule = rule
        self.conventions = conventions
        self.is_every_working_day = [] != rule.weekdays == conventions.working_days
        self.language = language
        self.words: dict[str, Any] = said("schedule", language, conventions.country)

    def say(self, key: str, count: int = 1, **blanks: object) -> str:
        """The pattern of `key`, or its form for `count` things, with its blanks filled."""
        return form(self.words[key], count, self.language).format(**blanks)

    def whole(self) -> str:
        """Days, limits of days, and times."""
        rule = self.rule
        days = self.limited(self.spread() if rule.interval > 1 else self.yearly())
        return self.say("at", days=days, times=self.times()) if rule.times else days

    def times(self) -> str:
        """The times of the rule."""
        country = self.conventions.country
        return self.joined([clock(time, self.language, country) for time in self.rule.times])

    def spread(self) -> str:
        """The days of a rule that skips some of its days, weeks, months or years."""
        rule, freq = self.rule, self.rule.freq
        days = counted(self.words["every"][freq], rule.interval, self.language)
        is_unclear = freq == "weekly" and self.could_be_another_week()
        if is_unclear or (freq, rule.interval) != FORTNIGHT:
            first, pattern = (FIRST_MONDAY, "weekly-exactly") if is_unclear else (START, freq)
            ordinal = self.words["ordinals"][first.day - 1]
            blanks = fields(first, self.language) | {"ordinal": ordinal}
            start = self.words["counted-from"][pattern].format_map(blanks)
            days = self.say("counted", days=days, start=start)
        match freq:
            case "weekly" if self.is_every_working_day:
                return self.say("on-working-days", days=days)
            case "weekly":
                return self.say(
                    "on-weekdays", len(rule.weekdays), days=days, weekdays=self.weekdays()
                )
            case "monthly":
                return self.say("in-its-month", days=days, within=self.days())
            case "yearly":
                return self.say("in-its-year", days=days, within=self.within_year())
        return days

    def could_be_another_week(self) -> bool:
        """Whether a day of the first week is not in the same one where the team's begins."""
        team_first = WEEKDAYS.index(self.conventions.first_day)
        back = (START.weekday() - team_first) % len(WEEKDAYS)
        first = START - timedelta(days=back)
        week = {first + timedelta(days=number) for number in range(len(WEEKDAYS))}
        at = map(WEEKDAYS.index, self.rule.weekdays)
        return any(FIRST_MONDAY + timedelta(days=number) not in week for number in at)

    def yearly(self) -> str:
        """The days of a rule that skips nothing."""
        within = self.within_year()
        return self.say("each-year", within=within) if self.rule.months else within

    def within_year(self) -> str:
        """The days within a year."""
        days = self.days()
        if self.rule.months:
            key = "days-of-months" if self.rule.monthdays else "days-in-months"
            return self.say(key, len(self.rule.months), days=days, months=self.months())
        return self.say("each-month", days=days) if self.rule.monthdays else days

    def days(self) -> str:
        """The days within a month, or those of every week."""
        rule, nth = self.rule, _nth(self.rule)
        if nth is not None:
            return str(self.words["nth"][nth].format(weekday=self.weekdays()))
        if rule.monthdays:
            return self.monthdays()
        if self.is_every_working_day:
            return self.say("every-working-day")
        if rule.weekdays:
            return self.say("every-weekday", weekdays=self.weekdays())
        return self.say("every-day")

    def limited(self, days: str) -> str:
        """`days` and what is yet to be said as a limit of them."""
        rule = self.rule
        months, monthdays, weekdays = _unsaid(rule)
        if months:
            days = self.say("only-months", days=days, months=self.months())
        if monthdays:
            days = self.say("only-monthdays", days=days, monthdays=self.monthdays())
        if weekdays and self.is_every_working_day:
            days = self.say("only-working-days", days=days)
        elif weekdays:
            days = self.say("only-weekdays", days=days, weekdays=self.weekdays("or"))
        return days

    def months(self) -> str:
        """The months of the rule."""
        return self.named("month", [date(2026, month, 1) for month in self.rule.months])

    def weekdays(self, last: str = "and") -> str:
        """The weekdays of the rule."""
        days = [MONDAY + timedelta(days=WEEKDAYS.index(one)) for one in self.rule.weekdays]
        return self.named("weekday", days, last)

    def monthdays(self) -> str:
        """The days of the month of the rule."""
        runs = [[*map(self.monthday, run)] for run in _runs(self.rule.monthdays)]
        said = [self.say("run", first=run[0], last=run[1]) if run[1:] else run[0] for run in runs]
        return self.joined(said)

    def monthday(self, day: int) -> str:
        """One day of the month, counted from its end if negative."""
        ordinal = self.words["ordinals"][abs(day) - 1]
        if day > 0:
            return self.say("monthday", d=day, ordinal=ordinal)
        last: list[str] = self.words["last-days"]
        return last[-day - 1] if -day <= len(last) else self.say("from-end", ordinal=ordinal)

    def named(self, key: str, days: Sequence[date], last: str = "and") -> str:
        """The list of the names that `days` have by the pattern of `key`."""
        return self.joined([written(self.words[key], day, self.language) for day in days], last)

    def joined(self, words: Sequence[str], last: str = "and") -> str:
        """The words as a list."""
        return listed(words, self.language, last)


def _unsaid(rule: Schedule) -> tuple[bool, bool, bool]:
    """Whether its months, monthdays, weekdays are yet to be said as a limit of the other days."""
    spaced = rule.interval > 1
    by_day = spaced and rule.freq == "daily"
    within_year = not spaced or rule.freq == "yearly"
    dated = bool(rule.monthdays) and _nth(rule) is None
    return (
        bool(rule.months) and not within_year,
        bool(rule.monthdays) and by_day,
        bool(rule.weekdays) and (by_day or dated),
    )


def _nth(rule: Schedule) -> int | None:
    """The place in WEEKS and NTH of a rule such as the first Monday of a month."""
    one_weekday = len(rule.weekdays) == 1
    return WEEKS.index(rule.monthdays) if one_weekday and rule.monthdays in WEEKS else None


def _runs(days: Sequence[int]) -> list[list[int]]:
    """`days`, in order, each by itself; of three or more in a row the first and last together."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    shown: list[list[int]] = []
    for run in runs:
        shown += [[run[0], run[-1]]] if len(run) > 2 else [[day] for day in run]
    return shown
