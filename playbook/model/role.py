"""Roles: what each person answers for."""

from __future__ import annotations

from typing import Annotated

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
    TeamRoleRef,
    Text,
)


class Duty(Model):
    """One responsibility, and the practice it serves."""

    id: Id
    title: Text
    text: Text
    practice: PracticeRef | None = None
    sources: list[SourceRef] = []


class Measure(Model):
    """One line of a role's score card; `weight` in percent."""

    metric: MetricRef
    weight: Annotated[int, Field(ge=5, le=100)]
    scoring: Text = Field(description="how points are given")


class Skill(Model):
    """A skill, and how one sees it."""

    name: Text
    sign: Text


class Tool(Model):
    """A tool, and what it is used for."""

    name: Text
    use: Text


class Handoff(Model):
    """Work passed on: to whom, what, by when, to what standard."""

    to: RoleRef
    what: Text
    when: Text
    standard: Text


class Question(Model):
    """An interview question and what a good answer shows."""

    ask: Text
    good: Text


class WorkSample(Model):
    """A task that shows the work itself."""

    task: Text
    minutes: Positive
    scoring: Text


class Hiring(Model):
    """How to choose a person for this role."""

    questions: Annotated[list[Question], Field(min_length=3)]
    work_samples: Annotated[list[WorkSample], Field(min_length=1)]
    sources: list[SourceRef] = []


class Mistake(Model):
    """A common mistake and its cure."""

    text: Text
    instead: Text


class Role(Record):
    """One role of the team."""

    order: Positive
    other_names: list[Text] = []
    mission: Text
    reports_to: TeamRoleRef | None = None
    as_needed: bool = Field(default=False, description="staffed only when the team needs it")
    duties: Annotated[list[Duty], Field(min_length=4)]
    metrics: Annotated[list[Measure], Field(min_length=3, max_length=8)]
    skills: Annotated[list[Skill], Field(min_length=3)]
    tools: Annotated[list[Tool], Field(min_length=2)]
    handoffs: Annotated[list[Handoff], Field(min_length=2)]
    hiring: Hiring
    mistakes: Annotated[list[Mistake], Field(min_length=3)]
    boundary: Text | None = Field(
        default=None, description="where this role ends and another begins"
    )

    @model_validator(mode="after")
    def _weights_sum_to_100(self) -> Role:
        total = sum(measure.weight for measure in self.metrics)
        if total != 100:
            raise PydanticCustomError("weights", "weights sum to {total}", {"total": total})
        return self
