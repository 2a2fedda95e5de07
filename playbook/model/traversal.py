"""Every text and every reference of a record, with its place; known from the model alone.

The same of plain data that its model refused: a wrong field hides no other fault of its file.
"""

from __future__ import annotations

import operator
import types
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from playbook.locale.languages import LANGUAGES
from playbook.model.base import Keywords, M, Model, Text, To, ToPage
from playbook.source.reader import Loc

Leaf = tuple[Loc, Any, Any]
"""Where, the marker (To, ToPage or Text) and the value."""
Plan = Any
"""What to look for in a field: Text, a marker, a model, a list of one of these; None: nothing."""


def steps(top: Any, loc: Loc) -> list[str | int]:
    """What the parts of `loc` are called, below a model or plain data: an entry of a list by its
    id, or by its number from 1."""
    found: list[str | int] = []
    for part in loc:
        top = _below(top, part)
        found.append((_below(top, "id") or part + 1) if isinstance(part, int) else part)
    return found


def _below(top: Any, part: str | int) -> Any:
    if isinstance(top, dict):
        return top.get(part)
    return top[part] if isinstance(part, int) else getattr(top, part, None)


def leaves(model: Model) -> list[Leaf]:
    """(place, marker, value) of each reference, page link and Text below `model`."""
    found: list[Leaf] = []
    _of_model(model, (), found)
    return found


def with_texts(model: M, change: Callable[[Text], Text]) -> M:
    """`model` with each Text below it as `change` has it."""
    given = {name: getattr(model, name) for name, _ in _plans(type(model))}
    made = {
        name: _with_texts(given[name], plan, change)
        for name, plan in _plans(type(model))
        if given[name] is not None
    }
    changed = {name: value for name, value in made.items() if value is not given[name]}
    return model.model_copy(update=changed) if changed else model


def _with_texts(value: Any, plan: Plan, change: Callable[[Text], Text]) -> Any:
    if plan is Text:
        return change(value)
    if isinstance(plan, To | ToPage):
        return value
    if type(plan) is list:
        made = [_with_texts(item, plan[0], change) for item in value]
        return made if any(map(operator.is_not, made, value)) else value
    return with_texts(value, change)


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
            sides: dict[str, Any] = {side: str(data[side]) for side in LANGUAGES if data.get(side)}
            same = data.get("same") is True
            found.append((loc, Text, Text.model_construct(same=same, **sides)))
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
    if issubclass(hint, Text):
        return Text
    return hint if _plans(hint) else None
