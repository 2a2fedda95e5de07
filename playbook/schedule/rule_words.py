"""The whole of a recurrence rule in words, each language in its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from playbook.model.timing import Schedule
from playbook.schedule.rrule import START, simplest

WEEKDAYS = {
    "zh": {
        "MO": "周一", "TU": "周二", "WE": "周三", "TH": "周四", "FR": "周五", "SA": "周六",
        "SU": "周日",
    },
    "en": {
        "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
        "SA": "Saturday", "SU": "Sunday",
    },
}  # fmt: skip
WORKING_DAYS = ["MO", "TU", "WE", "TH", "FR"]
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
WEEKS = [list(range(first, first + 7)) for first in (1, 8, 15, 22, -7)]
"""The days of the month among which its first, second, third, fourth and last Monday is."""
NTH = {
    "zh": ["第一个", "第二个", "第三个", "第四个", "最后一个"],
    "en": ["first", "second", "third", "fourth", "last"],
}
UNITS = {
    "zh": {"daily": "天", "weekly": "周", "monthly": "个月", "yearly": "年"},
    "en": {"daily": "days", "weekly": "weeks", "monthly": "months", "yearly": "years"},
}
COUNTED_FROM = {
    "zh": {
        "daily": f"{START.year} 年 {START.month} 月 {START.day} 日",
        "weekly": f"{START.year} 年 {START.month} 月 {START.day} 日那周",
        "monthly": f"{START.year} 年 {START.month} 月",
        "yearly": f"{START.year} 年",
    },
    "en": {
        "daily": f"{START.day} {START:%B %Y}",
        "weekly": f"the week of {START.day} {START:%B %Y}",
        "monthly": f"{START:%B %Y}",
        "yearly": f"{START.year}",
    },
}
FORTNIGHT = ("weekly", 2)
"""Goes without its first week: it is a habit, and Today and the calendar show which week it is."""


def rule_words(schedule: Schedule, language: str) -> str:
    """`schedule`, days and times, such as "每周一 10:00" or "The 5th of each month"."""
    say = _zh if language == "zh" else _en
    return say(simplest(schedule))


def _zh(rule: Schedule) -> str:
    days = _year_zh("每年", rule)
    if rule.interval > 1:
        days = f"每 {rule.interval} {UNITS['zh'][rule.freq]}一次"
        if (rule.freq, rule.interval) != FORTNIGHT:
            days += f"（从 {COUNTED_FROM['zh'][rule.freq]}算起）"
        if rule.freq == "weekly":
            working = rule.weekdays == WORKING_DAYS
            days += "，当周每个工作日" if working else f"，{_weekdays_zh(rule)}"
        elif rule.freq == "monthly":
            days += "，" + _spaced("当月", _days_zh(rule))
        elif rule.freq == "yearly":
            days += "，" + _year_zh("当年", rule)
    months, monthdays, weekdays = _unsaid(rule)
    if months:
        days += f"，仅限 {_months_zh(rule)}"
    if monthdays:
        days += "，" + _spaced("仅限", _monthdays_zh(rule.monthdays))
    if weekdays:
        days += "，仅限" + ("工作日" if rule.weekdays == WORKING_DAYS else _weekdays_zh(rule))
    return _spaced(days, "、".join(rule.times))


def _year_zh(year: str, rule: Schedule) -> str:
    """The days within `year`, which is 每年 or 当年."""
    if rule.months:
        return _spaced(f"{year} {_months_zh(rule)}", _days_zh(rule))
    each = "每月" if rule.monthdays else ""
    return _spaced(("" if year == "每年" else year) + each, _days_zh(rule))


def _days_zh(rule: Schedule) -> str:
    """The days within a month, or those of every week."""
    nth = _nth(rule)
    if nth is not None:
        return NTH["zh"][nth] + _weekdays_zh(rule)
    if rule.monthdays:
        return _monthdays_zh(rule.monthdays)
    if rule.weekdays == WORKING_DAYS:
        return "每个工作日"
    return f"每{_weekdays_zh(rule) or '天'}"


def _months_zh(rule: Schedule) -> str:
    return "、".join(map(str, rule.months)) + " 月"


def _weekdays_zh(rule: Schedule) -> str:
    return "、".join(WEEKDAYS["zh"][day] for day in rule.weekdays)


def _monthdays_zh(days: Sequence[int]) -> str:
    runs = [list(map(_monthday_zh, run)) for run in _runs(days)]
    return "、".join(_spaced(f"{run[0]}至", run[1]) if run[1:] else run[0] for run in runs)


def _monthday_zh(day: int) -> str:
    if day > 0:
        return f"{day} 日"
    return "最后一天" if day == -1 else f"倒数第{_numeral(-day)}天"


def _numeral(number: int) -> str:
    """A number below a hundred: 二, 十, 十一, 二十, 三十一."""
    digits = " 一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones]}".strip()


def _spaced(before: str, after: str) -> str:
    """The two together, with the space that stands between Chinese and a number."""
    number = after[:1].isdigit() and before and not before.endswith("）")
    return f"{before} {after}" if number else before + after


def _en(rule: Schedule) -> str:
    days = _year_en(rule)
    if rule.interval > 1:
        on = {"daily": "", "weekly": _week_en(rule), "monthly": _days_en(rule), "yearly": days}
        days = f"every {rule.interval} {UNITS['en'][rule.freq]}"
        if (rule.freq, rule.interval) != FORTNIGHT:
            days += f" (counted from {COUNTED_FROM['en'][rule.freq]})"
        if on[rule.freq]:
            days += f" on {on[rule.freq]}"
    months, monthdays, weekdays = _unsaid(rule)
    if months:
        days += f", only in {_months_en(rule)}"
    if monthdays:
        days += f", only on {_monthdays_en(rule.monthdays)} of the month"
    if weekdays:
        days += f", only if a {_weekdays_en(rule, 'or')}"
    days = days[0].upper() + days[1:]
    return f"{days}, {_list(rule.times)}" if rule.times else days


def _year_en(rule: Schedule) -> str:
    """The days within each year."""
    if rule.monthdays:
        return f"{_days_en(rule)} of {_months_en(rule) or 'each month'}"
    return _days_en(rule) + (f" in {_months_en(rule)}" if rule.months else "")


def _week_en(rule: Schedule) -> str:
    """The days within a week that comes round only now and then."""
    return "each working day" if rule.weekdays == WORKING_DAYS else _weekdays_en(rule)


def _days_en(rule: Schedule) -> str:
    """The days within a month, or those of every week."""
    nth = _nth(rule)
    if nth is not None:
        return f"the {NTH['en'][nth]} {_weekdays_en(rule)}"
    if rule.monthdays:
        return _monthdays_en(rule.monthdays)
    return f"every {_weekdays_en(rule) or 'day'}"


def _months_en(rule: Schedule) -> str:
    return _list([MONTHS[month - 1] for month in rule.months])


def _weekdays_en(rule: Schedule, last: str = "and") -> str:
    if rule.weekdays == WORKING_DAYS:
        return "working day"
    return _list([WEEKDAYS["en"][day] for day in rule.weekdays], last)


def _monthdays_en(days: Sequence[int]) -> str:
    return _list([" to ".join(map(_monthday_en, run)) for run in _runs(days)])


def _monthday_en(day: int) -> str:
    if day > 0:
        return f"the {_ordinal(day)}"
    names = {-1: "the last day", -2: "the last day but one"}
    return names.get(day) or f"the {_ordinal(-day)} day from the end"


def _list(words: Sequence[str], last: str = "and") -> str:
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _ordinal(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


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
