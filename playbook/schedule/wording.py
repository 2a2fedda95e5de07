"""When something is due, in words; computed from the schedule, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from playbook.model.timing import CampaignDays, Schedule

WEEKDAYS = {
    "zh": {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"},
    "en": {
        "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday",
        "SA": "Saturday", "SU": "Sunday",
    },
}  # fmt: skip
WORKING_DAYS = ["MO", "TU", "WE", "TH", "FR"]
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def schedule_words(schedule: Schedule | None, campaign: CampaignDays | None, language: str) -> str:
    """When a list is due, such as "每周一 10:00"; empty for one that an event starts."""
    if campaign:
        return campaign_days(campaign.start, campaign.end)
    if schedule is None:
        return ""
    say = _zh if language == "zh" else _en
    return say(schedule)


def campaign_days(start: int, end: int) -> str:
    """Days counted from a campaign: T-60 → T-30, or one day such as T+7."""
    return " → ".join(f"T{day:+d}" if day else "T0" for day in dict.fromkeys((start, end)))


def date_words(day: date, language: str) -> str:
    """A date with its weekday."""
    weekday = "一二三四五六日"[day.weekday()]
    if language == "zh":
        return f"{day.year} 年 {day.month} 月 {day.day} 日 周{weekday}"
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def step_words(day: int, anchor: str, language: str, *, working_days: bool = False) -> str:
    """When a step is due: "第 3 天", "入职前 5 天"; of an `anchor` last-day, counted from that."""
    kind = {"zh": "个工作日", "en": " working"} if working_days else {"zh": "天", "en": ""}
    if anchor == "last-day":
        if day == 0:
            return {"zh": "最后一天", "en": "last day"}[language]
        when = "前" if day < 0 else "后"
        side = "before" if day < 0 else "after"
        return {
            "zh": f"离职日{when} {abs(day)} {kind['zh']}",
            "en": f"{abs(day)}{kind['en']} {_days(abs(day))} {side} the last day",
        }[language]
    if day < 1:
        days = 1 - day if day == 0 else -day
        return {
            "zh": f"入职前 {days} {kind['zh']}",
            "en": f"{days}{kind['en']} {_days(days)} before the start",
        }[language]
    return {"zh": f"第 {day} {kind['zh']}", "en": f"{kind['en'].strip()} day {day}".strip()}[
        language
    ]


def _days(count: int) -> str:
    return "day" if count == 1 else "days"


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
