"""The glossary: terms of the trade, by topic."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import EvidenceRef, Id, Keywords, Model, Page, Positive, Record, Text
from playbook.model.kind import Kind


class Term(Model):
    """A term of the trade: what it is called, what it means, where people trip."""

    id: Id
    term: Text
    other: list[Text] = Field(default=[], description="abbreviations and other names")
    forbidden: Keywords = Field(
        default=Keywords(), description="words that no text may use for it; each is doubted"
    )
    meaning: Text
    trap: Text | None = None
    page: Page | None = Field(default=None, description="the page that says more, as kind/id")
    evidence: list[EvidenceRef] = []


class Topic(Record):
    """The terms of one side of the trade, in the order in which they explain each other."""

    order: Positive
    terms: Annotated[list[Term], Field(min_length=1)]


KIND = Kind("glossary", Topic, order=9, found_in="look-up", overview="glossary")
