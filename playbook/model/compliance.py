"""Compliance cards: a rule of law in plain words. Never legal advice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import ChecklistRef, EvidenceRef, Model, Positive, Record, RoleRef, Text
from playbook.model.team import Date


class LegalRule(Model):
    """One rule: what it asks, and where it is written."""

    text: Text
    law: Text
    evidence: Annotated[list[EvidenceRef], Field(min_length=1)]


class Card(Record):
    """What one area of law asks of the team."""

    order: Positive
    region: Literal["cn", "us", "eu", "global"]
    checked: Date
    owner: RoleRef
    rules: Annotated[list[LegalRule], Field(min_length=1)]
    do: Annotated[list[Text], Field(min_length=2)]
    avoid: Annotated[list[Text], Field(min_length=2)]
    doubt: Text = Field(description="what is unclear, and whom to ask")
    checklists: list[ChecklistRef] = []
