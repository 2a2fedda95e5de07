"""Public holidays and make-up working days, as the authorities announce them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import Id, Model, Readable, Text
from playbook.model.kind import Kind
from playbook.model.timing import Date


class Holiday(Model):
    """Days off in a row, weekends among them included."""

    id: Id
    title: Text
    start: Date
    end: Date


class HolidayYear(Model):
    """The holidays of one year."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    expected: bool = Field(
        default=False, description="true until the official notice is out: days may still move"
    )
    source: Annotated[str, Field(pattern=r"^https://\S+$"), Readable]
    checked: Date
    holidays: Annotated[list[Holiday], Field(min_length=1)]
    working: list[Date] = Field(default=[], description="weekend days worked to make up")


class Holidays(Model):
    """The holidays of one country; used if it is the team's."""

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    years: Annotated[list[HolidayYear], Field(min_length=1)]


KIND = Kind("holidays", Holidays, exported=True)
