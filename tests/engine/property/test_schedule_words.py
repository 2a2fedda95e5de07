"""Words against days: what a sentence says, read back, is what the calendar does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.model.timing import Schedule, Weekday
from playbook.schedule.recurrence import occurrences
from playbook.schedule.schedule_words import schedule_words
from tests.support.chance import tries
from tests.support.handbooks import CASES
from tests.support.schedule_sentences import Reading, chinese, english

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
READERS = {"zh": chinese, "en": english}
TRADITIONAL = str.maketrans("周个从当仅数后", "週個從當僅數後")
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


def _some(items: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.one_of(st.just([]), st.lists(items, min_size=1, max_size=most))


def holds(schedule: Schedule, language: str) -> None:
    """The sentence, read back, names the days and the times of the rule."""
    sentence = schedule_words(schedule, None, language)
    reading: Reading = READERS[language](sentence)
    assert [day for day in DAYS if reading.due(day)] == occurrences(schedule, FIRST, LAST), sentence
    assert reading.times == sorted(set(schedule.times)), sentence


@pytest.mark.parametrize("language", READERS)
@settings(max_examples=tries(100, whole=300), deadline=None)
@given(schedule=schedules())
def test_the_words_say_the_days(schedule: Schedule, language: str) -> None:
    holds(schedule, language)


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["en"])
def test_a_case_of_the_words(case: dict[str, Any], language: str) -> None:
    schedule = Schedule(**case["rule"])
    assert schedule_words(schedule, None, language) == case[language]
    holds(schedule, language)


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["en"])
def test_traditional_characters_say_the_same(case: dict[str, Any]) -> None:
    said = schedule_words(Schedule(**case["rule"]), None, "zh-Hant")
    assert said == case["zh"].translate(TRADITIONAL)


@pytest.mark.parametrize(
    "case", [one for one in GOLDEN if "fr" in one], ids=lambda case: case["fr"]
)
def test_a_case_in_a_language_that_writes_words_together(case: dict[str, Any]) -> None:
    assert schedule_words(Schedule(**case["rule"]), None, "fr") == case["fr"]
