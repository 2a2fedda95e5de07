"""`playbook holidays`: the public holidays of a country, as YAML for people to review.

The library that knows them is asked here and nowhere else: pages are printed from the file alone.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from playbook.check.loader import gather
from playbook.cli.output import refuse, say
from playbook.kinds.holidays.model import Holidays
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import weekend
from playbook.locale import cldr, countries
from playbook.locale.countries import WEEKDAYS
from playbook.locale.dates import listed
from playbook.locale.languages import INTERNATIONAL, LANGUAGES, spoken
from playbook.model import json_schema
from playbook.source import modules
from playbook.source.changes import Joined
from playbook.source.project import Project
from playbook.source.reader import Source
from playbook.source.writing import write

LIBRARY = "holidays"
SOURCE = "https://github.com/vacanza/holidays"
FILE = Path("holidays.yml")
MADE_UP = frozenset({"CN"})
"""Where days off are made up for on weekends: a year is announced once it is known on which."""
REMARK = re.compile(r"\s*[(（][^()（）]*[)）]$")
"""What the library adds to a name: that it is observed, or in place of what."""
SEVERAL = "; "
"""What stands between the names of a day that has several."""
LONGEST = 50
PLAIN = re.compile(r"[^\W_][\w '’.·-]*")
"""What YAML takes for text without quotes, in braces too."""


def holidays(options: argparse.Namespace) -> int:
    """Add years to holidays.yml, or put what is announced in the place of what was expected.
    Returns 0, or not if there is anything against it. Raises OSError."""
    if not modules.is_there(LIBRARY):
        return refuse(options, "no-holidays-library")
    project: Project = options.project
    country = options.country.upper()
    if country not in modules.load(LIBRARY).list_supported_countries():
        return refuse(options, "no-country", given=country)
    contents = gather(project.data, base=project.base)
    known, source = contents.files.get("holidays", (None, None))
    own = source if isinstance(known, Holidays) and known.country == country else None
    if isinstance(source, Joined) or (source and not own and not source.shipped):
        return refuse(options, "taken", path=project.data / FILE)
    years = _years(own)
    rest = _weekend(contents.files.get("team", (None, None))[0], country)
    for year in options.years:
        entry = _Year(country, year, rest)
        if year in years and (entry.expected or "expected: true" not in years[year]):
            return refuse(options, "year-there", year=year, path=project.data / FILE)
        years[year] = entry.text()
        key = "holidays-expected" if entry.expected else "holidays-found"
        print(say(options, key, year=year, count=len(entry.off), working=len(entry.working)))
        for code in entry.unnamed:
            print(say(options, "holidays-unnamed", language=code, near=INTERNATIONAL.code))
    head = _head(own) if own else f"{json_schema.first_line(FILE)}\ncountry: {country}\nyears:\n"
    write(project.data / FILE, head + "".join(years[year] for year in sorted(years)))
    print(say(options, "changed", path=project.data / FILE))
    return 0


def _weekend(team: object, country: str) -> Sequence[str]:
    """The days of rest of the team, if the country is its own."""
    at_home = isinstance(team, Team) and team.country == country
    return weekend(team) if at_home else countries.weekend(country)  # type: ignore[arg-type]


def _head(source: Source) -> str:
    """What stands above the first year."""
    first = source.value_mark(("years", 0))[0]
    return "".join(f"{line}\n" for line in source.lines[: first - 1])


def _years(source: Source | None) -> dict[int, str]:
    """The text of each year that the file holds."""
    if source is None:
        return {}
    there = source.data["years"]
    starts = [source.value_mark(("years", number))[0] - 1 for number in range(len(there))]
    lines = source.text.rstrip("\n").split("\n")
    ends = [*starts[1:], len(lines)]
    return {
        one["year"]: "".join(f"{line}\n" for line in lines[start:end])
        for one, start, end in zip(there, starts, ends, strict=True)
    }


class _Year:
    """One year of a country, as the library knows it."""

    def __init__(self, country: str, year: int, rest: Iterable[str]) -> None:
        self.year = year
        self.rest = set(rest)
        self.languages = spoken() or tuple(LANGUAGES)
        library = modules.load(LIBRARY)
        known = library.country_holidays(country, years=year).supported_languages
        self.names = {
            code: _named(library.country_holidays(country, years=year, language=name))
            for code in dict.fromkeys((*self.languages, INTERNATIONAL.code))
            if (name := _called(code, country, known)) or code == INTERNATIONAL.code
        }
        self.unnamed = [code for code in self.languages if code not in self.names]
        days = library.country_holidays(country, years=year)
        self.off = sorted(days)
        made_up = getattr(days, "weekend_workdays", ())
        self.working = sorted(day for day in made_up if day.year == year)
        estimated = days.tr(getattr(days, "estimated_label", "")).replace("%s", "").strip()
        by_the_moon = estimated and any(estimated in name for name in days.values())
        self.expected = bool(by_the_moon) or (country in MADE_UP and not self.working)
        self.in_stretches = country in MADE_UP

    def text(self) -> str:
        """The year as holidays.yml has it."""
        taken: set[str] = set()
        lines = [f"  - year: {self.year}"]
        lines += ["    expected: true"] if self.expected else []
        lines += [f"    source: {SOURCE}", f"    checked: {date.today()}", "    holidays:"]
        for first, last in self._stretches() if self.in_stretches else self._runs():
            ident, title = self._title(first, last, taken)
            lines.append(f"      - {{id: {ident}, title: {title}, start: {first}, end: {last}}}")
        if self.working:
            lines.append(f"    working: [{', '.join(map(str, self.working))}]")
        return "".join(f"{line}\n" for line in lines)

    def _stretches(self) -> Iterator[tuple[date, date]]:
        """Days off in a row with the weekends among them, within the year."""
        day, first, last = date(self.year, 1, 1), None, date.min
        while day.year == self.year:
            if self._is_free(day):
                first, last = first or day, day
            if first and (not self._is_free(day) or (day.month == 12 and day.day == 31)):
                if any(first <= one <= last for one in self.off):
                    yield first, last
                first = None
            day += timedelta(days=1)

    def _runs(self) -> Iterator[tuple[date, date]]:
        """Days off in a row that are called the same."""
        called = self.names[INTERNATIONAL.code]
        first = last = self.off[0]
        for day in self.off[1:]:
            if day - last > timedelta(days=1) or called[day] != called[last]:
                yield first, last
                first = day
            last = day
        yield first, last

    def _is_free(self, day: date) -> bool:
        weekend = WEEKDAYS[day.weekday()] in self.rest and day not in self.working
        return weekend or day in self.off

    def _title(self, first: date, last: date, taken: set[str]) -> tuple[str, str]:
        """The id and the title of days off: their name; of a stretch, that of most of its days."""
        sides = {
            code: _main(names, first, last) if self.in_stretches else _listed(names[first], code)
            for code, names in self.names.items()
        }
        said = sides[INTERNATIONAL.code]
        letters = re.sub(r"[^a-z0-9]+", "-", said.lower().replace("'", ""))
        slug = letters[:LONGEST].strip("-") or "holiday"
        ident = next(
            one for one in (slug, *(f"{slug}-{n}" for n in range(2, 99))) if one not in taken
        )
        taken.add(ident)
        texts = {code: sides.get(code, said) for code in self.languages}
        alike = len(set(texts.values())) == 1 and (len(texts) > 1 or not texts.keys() & sides)
        same = ", same: true" if alike else ""
        written = ", ".join(f"{code}: {_quoted(text)}" for code, text in texts.items())
        return ident, f"{{{written}{same}}}"


def _called(code: str, country: str, known: Sequence[str]) -> str:
    """What the library calls the language `code` as it is written in `country`; empty if it does
    not speak it."""
    tag = LANGUAGES[code].tag.replace("-", "_")
    language, script = tag.partition("_")[0], _script(tag)
    like = [name for name in known if name.partition("_")[0] == language]
    like = [name for name in like if not script or _script(name) == script]
    return next((name for name in (tag, f"{language}_{country}") if name in like), (*like, "")[0])


def _script(name: str) -> str | None:
    """The script of a language, named as the library does; none where it has but one."""
    return cldr.locale_of(name.replace("_", "-")).script


def _named(days: dict[date, str]) -> dict[date, str]:
    """The names of days off, without the remark that a day is reckoned: the year says that."""
    label = days.tr(getattr(days, "estimated_label", ""))  # type: ignore[attr-defined]
    remark = label.rpartition("%s")[2]
    return {
        day: SEVERAL.join(name.removesuffix(remark) for name in said.split(SEVERAL))
        for day, said in days.items()
    }


def _listed(name: str, language: str) -> str:
    """The names of a day, as the language lists them."""
    return listed(list(dict.fromkeys(name.split(SEVERAL))), language)


def _main(names: dict[date, str], first: date, last: date) -> str:
    """The name of most days from `first` to `last`: none of days that stand in for others, which
    name a date."""
    said = [
        REMARK.sub("", name)
        for day, whole in sorted(names.items())
        if first <= day <= last
        for name in whole.split(SEVERAL)
        if not re.search(r"[0-9]", name)
    ]
    return max(said, key=said.count, default=names.get(first, str(first)))


def _quoted(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
