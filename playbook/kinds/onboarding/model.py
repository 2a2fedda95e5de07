"""Onboarding paths: who does what by which day."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.kinds.role import TeamRoleRef
from playbook.model.base import Id, Model, Page, Positive, Record, SourceRef, Text
from playbook.model.kind import Kind


class PathStep(Model):
    """One step of a path, due on `day` (1 is the first day, negative is before it)."""

    id: Id
    day: Annotated[int, Field(ge=-60, le=120)]
    working_days: bool = Field(default=False, description="count working days, not calendar days")
    who: Literal["hire", "buddy", "manager", "hr"]
    text: Text
    done: Text = Field(description="how one sees that it is done")
    page: Page | None = Field(default=None, description="the page that helps, as kind/id")
    after: list[Id] = Field(default=[], description="steps that come first")
    aliases: list[Id] = []
    sources: list[SourceRef] = []


class Gate(Model):
    """A check-in: what must be shown by then, and what to talk about."""

    day: Literal[1, 7, 30, 60, 90]
    evidence: Annotated[list[Text], Field(min_length=1)]
    talk: Annotated[list[Text], Field(min_length=1)]


class Onboarding(Record):
    """A path. Without `role` it is the common path that every new colleague walks."""

    order: Positive
    role: TeamRoleRef | None = None
    anchor: Literal["first-day", "last-day"] = Field(
        default="first-day", description="last-day: an offboarding path, counted from the last day"
    )
    steps: Annotated[list[PathStep], Field(min_length=5)]
    gates: list[Gate] = []


KIND = Kind(
    "onboarding",
    Onboarding,
    order=4,
    found_in="do",
    overview="onboarding_cards",
    whole=("my_path",),
    exported=True,
)
