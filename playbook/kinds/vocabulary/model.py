"""Words that belong to the content: how records are grouped, and what the parts are called."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from playbook.model.base import CountryCode, Id, Keywords, Model, Text
from playbook.model.kind import Kind


class Word(Model):
    """A word that records name by its id; pages show its title, in the order of the list."""

    id: Id
    title: Text


class Group(Word):
    """A group of records, as menus and overviews show it."""

    numbered: bool = Field(default=False, description="its records are known by their number")
    urgent: bool = Field(
        default=False, description="its lists are for emergencies: search offers them first"
    )


class Countries(Word):
    """Countries in which the same campaigns are held, or the same law holds."""

    countries: list[CountryCode] = Field(
        default=[],
        description="that it takes in: a handbook begun there is for it. None: every country",
    )


class Stage(Word):
    """A stretch of an onboarding path, up to and with the day `last`."""

    anchor: Literal["first-day", "last-day"] = "first-day"
    last: int


class Vocabulary(Model):
    """Groups, markets, regions and stages, each in the order in which pages show them; and what
    search knows to be out of scope."""

    practice_groups: list[Group] = []
    checklist_groups: list[Group] = []
    metric_groups: list[Group] = []
    markets: list[Countries] = Field(default=[], description="where campaigns are held")
    campaign_stages: list[Word] = Field(
        default=[], description="of campaigns; phases and lists count from those they name"
    )
    regions: list[Countries] = Field(default=[], description="whose law compliance cards are about")
    stages: list[Stage] = Field(default=[], description="of onboarding paths, by their days")
    out_of_scope: Keywords = Field(
        default=Keywords(),
        description="what colleagues look for that the handbook leaves to others: search rather "
        "says of it that there is nothing",
    )


LISTS = {name: name for name in Vocabulary.model_fields if name != "out_of_scope"}
KIND = Kind("vocabulary", Vocabulary, lists=LISTS, exported=True)
