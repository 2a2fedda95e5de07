"""When something is due: rules that several kinds use."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from playbook.model.base import Model, Positive, To

Date = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
CampaignStageRef = Annotated[str, To(("campaign_stages",))]
Time = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Weekday = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


class Period(Model):
    """From the first to the last day of a plan."""

    start: Date
    end: Date


class Rule(Model):
    """A date that can be computed: a fixed day, or the nth weekday of a month (-1: the last)."""

    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    weekday: Weekday | None = None
    nth: Annotated[int, Field(ge=-1, le=5)] | None = None
    plus: int = Field(default=0, description="days after that day")


class Schedule(Model):
    """When a duty comes round, in the words of RFC 5545's recurrence rules."""

    freq: Literal["daily", "weekly", "monthly", "yearly"]
    interval: Positive = 1
    weekdays: list[Weekday] = []
    monthdays: list[Annotated[int, Field(ge=-31, le=31)]] = Field(
        default=[], description="-1 is the last day of the month"
    )
    months: list[Annotated[int, Field(ge=1, le=12)]] = []
    times: list[Time] = []

    @model_validator(mode="after")
    def _is_allowed_in_calendars(self) -> Schedule:
        if self.freq == "weekly" and self.monthdays:  # forbidden by RFC 5545, 3.3.10
            raise PydanticCustomError("weekly-monthdays", "weekly with days of the month")
        return self


class CampaignDays(Model):
    """Days counted from day T: -30 is T-30, 7 is T+7.

    T is each of `stages` that a campaign has, or if it has none of them, the campaign's own day.
    """

    start: int
    end: int
    stages: list[CampaignStageRef] = Field(
        default=[], description="what day T is; the last of them has the ticks of the campaign"
    )
