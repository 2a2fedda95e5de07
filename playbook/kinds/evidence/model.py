"""Outside sources."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.base import Id, Model, Readable, Text
from playbook.model.kind import Kind
from playbook.model.timing import Date


class Evidence(Model):
    """An outside source. Grades: A first-party, B named publisher, C blog or page, D unverified."""

    id: Id
    draft: bool = Field(default=False, description="true until a published record may name it")
    url: Annotated[str, Field(pattern=r"^https?://\S+$"), Readable]
    title: Text
    grade: Literal["A", "B", "C", "D"]
    checked: Date


class EvidenceFile(Model):
    """All outside sources that records lean on."""

    evidence: Annotated[list[Evidence], Field(min_length=1)]


KIND = Kind("evidence", EvidenceFile, lists={"evidence": "evidence"})
