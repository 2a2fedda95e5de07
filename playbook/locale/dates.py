"""Dates, counts and lists as a language writes them: its file has the patterns, Babel the names."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import date

from babel import Locale

from playbook.locale import countries, tables
from playbook.locale.cldr import locale_of
from playbook.locale.languages import LANGUAGES

Forms = str | Mapping[str, str]
"""A pattern, or one for each of a language's plurals: {one: ..., other: ...}."""
PARTS = (5, 12, 13, 19)
"""The hours at which parts of the day begin that languages tell apart, after that of midnight."""


def fields(day: date, language: str) -> dict[str, object]:
    """The blanks of a date's pattern: the letters of CLDR, such as {y}, {M}, {MMMM}, {E}."""
    months, days = _names(language).months["format"], _names(language).days["format"]
    return {
        "y": day.year,
        "M": day.month,
        "MMM": months["abbreviated"][day.month],
        "MMMM": months["wide"][day.month],
        "d": day.day,
        "E": days["abbreviated"][day.weekday()],
        "EEEE": days["wide"][day.weekday()],
    }


def written(pattern: str, day: date, language: str) -> str:
    """`day` by a pattern such as `{d} {MMM} {y}`."""
    return pattern.format_map(fields(day, language))


def clock(time: str, language: str, country: str = "") -> str:
    """A `time` such as 09:30 as the language writes it in `country`."""
    words = countries.said("dates", language, country)
    hour, minute = time.split(":")
    part = part_of_day(int(hour), language, country)
    pattern: str = words[f"clock-{countries.hours(language, country)}"]
    return pattern.format_map({"HH": hour, "h": int(hour) % 12 or 12, "mm": minute, "a": part})


def part_of_day(hour: int, language: str, country: str = "") -> str:
    """What an `hour` counted to twelve is told from the other one by, such as am."""
    return str(countries.said("dates", language, country)["parts-of-day"][bisect(PARTS, hour)])


def counted(forms: Forms, count: int, language: str) -> str:
    """The form that goes with `count`, its blank {count} filled."""
    return form(forms, count, language).format(count=count)


def form(forms: Forms, count: int, language: str) -> str:
    """The form that goes with `count`, its blanks left open."""
    if isinstance(forms, str):
        return forms
    lender = forms.get(tables.LENT_BY, language)
    return forms.get(plural(count, lender), forms["other"])


def filled(forms: Forms, language: str, blanks: Mapping[str, object]) -> str:
    """The form that goes with the number in the blank `count`, if any, its blanks filled."""
    if not isinstance(forms, str):
        forms = form(forms, int(str(blanks["count"])), language)
    return forms.format_map(blanks) if blanks else forms


def plural(count: float, language: str) -> str:
    """The name of the plural that goes with `count`, such as `one`, by CLDR's rules."""
    name: str = _names(language).plural_form(count)
    return name


def listed(words: Sequence[str], language: str, last: str = "and") -> str:
    """The words as a list, whose `last` one is joined by `and` or `or` of [dates]."""
    before = tables.pages(language)["comma"].join(words[:-1])
    if not before:
        return words[-1] if words else ""
    return str(tables.dates(language)[last].format(before=before, last=words[-1]))


def _names(language: str) -> Locale:
    return locale_of(LANGUAGES[language].tag)
