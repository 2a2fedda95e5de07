"""By which fields a list of records may be narrowed, such as owner="ops"; known from the models."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from playbook.model.base import Model, Record, To, ToPage
from playbook.model.playbook import Playbook

Value = str | int | bool
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Filter:
    """What the values of a field are: ids of what it refers to, or one of a few `choices`."""

    refers_to: tuple[str, ...] = ()
    choices: tuple[Value, ...] = ()
    is_page: bool = False
    """Whether the values are pages, such as practices/goals."""

    def values(self, book: Playbook) -> list[Value]:
        """All that the field may be in `book`."""
        known: list[Value] = [*self.choices]
        if self.is_page:
            known += [f"{kind}/{ident}" for kind in book.records for ident in book.records[kind]]
        for name in self.refers_to:
            known += book.records[name] if name in book.records else book.entries.get(name, ())
        return known


@cache
def filters(model: type[Model]) -> Mapping[str, Filter]:
    """The fields of `model` that a list of its records may be narrowed by: those that refer to
    something, once or more, and those that are one of a few choices. Not what all kinds share."""
    hints = get_type_hints(model, include_extras=True)
    own = [name for name in model.model_fields if name not in Record.model_fields]
    found = {name: _filter(hints[name]) for name in own}
    return {name: one for name, one in found.items() if one is not None}


def narrowed(records: Sequence[R], asked: Mapping[str, Value]) -> list[R]:
    """Those `records` whose fields are, or hold, all that is `asked` for."""
    return [one for one in records if all(_is(getattr(one, name), asked[name]) for name in asked)]


def _is(value: Any, wanted: Value) -> bool:
    return wanted in value if isinstance(value, list) else bool(value == wanted)


def _filter(hint: Any) -> Filter | None:
    origin, args = get_origin(hint), get_args(hint)
    if hint is bool:
        return Filter(choices=(True, False))
    if origin is Literal:
        return Filter(choices=args)
    if origin is list:
        return _filter(args[0])
    if origin in (Union, types.UnionType):
        return next((found for one in args if (found := _filter(one))), None)
    if origin is not Annotated:
        return None
    for extra in args[1:]:
        if isinstance(extra, To):
            return Filter(refers_to=extra.kinds)
        if isinstance(extra, ToPage):
            return Filter(is_page=True)
    return _range(args[1:]) if args[0] is int else _filter(args[0])


def _range(extras: Sequence[Any]) -> Filter | None:
    """A number between two ends; a field that is any number is none to narrow by."""
    marks = [mark for one in extras for mark in getattr(one, "metadata", ())]
    low, high = (
        next((getattr(mark, end) for mark in marks if hasattr(mark, end)), None)
        for end in ("ge", "le")
    )
    return None if low is None or high is None else Filter(choices=tuple(range(low, high + 1)))
