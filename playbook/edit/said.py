"""What is being typed, in words: when something is due next, what a formula comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from itertools import islice
from types import MappingProxyType
from typing import Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from playbook.kinds.facts.numbers import of_book
from playbook.kinds.team.model import Team
from playbook.kinds.team.numbers import conventions
from playbook.locale import tables
from playbook.locale.numbers import decimal
from playbook.model.base import Model
from playbook.model.formula import BadExpression, evaluate
from playbook.model.playbook import Playbook
from playbook.model.rounds import Window
from playbook.model.timing import CampaignDays, Date, Period, Rule, Schedule
from playbook.schedule.campaign_dates import rule_day
from playbook.schedule.due_words import campaign_days, date_words
from playbook.schedule.recurrence import occurrences
from playbook.schedule.round_words import round_words
from playbook.schedule.schedule_words import schedule_words
from playbook.text.fact_names import filled
from playbook.text.markup import plain

AHEAD = 2
"""How many of the next days are told."""
YEARS = 2
"""How far ahead these are looked for."""
DATE: TypeAdapter[str] = TypeAdapter(Date)


class Operand(Model):
    """An input of a formula, as far as its example needs it: names may still be missing."""

    model_config = ConfigDict(extra="ignore")

    id: str
    example: int | float


class Formula(Model):
    """Whatever is reckoned with."""

    model_config = ConfigDict(extra="ignore")

    expression: str
    inputs: list[Operand]
    unit: dict[str, Any] = Field(default={})
    decimals: int = Field(default=2, ge=0, le=4)


Teller = Callable[[Any, Playbook, str, date], str]


def said(what: Any, value: Any, book: Playbook, language: str, today: date) -> str:
    """`value`, a `what` such as Schedule, in words; empty while it is none."""
    teller = TELLERS.get(what) if isinstance(what, str) else None
    try:
        return teller(value, book, language, today) if teller else ""
    except (ValidationError, ValueError, BadExpression, OverflowError):
        return ""


def _schedule(value: Any, book: Playbook, language: str, today: date) -> str:
    schedule, team = Schedule.model_validate(value), book[Team]
    days = occurrences(schedule, today, today + timedelta(days=366 * YEARS))
    words = schedule_words(schedule, None, language, conventions(team))
    return _with_next(words, islice(days, AHEAD), team, language)


def _rule(value: Any, book: Playbook, language: str, today: date) -> str:
    rule = Rule.model_validate(value)
    years = range(today.year - 1, today.year + YEARS + 1)
    days = (day for day in (rule_day(rule, year) for year in years) if day >= today)
    return _with_next("", islice(days, AHEAD), book[Team], language)


def _with_next(words: str, days: Iterable[date], team: Team, language: str) -> str:
    dates = [date_words(day, language, team.country) for day in days]
    if not dates:
        return words
    said_in = tables.section("editor", language)
    comma = tables.pages(language)["comma"]
    pattern = str(said_in["next-days" if words else "next-days-only"])
    return pattern.format(words=words, days=comma.join(dates))


def _campaign(value: Any, book: Playbook, language: str, today: date) -> str:  # noqa: ARG001
    days = CampaignDays.model_validate(value)
    return campaign_days(days.start, days.end)


def _rounds(value: Any, book: Playbook, language: str, today: date) -> str:  # noqa: ARG001
    window, team = Window.model_validate(value), book[Team]
    words = round_words(window, language, conventions(team))
    times = round_words(window.times, language, conventions(team))
    return f"{words} ({times})"


def _period(value: Any, book: Playbook, language: str, today: date) -> str:
    period = Period.model_validate(value)
    days = [_date(day, book, language, today) for day in (period.start, period.end)]
    return " – ".join(days)


def _date(value: Any, book: Playbook, language: str, today: date) -> str:  # noqa: ARG001
    day = date.fromisoformat(DATE.validate_python(value))
    return date_words(day, language, book[Team].country)


def _formula(value: Any, book: Playbook, language: str, today: date) -> str:  # noqa: ARG001
    formula, team = Formula.model_validate(value), book[Team]
    result = evaluate(formula.expression, {one.id: one.example for one in formula.inputs})
    number = decimal(result, formula.decimals, language, team.country)
    sides = [formula.unit.get(language), *formula.unit.values()]
    side = next((one for one in sides if isinstance(one, str)), "")
    unit = filled(plain(side), of_book(book, language))
    pattern = str(tables.section("editor", language)["worked-example"])
    return pattern.format(number=number, unit=unit).strip()


TELLERS: Mapping[str, Teller] = MappingProxyType(
    {
        "Schedule": _schedule, "Rule": _rule, "CampaignDays": _campaign, "Phase": _campaign,
        "Window": _rounds, "Period": _period, "Date": _date, "Formula": _formula,
    }
)  # fmt: skip
"""By what JSON schemas call it; a formula is whatever has an expression and inputs."""
