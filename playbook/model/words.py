"""The glossary's topics, the article's inventory, and outside sources."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import EvidenceRef, Id, Model, Page, Positive, Record, Text

SOURCE_ID = r"^s[1-4](\.[a-z0-9]+)+$"


class Term(Model):
    """A term of the trade: what it is called, what it means, where people trip."""

    id: Id
    term: Text
    other: list[Text] = Field(default=[], description="abbreviations and other names")
    meaning: Text
    trap: Text | None = None
    page: Page | None = Field(default=None, description="the page that says more, as kind/id")
    evidence: list[EvidenceRef] = []


class Topic(Record):
    """The terms of one side of the trade, in the order in which they explain each other."""

    order: Positive
    terms: Annotated[list[Term], Field(min_length=1)]


class Point(Model):
    """One point of the article, as a short gloss of our own."""

    id: Annotated[str, Field(pattern=SOURCE_ID)]
    gloss: Text


class Part(Model):
    """One part of the article."""

    id: Annotated[str, Field(pattern=r"^s[1-4]$")]
    title: Text
    points: Annotated[list[Point], Field(min_length=1)]


class Inventory(Model):
    """Every point of the article this handbook springs from."""

    title: Text
    parts: list[Part]

    @property
    def points(self) -> list[Point]:
        """All points, in the order of the article."""
        return [point for part in self.parts for point in part.points]


class Evidence(Model):
    """An outside source. Grades: A first-party, B named publisher, C blog or page, D unverified."""

    id: Id
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    title: Text
    grade: Literal["A", "B", "C", "D"]
    checked: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class EvidenceFile(Model):
    """All outside sources that records lean on."""

    evidence: Annotated[list[Evidence], Field(min_length=1)]
