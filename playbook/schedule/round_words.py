"""Rounds in words."""

from __future__ import annotations

from playbook.locale.countries import USUAL, Conventions, said
from playbook.locale.dates import clock, counted, listed
from playbook.locale.languages import LANGUAGES
from playbook.model.rounds import Window
from playbook.text.han import spaced

HOUR = 60


def round_words(
    rounds: Window | list[str] | None, language: str, conventions: Conventions = USUAL
) -> str:
    """When rounds are, such as "every hour from 20:00 to 02:00 the next day"."""
    if not isinstance(rounds, Window):
        return listed(
            [clock(time, language, conventions.country) for time in rounds or []], language
        )
    words = said("schedule", language, conventions.country)
    first, last = (
        clock(time, language, conventions.country) for time in (rounds.times[0], rounds.times[-1])
    )
    if rounds.times[-1] < rounds.first:
        last = words["next-day"].format(time=last)
    unit, count = (
        ("hours", rounds.every // HOUR) if rounds.every % HOUR == 0 else ("minutes", rounds.every)
    )
    every = counted(words["rounds-every"][unit], count, language)
    sentence = str(words["rounds"].format(every=every, first=first, last=last))
    return spaced(sentence) if LANGUAGES[language].script == "Han" else sentence
