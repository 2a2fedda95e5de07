"""Every text and every reference of a record, with its place; known from the model alone."""

from __future__ import annotations

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from playbook.model.base import Keywords, Model, Text, To, ToPage
from playbook.source import Loc

Leaf = tuple[Loc, Any, Any]
"""Where, the marker (To, ToPage or Text) and the value."""


def leaves(model: Model, loc: Loc = ()) -> Iterator[Leaf]:
    """Yield (place, marker, value) for each reference, page link and Text below `model`."""
    for name, hint in _hints(type(model)).items():
        yield from _value(getattr(model, name), hint, (*loc, name))


@cache
def _hints(model: type[Model]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _value(value: Any, hint: Any, loc: Loc) -> Iterator[Leaf]:
    if value is None or isinstance(value, Keywords):
        return
    if isinstance(value, Text):
        yield loc, Text, value
    elif isinstance(value, Model):
        yield from leaves(value, loc)
    elif isinstance(value, list):
        inner = _list_item(hint)
        for number, item in enumerate(value):
            yield from _value(item, inner, (*loc, number))
    else:
        for marker in _markers(hint):
            yield loc, marker, value


def _list_item(hint: Any) -> Any:
    while get_origin(hint) is not list:
        hint = get_args(hint)[0]
    return get_args(hint)[0]


def _markers(hint: Any) -> Iterator[To | ToPage]:
    if get_origin(hint) is Annotated:
        base, *extras = get_args(hint)
        yield from (extra for extra in extras if isinstance(extra, To | ToPage))
        yield from _markers(base)
    elif get_origin(hint) in (Union, types.UnionType):
        for choice in get_args(hint):
            yield from _markers(choice)
