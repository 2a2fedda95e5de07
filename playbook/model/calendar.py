"""Campaigns, holidays, and the phases that lead up to them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from playbook.model.base import ChecklistRef, Id, Model, PhasesRef, Record, Text
from playbook.model.team import Date
from playbook.model.timing import Rule


class Campaign(Record):
    """A sales event or holiday: its rule, or its announced or astronomical dates."""

    market: Literal["cn", "us", "eu", "sea", "mena", "in", "global"]
    tier: Annotated[int, Field(ge=1, le=3, description="1: war room, 2: medium, 3: light")]
    rule: Rule | None = None
    dates: list[Date] = Field(default=[], description="one a year, where no rule computes them")
    announced: bool = Field(
        default=False, description="platforms announce it: an anchor, not a promise"
    )
    window: Text = Field(description="which days around it matter")
    phases: PhasesRef
    advice: Annotated[list[Text], Field(min_length=2)]

    @model_validator(mode="after")
    def _has_dates(self) -> Campaign:
        if (self.rule is None) == (not self.dates):
            raise PydanticCustomError("rule-or-dates", "either a rule or dates")
        return self


class Phase(Model):
    """One phase of preparation, in days from the campaign's day."""

    id: Id
    start: int
    end: int
    title: Text
    text: Text
    checklists: list[ChecklistRef] = []


class PhaseSet(Model):
    """The phases of one size of campaign."""

    id: Id
    title: Text
    phases: Annotated[list[Phase], Field(min_length=2)]


class Phases(Model):
    """All sets of phases."""

    sets: Annotated[list[PhaseSet], Field(min_length=1)]
