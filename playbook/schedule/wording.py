"""When something is due, in words; computed from the schedule, never typed."""

from __future__ import annotations

from datetime import date

from playbook.model.timing import CampaignDays, Schedule
from playbook.schedule.rule_words import rule_words


def schedule_words(schedule: Schedule | None, campaign: CampaignDays | None, language: str) -> str:
    """When a list is due, such as "每周一 10:00"; empty for one that an event starts."""
    if campaign:
        return campaign_days(campaign.start, campaign.end)
    if schedule is None:
        return ""
    return rule_words(schedule, language)


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
