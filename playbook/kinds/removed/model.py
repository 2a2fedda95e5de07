"""What the base says and this handbook leaves out, and what it once had itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from playbook.model.base import Model
from playbook.model.kind import Kind

Place = Annotated[str, Field(pattern=r"^[a-z-]+(/[a-z0-9-]+)?$")]


class Removed(Model):
    """Records as kind/id, single files by their name, pages of prose by their path."""

    removed: list[Place] = Field(
        description="such as checklists/daily-open, plan (plan.yml) or plan/people (a page)"
    )


KIND = Kind("removed", Removed)
