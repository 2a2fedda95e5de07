"""The phases that lead up to a campaign, by its size."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.kinds.checklist import ChecklistRef
from playbook.model.base import Id, Model, Text
from playbook.model.kind import Kind
from playbook.model.timing import CampaignDays


class Phase(CampaignDays):
    """One phase of preparation, in days from day T."""

    id: Id
    title: Text
    text: Text
    checklists: list[ChecklistRef] = []


class PhaseSet(Model):
    """The phases of one size of campaign."""

    id: Id
    draft: bool = Field(default=False, description="true until a published record may name it")
    title: Text
    phases: Annotated[list[Phase], Field(min_length=2)]


class Phases(Model):
    """All sets of phases."""

    sets: Annotated[list[PhaseSet], Field(min_length=1)]


KIND = Kind("phases", Phases, lists={"phases": "sets"}, exported=True)
