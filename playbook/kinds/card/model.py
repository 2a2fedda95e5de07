"""Compliance cards: a rule of law in plain words. Never legal advice."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.kinds.checklist import ChecklistRef
from playbook.kinds.role import RoleRef
from playbook.kinds.vocabulary import RegionRef
from playbook.model.base import EvidenceRef, Model, Positive, Record, Text
from playbook.model.kind import Kind
from playbook.model.timing import Date


class LegalRule(Model):
    """One rule: what it asks, and where it is written."""

    text: Text
    law: Text
    evidence: Annotated[list[EvidenceRef], Field(min_length=1)]


class Card(Record):
    """What one area of law asks of the team."""

    order: Positive
    region: RegionRef
    checked: Date
    owner: RoleRef
    rules: Annotated[list[LegalRule], Field(min_length=1)]
    do: Annotated[list[Text], Field(min_length=2)]
    avoid: Annotated[list[Text], Field(min_length=2)]
    doubt: Text = Field(description="what is unclear, and whom to ask")
    checklists: list[ChecklistRef] = []


KIND = Kind(
    "compliance",
    Card,
    order=7,
    found_in="look-up",
    grouped_by="region",
    overview="compliance_cards",
)
