"""Rounds: what is done several times in a day or night, each time with a tick of its own."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Any

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from playbook.model.base import Model
from playbook.model.timing import Time

MOST_ROUNDS = 24
DAY = 24 * 60
NIGHT_ENDS = "06:00"
"""When the next day begins for whoever works at night; period.js says the same."""


class Window(Model):
    """A round every so many minutes; `to` before `from` is after midnight."""

    every: Annotated[int, Field(ge=5, le=720, description="minutes from one round to the next")]
    first: Time = Field(alias="from", description="the first round")
    last: Time = Field(
        alias="to", description="the last round; if before the first, after midnight"
    )

    @classmethod
    def names(cls) -> list[str]:
        """As files call them."""
        return ["every", "from", "to"]

    @model_validator(mode="after")
    def _is_within_a_day(self) -> Window:
        if self.is_overnight and not self.last < NIGHT_ENDS <= self.first:
            raise PydanticCustomError("rounds-past-morning", "over the morning")
        count = len(self.times)
        if count < 2:
            raise PydanticCustomError("rounds-only-one", "one round")
        if count > MOST_ROUNDS:
            raise PydanticCustomError(
                "rounds-too-many", "many rounds", {"count": count, "most": MOST_ROUNDS}
            )
        return self

    @property
    def is_overnight(self) -> bool:
        """Whether it ends after midnight."""
        return self.last < self.first

    @property
    def times(self) -> list[str]:
        """The time of each round, in the order of the day or night."""
        first = _minutes(self.first)
        last = _minutes(self.last) + DAY * self.is_overnight
        moments = (at % DAY for at in range(first, last + 1, self.every))
        return [f"{time(at // 60, at % 60):%H:%M}" for at in moments]


def _minutes(clock: str) -> int:
    hour, minute = map(int, clock.split(":"))
    return hour * 60 + minute


def _in_order(times: list[str]) -> list[str]:
    if times != sorted(set(times)):
        raise PydanticCustomError("rounds-out-of-order", "times not in order")
    return times


def _form(rounds: Any) -> str:
    return WINDOW if isinstance(rounds, dict | Window) else TIMES


WINDOW, TIMES = ROUND_FORMS = ("|window", "|times")
"""What stands in the place of a fault for the form that its rounds have; no field is called so."""
ROUND_FAULTS = (
    "rounds-past-morning", "rounds-only-one", "rounds-too-many", "rounds-out-of-order"
)  # fmt: skip
Times = Annotated[
    list[Time], Field(min_length=1, max_length=MOST_ROUNDS), AfterValidator(_in_order)
]
Rounds = Annotated[
    Annotated[Window, Tag(WINDOW)] | Annotated[Times, Tag(TIMES)], Discriminator(_form)
]
"""The times at which each item is done anew, or from when to when how often."""


def times_of(rounds: Window | list[str] | None) -> list[str]:
    """The time of each round; none without rounds."""
    return rounds.times if isinstance(rounds, Window) else rounds or []
