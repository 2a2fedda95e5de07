"""The team itself: what a team changes first when it makes the handbook its own."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from playbook.kinds.vocabulary import MarketRef, RegionRef
from playbook.locale import tables
from playbook.locale.cldr import locale_of
from playbook.locale.languages import LANGUAGES
from playbook.locale.numbers import currencies
from playbook.model.base import CountryCode, Id, Line, Model, Positive, Text
from playbook.model.kind import Kind
from playbook.model.timing import Period, Weekday
from playbook.text.scripts import SCRIPTS


def _known(code: str) -> str:
    if code not in LANGUAGES:
        raise PydanticCustomError("literal_error", "unknown", {"expected": ", ".join(LANGUAGES)})
    return code


def _script(name: str) -> str:
    if name not in SCRIPTS:
        raise PydanticCustomError("literal_error", "unknown", {"expected": ", ".join(SCRIPTS)})
    return name


TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
"""What browsers read as a tag: of any other they say nothing in the language at all."""


def _tag(tag: str) -> str:
    try:
        if not TAG.fullmatch(tag):
            raise ValueError(tag)
        locale_of(tag)
    except ValueError as error:
        raise PydanticCustomError("bad-tag", "no tag of a language that CLDR knows") from error
    return tag


def _currency(code: str) -> str:
    if code not in currencies():
        raise PydanticCustomError("bad-currency", "no currency of ISO 4217")
    return code


CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$"), AfterValidator(_currency)]


Percent = Annotated[int | float, Field(ge=-100, le=1000)]


class Spoken(Model):
    """A language that the handbook is printed in, and what the team says otherwise of it."""

    code: Annotated[str, AfterValidator(_known)]
    tag: Annotated[str, AfterValidator(_tag)] | None = Field(
        default=None, description="what its pages are marked with: a tag of BCP 47"
    )
    direction: Literal["ltr", "rtl"] | None = None
    script: Annotated[str, AfterValidator(_script)] | None = None
    lag: bool = Field(
        default=False,
        description="true: texts may lack a side in it; that of the first language without lag "
        "stands in, marked",
    )

    @field_validator("tag")
    @classmethod
    def _of_its_language(cls, tag: str | None, info: ValidationInfo) -> str | None:
        code = info.data.get("code", "")
        usual = tables.language(code).get("tag", code) if code else tag
        if tag and locale_of(tag).language != locale_of(usual).language:
            raise PydanticCustomError("bad-tag", "the tag of another language")
        return tag


def _entry(given: Any) -> Any:
    """A code alone is an entry too."""
    return {"code": given} if isinstance(given, str) else given


Entry = Annotated[Spoken, BeforeValidator(_entry, json_schema_input_type=str | Spoken)]


class Channel(Model):
    """A platform the team sells on, and its share of the sales target in percent."""

    name: Text
    share: Annotated[int | float, Field(ge=0, le=100)]


class Partner(Model):
    """A department outside the team that records may name as owner or receiver."""

    id: Id
    title: Text


class Team(Model):
    """Name, languages, colour, period and targets of the team."""

    id: Id = Field(description="begins the names of saved ticks, with the path of the site")
    name: Text
    tagline: Text
    languages: Annotated[list[Entry], Field(min_length=1)]
    accent: Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
    country: CountryCode
    weekend: Annotated[list[Weekday], Field(max_length=6)] | None = Field(
        default=None, description="the days of rest of a week, if not those usual in the country"
    )
    first_day: Weekday | None = Field(
        default=None, description="with which a week begins, if not as usual in the country"
    )
    paper: Literal["A4", "Letter"] | None = Field(
        default=None, description="to print on, if not what is usual in the country"
    )
    timezone: Line
    currency: CurrencyCode
    period: Period
    base_sales: Positive = Field(description="net sales of the comparable period before")
    growth: Percent = Field(description="the growth target X, in percent")
    platforms: Annotated[list[Channel], Field(min_length=1)]
    partners: list[Partner] = []
    markets: list[MarketRef] = Field(
        default=[],
        description="where it sells; if empty, everywhere. Campaigns of other markets are pages to "
        "look up, no more",
    )
    health: Literal["published"] | None = Field(
        default=None, description="published: readers see the handbook's state too"
    )
    regions: list[RegionRef] = Field(
        default=[], description="whose law it heeds: no other region's cards are printed"
    )


KIND = Kind("team", Team, lists={"partners": "partners"}, required=True, exported=True)
