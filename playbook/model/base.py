"""What every record is made of: texts, ids, references, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import (
    CoreSchema,
    ErrorDetails,
    InitErrorDetails,
    PydanticCustomError,
    core_schema,
)

from playbook.locale import countries
from playbook.locale.languages import LANGUAGES, spoken, wanted
from playbook.text import scripts
from playbook.text.markup import is_readable

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

RESERVED = "constructor"
"""The one name that every object of JavaScript has and that an id could be: scripts look ids up."""


def _free(name: str) -> str:
    if name == RESERVED:
        raise PydanticCustomError("reserved-id", "every object of JavaScript has it")
    return name


Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=60), AfterValidator(_free)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$"), AfterValidator(_free)]
"""What a formula calls an input."""
Line = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]
Positive = Annotated[int, Field(gt=0)]


def _country(code: str) -> str:
    if not countries.known(code):
        raise PydanticCustomError("bad-country", "no country of ISO 3166")
    return code


CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$"), AfterValidator(_country)]


CODE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
"""What the code of a language looks like."""
REFERS_TO = "x-refers-to"
"""The key of a JSON schema for what a field refers to."""


@dataclass(frozen=True)
class To:
    """Marks a field as a reference: its value must be the id of a record of one of these kinds."""

    kinds: tuple[str, ...]

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        """Some text: to refer to nothing is to leave the field out."""
        return core_schema.str_schema(min_length=1, strict=True)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Editors are told of what it is; json_schema.py makes the choice of it."""
        return handler(schema) | {REFERS_TO: list(self.kinds)}


class Model(BaseModel):
    """Strict, closed and unchanging: an unknown field is a mistake, not a comment."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)

    @classmethod
    def names(cls) -> list[str]:
        """The names of the fields that it may have."""
        return [*cls.model_fields]


M = TypeVar("M", bound=Model)


class Sided(Model):
    """Something with a side for each language: fields by the codes of the languages known.

    Which of them may not lack, the context of a validation says: {"languages": codes}.
    """

    model_config = ConfigDict(extra="allow")
    required: ClassVar[bool] = False

    @model_validator(mode="wrap")
    @classmethod
    def _of_known_languages(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        given = data if isinstance(data, dict) else {}
        wrong: list[InitErrorDetails] = [
            {"type": "extra_forbidden", "loc": (name,), "input": value}
            for name, value in given.items()
            if name not in cls.model_fields and name not in LANGUAGES
        ]
        if cls.required and data is given and given.get("same") is not True:
            wrong += [
                {"type": "missing", "loc": (code,), "input": data}
                for code in (info.context or {}).get("languages", ())
                if code not in data
            ]
        if not wrong:
            return handler(data)
        try:
            handler(data)
        except ValidationError as error:
            said = {one["loc"][0] for one in wrong}
            errors = error.errors(include_url=False)
            wrong += [
                _again(one) for one in errors if one["loc"][:1] != () and one["loc"][0] not in said
            ]
        raise ValidationError.from_exception_data(cls.__name__, wrong)

    @classmethod
    def names(cls) -> list[str]:
        """The fields it may have: a side for each language known, and its own."""
        return [*LANGUAGES, *cls.model_fields]

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Editors offer the languages of the team at hand; a side in another is no mistake."""
        made = handler.resolve_ref_schema(handler(schema))
        side = made.pop("additionalProperties")
        chosen = spoken() or tuple(LANGUAGES)
        made["properties"] = dict.fromkeys(chosen, side) | made.get("properties", {})
        made["patternProperties"] = {CODE: side}
        made["additionalProperties"] = False
        return made | ({"required": list(wanted() or chosen)} if cls.required else {})


KNOWN_ERRORS = frozenset(get_args(core_schema.ErrorType))


def _again(error: ErrorDetails) -> InitErrorDetails:
    """An `error` that was raised, to be raised with others."""
    context = error.get("ctx", {})
    known = error["type"] in KNOWN_ERRORS
    kind = error["type"] if known else PydanticCustomError(error["type"], error["type"], context)
    return {"type": kind, "loc": error["loc"], "input": error["input"], "ctx": context}


class Text(Sided):
    """One text in every language. Inline markup: `*stress*`, `` `code` ``, `[words](kind/id)`."""

    required: ClassVar[bool] = True
    __pydantic_extra__: dict[str, Line]
    same: bool = Field(
        default=False,
        description="true for a proper name or code that reads the same in every language",
    )

    if TYPE_CHECKING:

        def __init__(self, *, same: bool = False, **sides: str) -> None: ...

        def __getattr__(self, language: str) -> str: ...

    @model_validator(mode="after")
    def _each_in_its_own_script(self) -> Text:
        sides = self.sides
        alike = len(set(sides.values())) == 1
        if self.same:
            if not alike:
                raise PydanticCustomError("not-the-same", "same: true, and the sides differ")
            return self
        if alike and len(sides) > 1:
            raise PydanticCustomError("same-text", "all sides read the same")
        for side, text in sides.items():
            if code := scripts.fault(text, LANGUAGES[side].script):
                raise PydanticCustomError(code, "not in the script of its language", {"side": side})
        return self

    @property
    def sides(self) -> dict[str, str]:
        """What it says, by language; also in languages that the team does not print."""
        return self.__pydantic_extra__

    def __getitem__(self, language: str) -> str:
        """The side in `language`, or what stands in for it."""
        sides = self.__pydantic_extra__
        return sides[language if language in sides else self._stand_in(language)]

    def said_in(self, language: str) -> str:
        """The language of what stands in `language`: another one where a lagging side is missing.
        What reads the same in every language is missing in none."""
        there = self.same or language in self.__pydantic_extra__
        return language if there else self._stand_in(language)

    def _stand_in(self, language: str) -> str:
        sides = self.__pydantic_extra__
        return next((code for code in (*wanted(), *sides) if code in sides), language)

    def __hash__(self) -> int:
        return hash(tuple(self.__pydantic_extra__.values()))


class Keywords(Sided):
    """What people really type when they look for this page, by language."""

    __pydantic_extra__: dict[str, list[Line]]

    def __getitem__(self, language: str) -> list[str]:
        return self.__pydantic_extra__.get(language, [])


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
    aliases: list[Id] = Field(
        default=[], description="former ids, oldest first, so that old links still work"
    )
    draft: bool = Field(
        default=False, description="true while it is being written: served, never published"
    )

    @property
    def first_id(self) -> str:
        """The id it had at first, for what must stay the same whatever it is called."""
        return self.aliases[0] if self.aliases else self.id
