"""What is usual in a country, as far as a team does not say otherwise: its week and paper, how a
language writes dates and times there."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError, get_global

from playbook.locale import tables
from playbook.locale.cldr import locale_of
from playbook.locale.languages import LANGUAGES
from playbook.locale.tables import kept

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Conventions:
    """How a team counts and writes days."""

    country: str = ""
    weekend: Collection[str] = ("SA", "SU")
    first_day: str = "MO"

    @property
    def working_days(self) -> list[str]:
        """The days of a week on which it works, as far as no holiday says otherwise."""
        return [day for day in WEEKDAYS if day not in self.weekend]


USUAL = Conventions()
TIME_QUOTED = re.compile("'[^']*'")
ORDER = "MMMd"
NOWHERE = "ZZ"
"""What CLDR calls a country that is not known."""
LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Where paper is 8.5 by 11 inches: `paperSize` of CLDR, which Babel does not hold."""


def known(country: str) -> bool:
    """Whether there is a country with this code of ISO 3166."""
    return country != NOWHERE and country in get_global("territory_languages")


def weekend(country: str) -> tuple[str, ...]:
    """The days of the week on which offices of `country` rest, such as SA and SU."""
    locale = _locale(country)
    return WEEKDAYS[locale.weekend_start : locale.weekend_end + 1]


def first_day(country: str) -> str:
    """The day with which calendars of `country` begin a week."""
    return WEEKDAYS[_locale(country).first_week_day]


def hours(language: str, country: str) -> int:
    """12 or 24: what hours are counted to where `language` is written in `country`."""
    written = written_in(language, country)
    locale = written if written.territory == country else _locale(country)
    return 12 if "h" in TIME_QUOTED.sub("", locale.time_formats["short"].pattern) else 24


def said(section: str, language: str, country: str) -> dict[str, Any]:
    """The `section` dates, schedule or scripts of `language`, as it is written in `country`."""
    table = {"dates": tables.dates, "schedule": tables.schedule, "scripts": tables.scripts}
    there = tables.variants(language).get(_variant(language, country), {})
    return _laid(table[section](language), there.get(section, {}))


def _laid(below: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    inner = {key: _laid(below[key], one) for key, one in over.items() if isinstance(one, dict)}
    return {**below, **over, **inner}


@kept
def _variant(language: str, country: str) -> str:
    """The variant of `language` that puts day and month in the order of `country`; empty if none
    is needed."""
    locale = written_in(language, country)
    if not locale.territory:
        return ""
    order = locale.datetime_skeletons[ORDER].pattern
    known = {tag: Locale.parse(tag, sep="-") for tag in tables.variants(language)}
    return next(
        (tag for tag, one in known.items() if one.datetime_skeletons[ORDER].pattern == order), ""
    )


def paper(country: str) -> str:
    """A4 or Letter."""
    return "Letter" if country in LETTER else "A4"


@kept
def written_in(language: str, country: str) -> Locale:
    """How `language` is written in `country`; as everywhere, if CLDR knows of no difference."""
    known = locale_of(LANGUAGES[language].tag)
    try:
        return known if known.territory else Locale.parse(f"{known}_{country}")
    except (UnknownLocaleError, ValueError):
        return known


def tag_for_scripts(language: str, country: str) -> str:
    """The same as browsers call it, with the digits and the calendar that pages are written in."""
    return f"{written_in(language, country)}-u-ca-gregory-nu-latn".replace("_", "-")


@cache
def _locale(country: str) -> Locale:
    """The main language of `country` as it is written there; what is usual in most of the world
    for one that CLDR does not know."""
    try:
        return Locale.parse(f"und_{country}")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
