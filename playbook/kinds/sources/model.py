"""The points of the article that this handbook springs from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import Model, Text
from playbook.model.kind import Kind

SOURCE_ID = r"^s[1-4](\.[a-z0-9]+)+$"


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


KIND = Kind("sources", Inventory, lists={"sources": "points"})
