"""Self-checks: a few questions on a practice or a role, each with the answer explained."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import Id, Model, Page, Positive, Record, Text
from playbook.model.kind import Kind


class Choice(Model):
    """One answer to choose."""

    id: Id
    text: Text


class Question(Model):
    """A question with one right answer."""

    id: Id
    ask: Text
    choices: Annotated[list[Choice], Field(min_length=3, max_length=4)]
    right: Id = Field(description="the id of the right choice")
    explanation: Text = Field(description="why, with a link to the page that says it")


class Quiz(Record):
    """A short self-check on the page `about`."""

    order: Positive
    about: Page
    questions: Annotated[list[Question], Field(min_length=5, max_length=8)]


KIND = Kind("quizzes", Quiz, order=8, found_in="learn", overview="quiz_cards")
