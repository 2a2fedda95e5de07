"""The kinds of data, each named once: its folder or file, its model, its one-word name."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.model.base import Model
from playbook.model.calendar import Campaign, Phases
from playbook.model.checklist import Checklist
from playbook.model.compliance import Card
from playbook.model.evidence import EvidenceFile
from playbook.model.glossary import Topic
from playbook.model.holidays import Holidays
from playbook.model.inventory import Inventory
from playbook.model.metric import Metric
from playbook.model.onboarding import Onboarding
from playbook.model.plan import Plan
from playbook.model.practice import Practice
from playbook.model.quiz import Quiz
from playbook.model.role import Role
from playbook.model.team import Team


@dataclass(frozen=True)
class Kind:
    """Records of one kind live in the folder `name`, one a file; `singular` is their macro."""

    name: str
    singular: str
    model: type[Model]


KINDS = {
    kind.name: kind
    for kind in (
        Kind("practices", "practice", Practice),
        Kind("roles", "role", Role),
        Kind("checklists", "checklist", Checklist),
        Kind("onboarding", "onboarding", Onboarding),
        Kind("metrics", "metric", Metric),
        Kind("calendar", "campaign", Campaign),
        Kind("compliance", "card", Card),
        Kind("quizzes", "quiz", Quiz),
        Kind("glossary", "topic", Topic),
    )
}

FILES: dict[str, type[Model]] = {
    "team": Team,
    "plan": Plan,
    "phases": Phases,
    "holidays": Holidays,
    "evidence": EvidenceFile,
    "sources": Inventory,
}
"""Data that is one file rather than a folder of records."""

REQUIRED = ("team",)
"""Files without which no page can be printed."""
