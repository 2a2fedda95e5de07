"""What every record is made of: bilingual text, ids, references, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from playbook.text.han import has_han, stray_han
from playbook.text.markup import is_readable

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]
Positive = Annotated[int, Field(gt=0)]


@dataclass(frozen=True)
class To:
    """Marks a field as a reference: its value must be the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


class Model(BaseModel):
    """Strict, closed and unchanging: an unknown field is a mistake, not a comment."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


class Text(Model):
    """One text in both languages. Inline markup: `*stress*`, `` `code` ``, `[words](kind/id)`."""

    zh: Line
    en: Line
    same: bool = Field(
        default=False,
        description="true for a proper name or code that reads the same in both languages",
    )

    @model_validator(mode="after")
    def _each_in_its_own_script(self) -> Text:
        if self.same:
            if self.zh != self.en:
                raise PydanticCustomError("not-the-same", "same: true, and the sides differ")
            return self
        if self.zh == self.en:
            raise PydanticCustomError("same-text", "both sides read the same")
        if not has_han(self.zh):
            raise PydanticCustomError("wrong-script-zh", "no Chinese in the Chinese side")
        if stray_han(self.en):
            raise PydanticCustomError("wrong-script-en", "Chinese in the English side")
        return self

    def __getitem__(self, language: str) -> str:
        """The side in `language`, "zh" or "en"."""
        side: str = getattr(self, language)
        return side


class Keywords(Model):
    """What people really type when they look for this page, by language."""

    zh: list[Line] = []
    en: list[Line] = []

    def __getitem__(self, language: str) -> list[str]:
        words: list[str] = getattr(self, language)
        return words


def _readable(address: str) -> str:
    if not is_readable(address):
        raise PydanticCustomError("bad-address", "host and path cannot be told apart")
    return address


Readable = AfterValidator(_readable)
"""Holds a web address to what programs can take apart."""


@dataclass(frozen=True)
class ToPage:
    """Marks a field as a link to a page, written kind/id."""


Page = Annotated[str, Field(pattern=r"^[a-z-]+(/[a-z0-9-]+)?$"), ToPage()]
SourceRef = Annotated[str, To(("sources",))]
EvidenceRef = Annotated[str, To(("evidence",))]
RoleRef = Annotated[str, To(("roles", "partners"))]
TeamRoleRef = Annotated[str, To(("roles",))]
PracticeRef = Annotated[str, To(("practices",))]
MetricRef = Annotated[str, To(("metrics",))]
ChecklistRef = Annotated[str, To(("checklists",))]
PhasesRef = Annotated[str, To(("phases",))]


class Record(Model):
    """What pages of every kind share."""

    id: Id
    title: Text
    summary: Text = Field(
        description="one sentence: also the page's description for search engines"
    )
    keywords: Keywords = Keywords()
    sources: list[SourceRef] = Field(default=[], description="points of the article said here")
    evidence: list[EvidenceRef] = Field(
        default=[], description="outside sources behind the numbers here"
    )
    aliases: list[Id] = Field(default=[], description="former ids, so that old links still work")
