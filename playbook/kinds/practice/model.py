"""Management practices and team-building topics."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.kinds.checklist import ChecklistRef
from playbook.kinds.metric import MetricRef
from playbook.kinds.practice import PracticeRef
from playbook.kinds.role import RoleRef
from playbook.kinds.vocabulary import PracticeGroupRef
from playbook.model.base import Id, Model, Positive, Record, SourceRef, Text
from playbook.model.kind import Kind


class Step(Model):
    """One step: who does what, with which tool or report, and how one sees that it is done."""

    id: Id
    title: Text
    text: Text
    who: RoleRef
    done: Text = Field(description="how one sees that it is done")
    sources: list[SourceRef] = []


class Pitfall(Model):
    """A common way to get it wrong, and what to do instead."""

    text: Text
    instead: Text


class Sign(Model):
    """One thing that shows a level, which anybody can check and readers tick."""

    id: Id
    text: Text
    step: Id | None = Field(default=None, description="the step of this practice that leads to it")
    checklist: ChecklistRef | None = Field(default=None, description="the list that leads to it")
    aliases: list[Id] = []


class Level(Model):
    """One maturity level, shown by evidence anybody can check."""

    evidence: Annotated[list[Sign], Field(min_length=1)]


class Example(Model):
    """A short story of a realistic team."""

    title: Text
    story: Annotated[list[Text], Field(min_length=1)]
    result: Text


class Practice(Record):
    """How a team does one thing well."""

    group: PracticeGroupRef
    order: Positive
    why: Annotated[list[Text], Field(min_length=1)]
    good: Annotated[list[Text], Field(min_length=2, description="what good looks like, observable")]
    steps: Annotated[list[Step], Field(min_length=5, max_length=8)]
    pitfalls: Annotated[list[Pitfall], Field(min_length=2)]
    owner: RoleRef
    metrics: Annotated[list[MetricRef], Field(min_length=1)]
    checklists: list[ChecklistRef] = []
    maturity: Annotated[list[Level], Field(min_length=5, max_length=5)]
    example: Example
    needs: list[PracticeRef] = Field(default=[], description="practices to read first")
    related: list[PracticeRef] = []


KIND = Kind(
    "practices",
    Practice,
    order=1,
    found_in="learn",
    overview="practice_cards",
    whole=("maturity",),
    to_read=True,
    exported=True,
)
