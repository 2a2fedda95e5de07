"""The team itself: what a team changes first when it makes the handbook its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import Id, Line, Model, Positive, Text

Date = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Percent = Annotated[int | float, Field(ge=-100, le=1000)]


class Period(Model):
    """From the first to the last day of a plan."""

    start: Date
    end: Date


class Channel(Model):
    """A platform the team sells on, and its share of the sales target in percent."""

    name: Text
    share: Annotated[int, Field(ge=0, le=100)]


class Partner(Model):
    """A department outside the team that records may name as owner or receiver."""

    id: Id
    title: Text


class Team(Model):
    """Name, languages, colour, period and targets of the team."""

    id: Id = Field(description="names the saved ticks, so that two handbooks never mix theirs")
    name: Text
    tagline: Text
    languages: Annotated[list[Literal["zh", "en"]], Field(min_length=1)]
    accent: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    timezone: Line
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    period: Period
    base_sales: Positive = Field(description="net sales of the comparable period before")
    growth: Percent = Field(description="the growth target X, in percent")
    platforms: Annotated[list[Channel], Field(min_length=1)]
    partners: list[Partner] = []
