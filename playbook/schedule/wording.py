"""When a duty comes round, in words; computed from the schedule, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from playbook.model.checklist import Checklist, Schedule

WEEKDAYS = {
    "zh": {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"},
    "en": {
        "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
        "SA": "Saturday", "SU": "Sunday",
    },
}  # fmt: skip
WORKING_DAYS = ["MO", "TU", "WE", "TH", "FR"]
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def schedule_words(checklist: Checklist, language: str) -> str:
    """When `checklist` is due, such as "每周一 10:00"; empty for a list started by an event."""
    if checklist.campaign:
        start, end = checklist.campaign.start, checklist.campaign.end
        return day_words(start) if start == end else f"{day_words(start)} → {day_words(end)}"
    if checklist.schedule is None:
        return ""
    say = _zh if language == "zh" else _en
    return say(checklist.schedule)


def day_words(offset: int) -> str:
    """A day counted from a campaign: T-30, T0, T+7."""
    return "T0" if offset == 0 else f"T{offset:+d}"


def _zh(schedule: Schedule) -> str:
    every = "每" if schedule.interval == 1 else f"每 {schedule.interval} "
    if schedule.freq == "daily":
        days = "每天" if schedule.interval == 1 else f"{every}天"
    elif schedule.freq == "weekly" and schedule.weekdays == WORKING_DAYS:
        days = "每个工作日"
    elif schedule.freq == "weekly":
        names = "、".join(WEEKDAYS["zh"][day] for day in schedule.weekdays)
        days = f"每周{names}" if schedule.interval == 1 else f"{every}周一次，周{names}"
    else:
        months = "、".join(str(month) for month in schedule.months)
        prefix = f"每年 {months} 月" if months else "每月"
        days = f"{prefix} {_monthdays_zh(schedule.monthdays)}".strip()
        days = days.replace("月 最", "月最").replace("月 第", "月第")
    times = "、".join(schedule.times)
    return f"{days} {times}".strip()


def _monthdays_zh(days: Sequence[int]) -> str:
    return "、".join(f"{day} 日" if day > 0 else "最后一天" for day in days)


def _en(schedule: Schedule) -> str:
    if schedule.freq == "daily":
        days = "Every day" if schedule.interval == 1 else f"Every {schedule.interval} days"
    elif schedule.freq == "weekly" and schedule.weekdays == WORKING_DAYS:
        days = "Every working day"
    elif schedule.freq == "weekly":
        names = _and([WEEKDAYS["en"][day] for day in schedule.weekdays])
        every = "Every" if schedule.interval == 1 else f"Every {schedule.interval} weeks on"
        days = f"{every} {names}"
    else:
        on = _and(
            [f"the {_ordinal(day)}" if day > 0 else "the last day" for day in schedule.monthdays]
        )
        months = _and([MONTHS[month - 1] for month in schedule.months])
        days = f"{on} of {months or 'each month'}" if on else f"Every month ({months})"
        days = days[0].upper() + days[1:]
    return f"{days}, {_and(schedule.times)}" if schedule.times else days


def _and(words: Sequence[str]) -> str:
    return " and ".join(words) if len(words) < 3 else ", ".join(words[:-1]) + f" and {words[-1]}"


def _ordinal(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"
