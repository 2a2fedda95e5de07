"""Forms: what a team fills in, with a whole example whose arithmetic is reckoned."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.kinds.role import RoleRef
from playbook.kinds.role.model import Mistake
from playbook.model.base import Line, Model, Name, Positive, Record, Text
from playbook.model.kind import Kind

Number = int | float


class Valued(Model):
    """A number, shown with so many decimals; the name says of what, unless it is a percentage."""

    id: Name
    name: Text
    unit: Literal["number", "percent"] = "number"
    decimals: Annotated[int, Field(ge=0, le=4)] = 0


class Blank(Valued):
    """One line at the head of the form, with what the example has there: words or a number."""

    hint: Text | None = None
    text: Text | None = None
    number: Number | None = None


class Column(Valued):
    """A column: of words, of numbers, or of numbers that its formula reckons from the others."""

    words: bool = Field(default=False, description="true for a column of words")
    formula: Line | None = Field(
        default=None, description="over columns to its left and numbers of the head"
    )
    hint: Text | None = None


class Row(Model):
    """A line of the example: words and numbers, in the order of the columns that hold them."""

    words: list[Text] = []
    numbers: list[Number] = []


class Total(Valued):
    """What a table comes to: in its formula a column's id is the sum of that column."""

    formula: Line
    stated: Number = Field(description="what the example comes to; check holds it to the formula")


class Table(Model):
    """A table of the form, filled in."""

    id: Name
    title: Text
    columns: Annotated[list[Column], Field(min_length=2)]
    rows: Annotated[list[Row], Field(min_length=1)]
    totals: list[Total] = []


class Form(Record):
    """A form: when it is filled in, by whom, how, and a whole example."""

    order: Positive
    owner: RoleRef
    signs: list[RoleRef] = Field(default=[], description="who must sign")
    when: Text
    minutes: Positive
    how: Annotated[list[Text], Field(min_length=3)]
    blanks: Annotated[list[Blank], Field(min_length=1)]
    tables: list[Table] = []
    example: Text = Field(description="the case that the example is about, and what it shows")
    mistakes: Annotated[list[Mistake], Field(min_length=2)]


KIND = Kind("forms", Form, order=4, found_in="do", overview="form_cards", exported=True)
