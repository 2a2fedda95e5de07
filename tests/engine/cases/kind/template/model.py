"""Texts to copy."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.kinds.role import RoleRef
from playbook.model.base import Record, Text
from playbook.model.kind import Kind


class Template(Record):
    """A text to copy, and who sends it."""

    owner: RoleRef
    lines: Annotated[list[Text], Field(min_length=1)]


KIND = Kind("templates", Template)
