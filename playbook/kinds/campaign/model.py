"""Campaigns and holidays to sell at."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from playbook.kinds.phases import PhasesRef
from playbook.kinds.vocabulary import MarketRef
from playbook.model.base import Model, Record, Text
from playbook.model.kind import Kind
from playbook.model.timing import CampaignStageRef, Date, Rule


class CampaignStage(Model):
    """A day within a campaign, such as the one on which a platform opens its presale."""

    stage: CampaignStageRef
    title: Text = Field(description="what happens, and on which platforms")
    usual: int = Field(description="days from the campaign's day, as in the last year known")
    announced: list[Date] = Field(
        default=[], description="days that platforms announced, in place of the usual ones"
    )
    notice: Text | None = Field(
        default=None, description="when its day is usually announced; none: it never moves"
    )


class Campaign(Record):
    """A sales event or holiday: its rule, or its announced or astronomical dates."""

    market: MarketRef
    tier: Annotated[int, Field(ge=1, le=3, description="1: war room, 2: medium, 3: light")]
    rule: Rule | None = None
    dates: list[Date] = Field(default=[], description="one a year, where no rule computes them")
    announced: bool = Field(
        default=False, description="platforms announce it: an anchor, not a promise"
    )
    stages: list[CampaignStage] = Field(default=[], description="its days, in order")
    window: Text = Field(description="which days around it matter")
    phases: PhasesRef
    advice: Annotated[list[Text], Field(min_length=2)]

    @model_validator(mode="after")
    def _has_dates(self) -> Campaign:
        if (self.rule is None) == (not self.dates):
            raise PydanticCustomError("rule-or-dates", "either a rule or dates")
        return self


KIND = Kind(
    "calendar",
    Campaign,
    order=6,
    found_in="do",
    grouped_by="market",
    overview="calendar_table",
    exported=True,
)
