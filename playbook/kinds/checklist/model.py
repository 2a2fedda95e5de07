"""Checklists: what is done, when, by whom."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from playbook.kinds.metric import MetricRef
from playbook.kinds.practice import PracticeRef
from playbook.kinds.role import RoleRef
from playbook.kinds.vocabulary import ChecklistGroupRef
from playbook.model.base import Id, Model, Positive, Record, SourceRef, Text
from playbook.model.kind import Kind
from playbook.model.rounds import NIGHT_ENDS, Rounds, Window, times_of
from playbook.model.timing import CampaignDays, Schedule


def several(times: list[str]) -> list[str]:
    """The `times`, if there is more than one: a single round needs no boxes of its own."""
    return times if len(times) > 1 else []


def box_id(item: str, time: str) -> str:
    """What the tick of `item` in the round at `time` is kept under; no item can be called so."""
    return f"{item}--{time.replace(':', '')}" if time else item


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
    rounds: Rounds | None = Field(default=None, description="of this group, if not the list's")
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

    group: ChecklistGroupRef
    order: Positive
    practice: PracticeRef
    trigger: Text | None = Field(default=None, description="the event that starts the list")
    schedule: Schedule | None = None
    campaign: CampaignDays | None = None
    rounds: Rounds | None = Field(
        default=None, description="the times at which every item is done anew"
    )
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

    def rounds_of(self, section: Section) -> Window | list[str] | None:
        """The rounds of a group: its own or the list's."""
        return section.rounds or self.rounds

    def times(self, section: Section) -> list[str]:
        """When the rounds of a group are; none if it has none."""
        return times_of(self.rounds_of(section))

    @property
    def round_times(self) -> list[str]:
        """When any of its rounds is, in their order."""
        found = {time for section in self.sections for time in self.times(section)}
        return sorted(found, key=self.hour)

    @property
    def is_overnight(self) -> bool:
        """Whether rounds of it pass midnight: what is before the morning is then of its day."""
        return any(
            isinstance(rounds, Window) and rounds.is_overnight
            for rounds in map(self.rounds_of, self.sections)
        )

    def hour(self, time: str) -> str:
        """The time of a round, in hours of the list's day: 25:00 is an hour after midnight."""
        hour, minute = time.split(":")
        return f"{int(hour) + 24}:{minute}" if self.is_overnight and time < NIGHT_ENDS else time

    @property
    def boxes(self) -> dict[str, list[str]]:
        """What can be ticked, by its id, with its former ids: each item, in each of its rounds."""
        return {
            box_id(check.id, time): [box_id(former, time) for former in check.aliases]
            for section in self.sections
            for check in section.checks
            for time in several(self.times(section)) or [""]
        }

    @property
    def due(self) -> Schedule | None:
        """Its schedule, at the times of its rounds if it names no others."""
        if self.schedule is None or self.schedule.times or not self.round_times:
            return self.schedule
        times = self.rounds if isinstance(self.rounds, list) else self.round_times[:1]
        return self.schedule.model_copy(update={"times": times})

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


KIND = Kind(
    "checklists",
    Checklist,
    order=3,
    found_in="do",
    overview="checklists_table",
    whole=("raci_table",),
    to_read=True,
    exported=True,
)
