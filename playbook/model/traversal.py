"""Every text and every reference of a record, with its place; known from the model alone.

The same of plain data that its model refused: a wrong field hides no other fault of its file.
"""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from playbook.model.base import Keywords, Model, Text, To, ToPage
from playbook.source.reader import Loc
from playbook.text.languages import LANGUAGES

Leaf = tuple[Loc, Any, Any]
"""Where, the marker (To, ToPage or Text) and the value."""
Plan = Any
"""What to look for in a field: Text, a marker, a model, a list of one of these; None: nothing."""


def leaves(model: Model) -> list[Leaf]:
    """(place, marker, value) of each reference, page link and Text below `model`."""
    found: list[Leaf] = []
    _of_model(model, (), found)
    return found


def leaves_of_data(model: type[Model], data: Any) -> list[Leaf]:
    """The same of `data` that is meant to be a `model` and is not: whatever has its right form."""
    found: list[Leaf] = []
    _of_data(data, model, (), found)
    return found


def _of_model(model: Model, loc: Loc, found: list[Leaf]) -> None:
    for name, plan in _plans(type(model)):
        value = getattr(model, name)
        if value is not None:
            _of_value(value, plan, (*loc, name), found)


def _of_value(value: Any, plan: Plan, loc: Loc, found: list[Leaf]) -> None:
    if plan is Text or isinstance(plan, To | ToPage):
        found.append((loc, plan, value))
    elif type(plan) is list:
        for number, item in enumerate(value):
            _of_value(item, plan[0], (*loc, number), found)
    else:
        _of_model(value, loc, found)


def _of_data(data: Any, plan: Plan, loc: Loc, found: list[Leaf]) -> None:
    match data:
        case str() if isinstance(plan, To | ToPage):
            found.append((loc, plan, data))
        case list() if type(plan) is list:
            for number, item in enumerate(data):
                _of_data(item, plan[0], (*loc, number), found)
        case dict() if plan is Text:
            sides: dict[str, Any] = {side: str(data.get(side) or "") for side in LANGUAGES}
            sides["same"] = data.get("same") is True
            found.append((loc, Text, Text.model_construct(**sides)))
        case dict() if isinstance(plan, type) and issubclass(plan, Model):
            for name, inner in _plans(plan):
                _of_data(data.get(name), inner, (*loc, name), found)


@cache
def _plans(model: type[Model]) -> list[tuple[str, Plan]]:
    """The fields of `model` that hold something to find."""
    hints = get_type_hints(model, include_extras=True)
    plans = [(name, _plan(hints[name])) for name in model.model_fields]
    return [(name, plan) for name, plan in plans if plan is not None]


def _plan(hint: Any) -> Plan:
    origin = get_origin(hint)
    if origin is Annotated:
        base, *extras = get_args(hint)
        markers = [extra for extra in extras if isinstance(extra, To | ToPage)]
        return markers[0] if markers else _plan(base)
    if origin in (Union, types.UnionType):
        plans = [plan for choice in get_args(hint) if (plan := _plan(choice)) is not None]
        return plans[0] if plans else None
    if origin is list:
        inner = _plan(get_args(hint)[0])
        return None if inner is None else [inner]
    if not isinstance(hint, type) or not issubclass(hint, Model) or issubclass(hint, Keywords):
        return None
    return Text if issubclass(hint, Text) else hint
