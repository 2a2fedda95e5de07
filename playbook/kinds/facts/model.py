"""Facts: numbers that are said in several places, each with one value and someone who decides."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from playbook.kinds.role import RoleRef
from playbook.kinds.team.model import CurrencyCode
from playbook.kinds.team.numbers import CURRENCY
from playbook.model.base import Id, Keywords, Model, Text
from playbook.model.kind import Kind
from playbook.text.markup import Basis

Number = int | float
NUMBER: Literal["number"] = "number"
"""The unit of a bare number: the text says of what."""


PERCENT = "percent"


class Fact(Model):
    """One number, or a range from `low` to `high`; texts say it by its id, as `$price-notice$`."""

    id: Id
    title: Text
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Literal[
        "number", "percent", "minute", "hour", "day", "working-day", "week", "month", "year"
    ] = NUMBER
    currency: CurrencyCode | None = Field(
        default=None,
        description="of an amount of money, which then has no unit; it is named in full where the "
        "team pays in another",
    )
    subject: Keywords = Field(
        default=Keywords(),
        description="what a sentence with this figure speaks of; … between words that may stand "
        "apart, $ for the figure where it must stand there. Such a figure written by hand is "
        "doubted",
    )
    decides: RoleRef = Field(description="the role or partner that may change the value")
    basis: Basis | None = Field(
        default=None, description="what the value rests on, if it is no choice of the team's own"
    )
    note: Text | None = Field(default=None, description="why this value, and when to change it")

    @model_validator(mode="after")
    def _one_value_or_a_range(self) -> Fact:
        given = [name for name in ("value", "low", "high") if getattr(self, name) is not None]
        if given not in (["value"], ["low", "high"]):
            raise PydanticCustomError("value-or-range", "either value, or low and high")
        if self.currency and self.unit != NUMBER:
            raise PydanticCustomError("unit-or-currency", "either a unit or a currency")
        if self.id == CURRENCY:
            raise PydanticCustomError("fact-called-currency", "named like the team's currency")
        return self


class Facts(Model):
    """Every number that has a name."""

    facts: Annotated[list[Fact], Field(min_length=1)]


KIND = Kind("facts", Facts, lists={"facts": "facts"})
