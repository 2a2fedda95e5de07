"""Reads the sentence of a schedule as a person would, and says on which days it is due.

It was written from the sentences of tests/engine/cases/schedule-words.yml alone and knows neither
who writes them nor the rule behind them. What it does not understand is a ValueError. One thing it
has to be told: "every 2 weeks" alone may leave out that it counts from the week of 1 January 2026.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

Due = Callable[[date], bool]


@dataclass(frozen=True)
class Customs:
    """What a reader takes for granted: the weekend, the first day of a week (Monday is 0), days off
    beside the weekend, and days of it that are worked."""

    weekend: frozenset[int] = frozenset({5, 6})
    first_day: int = 0
    rest: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether `day` is a working day."""
        is_off = day.weekday() in self.weekend or day in self.rest
        return day in self.working or not is_off


USUAL = Customs()

HAN_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")}
HAN_DIGITS = {name: number for number, name in enumerate("一二三四五六七八九", start=1)}
HAN_UNITS = {"天": "day", "周": "week", "个月": "month", "年": "year"}
ENGLISH_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ENGLISH_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
]  # fmt: skip
ENGLISH_PLACES = ["first", "second", "third", "fourth"]
FORTNIGHTS_START = date(2026, 1, 1)


@dataclass(frozen=True)
class Reading:
    """What a sentence says: at which times, and whether a day is meant."""

    times: list[str]
    due: Due


def chinese(sentence: str, customs: Customs = USUAL) -> Reading:
    """A sentence such as 每 2 周一次，周三 10:00."""
    words, times = _times(sentence, r" ?(\d\d:\d\d(?:、\d\d:\d\d)*)")
    clauses = words.split("，")
    conditions: list[Due] = []
    head = re.fullmatch(r"每 (\d+) (天|周|个月|年)一次(?:（从 (.+)算起）)?", clauses[0])
    if head:
        count, unit, since = head.groups()
        conditions.append(_steps(int(count), HAN_UNITS[unit], *_chinese_start(since, customs)))
        clauses = clauses[1:]
    return Reading(
        times, _all(conditions + [_chinese_clause(clause, customs) for clause in clauses])
    )


def _chinese_start(words: str | None, customs: Customs) -> tuple[date | None, int]:
    numbers = [int(number) for number in re.findall(r"\d+", words or "")]
    start = date(*[*numbers, 1, 1][:3]) if numbers else None
    named = re.search(r"（星期([一二三四五六日])）开始的那周", words or "")
    return start, HAN_WEEKDAYS[named[1]] if named else customs.first_day


def _chinese_clause(clause: str, customs: Customs) -> Due:
    days = re.sub(r"^(仅限|每年|当年|当月)", "", clause).strip()
    conditions: list[Due] = []
    months = re.match(r"(\d+(?:、\d+)*) 月", days)
    if months:
        named = {int(month) for month in months[1].split("、")}
        conditions.append(lambda day: day.month in named)
        days = days[months.end() :]
    days = days.removeprefix("每月").strip()
    if days or not months:
        conditions.append(_any([_chinese_day(one, customs) for one in days.split("、")]))
    return _all(conditions)


def _chinese_day(words: str, customs: Customs) -> Due:
    if words == "每天":
        return lambda _: True
    if words in ("每个工作日", "当周每个工作日", "工作日"):
        return customs.works
    if found := re.fullmatch(r"每?周([一二三四五六日])", words):
        return _weekday(HAN_WEEKDAYS[found[1]])
    if found := re.fullmatch(r"第([一二三四])个周([一二三四五六日])", words):
        return _nth(HAN_WEEKDAYS[found[2]], HAN_DIGITS[found[1]])
    if found := re.fullmatch(r"最后一个周([一二三四五六日])", words):
        return _nth(HAN_WEEKDAYS[found[1]], -1)
    first, _, last = words.partition("至")
    return _between(_chinese_number(first), _chinese_number(last or first))


def _chinese_number(words: str) -> int:
    """The day of the month, from its end if negative."""
    if words == "最后一天":
        return -1
    if found := re.fullmatch(r" ?(\d+) 日", words):
        return int(found[1])
    found = re.fullmatch(r"倒数第([一二三]?)(十?)([一二三四五六七八九]?)天", words)
    if not found:
        raise ValueError(words)
    before, ten, after = found.groups()
    if not ten:
        return -HAN_DIGITS[before or after]
    return -(10 * HAN_DIGITS.get(before, 1) + HAN_DIGITS.get(after, 0))


