"""Roles: what each person answers for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from playbook.kinds.card import CardRef
from playbook.kinds.metric import MetricRef
from playbook.kinds.practice import PracticeRef
from playbook.kinds.role import RoleRef, TeamRoleRef
from playbook.model.base import Id, Model, Positive, Record, SourceRef, Text
from playbook.model.kind import Kind


class Duty(Model):
    """One responsibility, and the practice it serves."""

    id: Id
    title: Text
    text: Text
    practice: PracticeRef | None = None
    sources: list[SourceRef] = []


class Measure(Model):
    """One line of a role's scorecard; `weight` in percent."""

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


class Account(Model):
    """An account of a first day, and what may be done with it."""

    name: Text
    rights: Text


class Contact(Model):
    """Whom to ask, and about what."""

    about: Text
    ask: RoleRef


class RedLine(Model):
    """What costs the job, or breaks the law that a card explains."""

    text: Text
    card: CardRef | None = None


class DayOne(Model):
    """What a new holder of the role has at hand on the first day: one sheet of A4."""

    accounts: Annotated[list[Account], Field(min_length=2, max_length=6)]
    limits: Annotated[list[Text], Field(min_length=2, max_length=5)] = Field(
        description="what may be decided alone, and what needs whose word"
    )
    contacts: Annotated[list[Contact], Field(min_length=3, max_length=8)]
    hours: Text = Field(description="shifts, breaks and overtime")
    red_lines: Annotated[list[RedLine], Field(min_length=5, max_length=5)]
    terms: Annotated[list[str], Field(max_length=20)] = Field(
        [], description="words to know, by their ids in the glossary"
    )


class Role(Record):
    """One role of the team."""

    order: Positive
    other_names: list[Text] = []
    mission: Text
    reports_to: TeamRoleRef | None = None
    as_needed: bool = Field(default=False, description="staffed only when the team needs it")
    day_one: DayOne | None = None
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


KIND = Kind(
    "roles",
    Role,
    order=2,
    found_in="learn",
    overview="roles_table",
    whole=("org_chart",),
    exported=True,
)
