"""What templates show that must be counted, sorted or computed first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from playbook.model.base import Model, Record
from playbook.model.calendar import Campaign, Phase
from playbook.model.formula import commission, evaluate
from playbook.model.metric import Input, Metric
from playbook.model.onboarding import Gate, Onboarding, PathStep
from playbook.model.plan import Commission, Headcount
from playbook.model.playbook import Playbook, group_of
from playbook.model.traversal import leaves
from playbook.schedule.campaign_dates import YEARS, days_of
from playbook.schedule.wording import day_words as campaign_day
from playbook.text.languages import LANGUAGES

STAGES = {
    "first-day": {"before": 0, "day-1": 1, "week-1": 7, "day-30": 30, "day-60": 60, "day-90": 120},
    "last-day": {"notice": -1, "last-day": 0, "afterwards": 120},
}
"""The stretches of a path, each with the last day that belongs to it."""


@dataclass(frozen=True)
class Stage:
    """A stretch of a path up to one gate."""

    name: str
    steps: list[PathStep]
    gate: Gate | None


def stages(path: Onboarding) -> list[Stage]:
    """The path cut at its gates; a stretch without steps and gate is left out."""
    found: list[Stage] = []
    previous = -999
    for name, last in STAGES[path.anchor].items():
        steps = sorted((s for s in path.steps if previous < s.day <= last), key=lambda s: s.day)
        gate = next((gate for gate in path.gates if previous < gate.day <= last), None)
        if steps or gate:
            found.append(Stage(name, steps, gate))
        previous = last
    return found


def step(path: Onboarding, ident: str) -> PathStep:
    """The step of `path` with this id."""
    return next(one for one in path.steps if one.id == ident)


def day_words(step: PathStep, path: Onboarding, language: str) -> str:
    """When a step is due: "第 3 天", "入职前 5 天"; for a last-day path counted from that day."""
    day = step.day
    kind = {"zh": "个工作日", "en": " working"} if step.working_days else {"zh": "天", "en": ""}
    if path.anchor == "last-day":
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


def example(inputs: Sequence[Input]) -> dict[str, float]:
    """The worked example's numbers by name."""
    return {entry.id: entry.example for entry in inputs}


def result(entry: Metric | Headcount) -> float:
    """The value of an expression over its example inputs."""
    return evaluate(entry.expression, example(entry.inputs))


def payout(terms: Commission) -> dict[str, float]:
    """Commission before and after the guardrail factor."""
    pay = commission(terms)
    return {"full": pay, "cut": round(pay * terms.guardrail, 2)}


def campaign_days(campaign: Campaign) -> list[date]:
    """Its days from 2026 to 2030."""
    return days_of(campaign, YEARS)


def date_words(day: date, language: str) -> str:
    """A date with its weekday."""
    weekday = "一二三四五六日"[day.weekday()]
    if language == "zh":
        return f"{day.year} 年 {day.month} 月 {day.day} 日 周{weekday}"
    return f"{day:%a} {day.day} {day:%b} {day.year}"


def phase_words(phase: Phase) -> str:
    """T-60 → T-30, or one day."""
    if phase.start == phase.end:
        return campaign_day(phase.start)
    return f"{campaign_day(phase.start)} → {campaign_day(phase.end)}"


def grouped(records: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    """Records by their group, in order."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(group_of(record) or "", []).append(record)
    return list(groups.items())


def target_sales(book: Playbook) -> int:
    """Base sales and growth, in whole units of the currency."""
    return round(book.team.base_sales * (1 + book.team.growth / 100))


def said_at(book: Playbook) -> dict[str, list[tuple[str, str]]]:
    """For each point of the article, the records and chapters of the plan that claim it."""
    claims: dict[str, list[tuple[str, str]]] = {}
    for kind, records in book.records.items():
        for record in records.values():
            for ident in dict.fromkeys(ident for _, ident in _claims(record)):
                claims.setdefault(ident, []).append((kind, record.id))
    if book.plan:
        for chapter, ident in dict.fromkeys(_claims(book.plan)):
            claims.setdefault(ident, []).append(("plan", chapter))
    return claims


def _claims(model: Model) -> list[tuple[str, str]]:
    """Each claim: the field it stands in, and the point."""
    return [
        (str(loc[0]), value)
        for loc, marker, value in leaves(model)
        if getattr(marker, "kinds", None) == ("sources",)
    ]


def days_by_year(campaign: Campaign) -> list[list[date]]:
    """Its days, one list a year."""
    return [[day for day in campaign_days(campaign) if day.year == year] for year in YEARS]


def other(language: str) -> str:
    """The other language."""
    return "en" if language == "zh" else "zh"


def other_tag(language: str) -> str:
    """The HTML tag of the other language."""
    return LANGUAGES[other(language)].tag