def english(sentence: str, customs: Customs = USUAL) -> Reading:
    """A sentence such as "The 5th of each month, 10:00"."""
    words, times = _times(sentence, r", (\d\d:\d\d(?:, \d\d:\d\d)*(?: and \d\d:\d\d)?)")
    main, *limits = re.split(r", only (?:in|on|if a) ", words.lower())
    conditions: list[Due] = []
    head = re.match(
        r"every (\d+) (day|week|month|year)s(?: \(counted from (.+?)\))?(?: on )?", main
    )
    if head:
        count, unit, since = head.groups()
        conditions.append(_steps(int(count), unit, *_english_start(since, customs)))
        main = main[head.end() :]
    clauses = [main, *limits] if main else limits
    return Reading(
        times, _all(conditions + [_english_clause(clause, customs) for clause in clauses])
    )


def _english_start(words: str | None, customs: Customs) -> tuple[date | None, int]:
    if words is None:
        return None, customs.first_day
    if found := re.fullmatch(r"the week that begins on (\w+), (.+)", words):
        weekday = ENGLISH_WEEKDAYS.index(found[1])
        return datetime.strptime(found[2], "%d %B %Y").date(), weekday
    for form in ("the week of %d %B %Y", "%d %B %Y", "%B %Y", "%Y"):
        try:
            return datetime.strptime(words, form).date(), customs.first_day
        except ValueError:
            continue
    raise ValueError(words)


def _english_clause(clause: str, customs: Customs) -> Due:
    days, _, months = re.sub(r" (?:of|in) (?!.* (?:of|in) )", "|", clause).partition("|")
    if re.split(r"\W+", days)[0] in ENGLISH_MONTHS:
        days, months = "", days
    conditions: list[Due] = []
    if days:
        conditions.append(
            _any([_english_day(one, customs) for one in re.split(r", | and | or ", days)])
        )
    if months not in ("", "each month", "the month"):
        named = {ENGLISH_MONTHS.index(one) + 1 for one in re.split(r", | and ", months)}
        conditions.append(lambda day: day.month in named)
    return _all(conditions)


def _english_day(words: str, customs: Customs) -> Due:
    words = re.sub(r"^(every|each|the) ", "", words)
    if words == "day":
        return lambda _: True
    if words == "working day":
        return customs.works
    if words in ENGLISH_WEEKDAYS:
        return _weekday(ENGLISH_WEEKDAYS.index(words))
    place, _, weekday = words.partition(" ")
    if weekday in ENGLISH_WEEKDAYS:
        number = -1 if place == "last" else ENGLISH_PLACES.index(place) + 1
        return _nth(ENGLISH_WEEKDAYS.index(weekday), number)
    first, _, last = words.partition(" to the ")
    return _between(_english_number(first), _english_number(last or first))


def _english_number(words: str) -> int:
    if words in ("last day", "last day but one"):
        return -1 if words == "last day" else -2
    found = re.fullmatch(r"(\d+)(st|nd|rd|th)( day from the end)?", words)
    if not found:
        raise ValueError(words)
    return -int(found[1]) if found[3] else int(found[1])


def _times(sentence: str, form: str) -> tuple[str, list[str]]:
    found = re.search(form + "$", sentence)
    if not found:
        return sentence, []
    return sentence[: found.start()], re.findall(r"\d\d:\d\d", found[1])


def _steps(count: int, unit: str, start: date | None, first_day: int) -> Due:
    """Every `count` days, weeks (from `first_day`), months or years, the one of `start` first."""
    if start is None and (count, unit) != (2, "week"):
        raise ValueError(f"every {count} {unit}s, but from when?")
    first = start or FORTNIGHTS_START

    def place(day: date) -> int:
        return {
            "day": day.toordinal(),
            "week": (day.toordinal() - 1 - first_day) // 7,
            "month": day.year * 12 + day.month,
            "year": day.year,
        }[unit]

    return lambda day: (place(day) - place(first)) % count == 0


def _between(first: int, last: int) -> Due:
    def due(day: date) -> bool:
        month = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return first <= day.day <= last or first <= day.day - month.day - 1 <= last

    return due


def _weekday(number: int) -> Due:
    return lambda day: day.weekday() == number


def _nth(weekday: int, number: int) -> Due:
    if number > 0:
        return lambda day: day.weekday() == weekday and (day.day + 6) // 7 == number
    week = timedelta(days=7)
    return lambda day: day.weekday() == weekday and (day + week).month != day.month


def _all(conditions: list[Due]) -> Due:
    return lambda day: all(condition(day) for condition in conditions)


def _any(conditions: list[Due]) -> Due:
    return lambda day: any(condition(day) for condition in conditions)
