"""Checklists: what is done, when, by whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from playbook.model.base import (
    Id,
    MetricRef,
    Model,
    Positive,
    PracticeRef,
    Record,
    RoleRef,
    SourceRef,
    Text,
)
from playbook.model.timing import CampaignDays, Schedule


class Check(Model):
    """One item to tick."""

    id: Id
    text: Text
    why: Text = Field(description="one line: why it matters, or how to do it")
    role: RoleRef | None = Field(default=None, description="who does it, if not the list's owner")
    critical: bool = Field(default=False, description="the list is not complete without it")
    aliases: list[Id] = Field(default=[], description="former ids, so that ticks survive")
    sources: list[SourceRef] = []


class Section(Model):
    """A group of items under one heading."""

    id: Id
    title: Text
    checks: Annotated[list[Check], Field(min_length=1)]


class Output(Model):
    """What the list leaves behind, and who gets it."""

    text: Text
    to: list[RoleRef] = []


class Escalation(Model):
    """When to call for help, and whom."""

    when: Text
    to: RoleRef


class Checklist(Record):
    """A list of checks with an owner, a time box and a period."""

    group: Literal[
        "daily", "weekly", "monthly", "quarterly", "people", "product", "campaign", "incident",
        "other",
    ]  # fmt: skip
    order: Positive
    practice: PracticeRef
    trigger: Text | None = Field(default=None, description="the event that starts the list")
    schedule: Schedule | None = None
    campaign: CampaignDays | None = None
    owner: RoleRef
    minutes: Positive | None = Field(
        default=None, description="time box; absent: as long as it lasts"
    )
    sections: Annotated[list[Section], Field(min_length=1)]
    output: Output
    escalation: Escalation
    metrics: list[MetricRef] = []

    @model_validator(mode="after")
    def _has_one_occasion(self) -> Checklist:
        occasions = [self.schedule, self.campaign, self.trigger]
        if all(occasion is None for occasion in occasions):
            raise PydanticCustomError("no-occasion", "no schedule, campaign or trigger")
        if self.schedule and self.campaign:
            raise PydanticCustomError("two-occasions", "schedule and campaign")
        seen: set[str] = set()
        for check in self.checks:
            if check.id in seen:
                raise PydanticCustomError("repeated-id", "{id} twice", {"id": check.id})
            seen.add(check.id)
        return self

    @property
    def checks(self) -> list[Check]:
        """Every item of the list, in order."""
        return [check for section in self.sections for check in section.checks]

    @property
    def period(self) -> str:
        """What a tick belongs to: day, week, month, quarter, year, campaign or run."""
        if self.campaign:
            return "campaign"
        if self.schedule is None:
            return "run"
        if self.schedule.freq == "weekly" and len(self.schedule.weekdays) > 3:
            return "day"
        if self.schedule.freq == "yearly":
            return "quarter" if len(self.schedule.months) > 1 else "year"
        return {"daily": "day", "weekly": "week", "monthly": "month"}[self.schedule.freq]
