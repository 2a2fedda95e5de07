"""Words against days: what a sentence says, read back, is what the calendar does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.locale.countries import USUAL, WEEKDAYS, Conventions
from playbook.model.timing import Schedule, Weekday
from playbook.schedule.recurrence import occurrences
from playbook.schedule.schedule_words import schedule_words
from tests.support.chance import tries
from tests.support.handbooks import CASES
from tests.support.schedule_sentences import Customs, Reading, chinese, english

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
READERS = {"zh": chinese, "en": english}
TRADITIONAL = str.maketrans("周个从当仅数后开", "週個從當僅數後開")
GOLDEN = yaml.safe_load((CASES / "schedule-words.yml").read_text(encoding="utf-8"))

WEEKS = [[*range(first, first + 7)] for first in (1, 8, 15, 22, -7)]
MONTHDAYS = st.sampled_from([*range(-31, 0), *range(1, 32)])
TIMES = st.times().map(lambda time: f"{time:%H:%M}")


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Any schedule that the model admits, its lists often empty."""
    freq = draw(st.sampled_from(["daily", "weekly", "monthly", "yearly"]))
    monthdays = st.one_of(_some(MONTHDAYS, 9), st.sampled_from(WEEKS))
    values = {
        "freq": freq,
        "interval": draw(st.sampled_from([1, 1, 1, *range(2, 15), 24, 36])),
        "weekdays": draw(_some(st.sampled_from(get_args(Weekday)), 8)),
        "monthdays": [] if freq == "weekly" else draw(monthdays),
        "months": draw(_some(st.integers(1, 12), 12)),
        "times": draw(st.lists(TIMES, max_size=3)),
    }
    return Schedule.model_validate(values)


@st.composite
def weeks(draw: st.DrawFn) -> Conventions:
    """Any week that a team can have; the usual one often."""
    weekend = draw(st.one_of(st.just({"SA", "SU"}), st.sets(st.sampled_from(WEEKDAYS))))
    return Conventions("", tuple(weekend), draw(st.sampled_from(["MO", "SU", *WEEKDAYS])))


def _some(items: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.one_of(st.just([]), st.lists(items, min_size=1, max_size=most))


def holds(schedule: Schedule, language: str, week: Conventions = USUAL) -> None:
    """The sentence, read back by whoever has such weeks, names the days and times of the rule."""
    sentence = schedule_words(schedule, None, language, week)
    weekend = frozenset(map(WEEKDAYS.index, week.weekend))
    customs = Customs(weekend, WEEKDAYS.index(week.first_day))
    reading: Reading = READERS[language](sentence, customs)
    assert [day for day in DAYS if reading.due(day)] == occurrences(schedule, FIRST, LAST), sentence
    assert reading.times == sorted(set(schedule.times)), sentence


@pytest.mark.parametrize("language", READERS)
@settings(max_examples=tries(100, whole=300), deadline=None)
@given(schedule=schedules(), week=weeks())
def test_the_words_say_the_days(schedule: Schedule, week: Conventions, language: str) -> None:
    holds(schedule, language, week)


@pytest.mark.parametrize("language", READERS)
@settings(max_examples=tries(30, whole=300), deadline=None)
@given(
    weekdays=st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    interval=st.integers(2, 5),
    first_day=st.sampled_from(WEEKDAYS[1:]),
)
def test_which_week_is_meant_wherever_a_week_begins(
    weekdays: set[str], interval: int, first_day: str, language: str
) -> None:
    rule = {"freq": "weekly", "interval": interval, "weekdays": sorted(weekdays)}
    holds(Schedule.model_validate(rule), language, Conventions(first_day=first_day))


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["en"])
def test_a_case_of_the_words(case: dict[str, Any], language: str) -> None:
    schedule = Schedule(**case["rule"])
    week = Conventions(first_day=case.get("first_day", "MO"))
    assert schedule_words(schedule, None, language, week) == case[language]
    holds(schedule, language, week)


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["en"])
def test_traditional_characters_say_the_same(case: dict[str, Any]) -> None:
    week = Conventions(first_day=case.get("first_day", "MO"))
    said = schedule_words(Schedule(**case["rule"]), None, "zh-Hant", week)
    assert said == case["zh"].translate(TRADITIONAL)


@pytest.mark.parametrize(
    "case", [one for one in GOLDEN if "fr" in one], ids=lambda case: case["fr"]
)
def test_a_case_in_a_language_that_writes_words_together(case: dict[str, Any]) -> None:
    assert schedule_words(Schedule(**case["rule"]), None, "fr") == case["fr"]
