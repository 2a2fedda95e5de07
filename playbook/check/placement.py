"""Where a field is at home: the fields each part of a record has, and those one step off."""

from __future__ import annotations

from typing import Any, get_args, get_origin, get_type_hints

from playbook.locale.tables import kept
from playbook.model.base import Model
from playbook.source.reader import Loc, Source

MOST_UNKNOWN = 100
"""A file with more fields that are not known is one of another kind: as many say so."""


def unknown_first(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What pydantic `found`, beginning with fields that are not known, of which some suffice."""
    unknown = [one for one in found if one["type"] == "extra_forbidden"]
    return unknown[:MOST_UNKNOWN] + [one for one in found if one["type"] != "extra_forbidden"]


def value_at(data: Any, loc: Loc) -> Any:
    """What stands at `loc` in `data`."""
    for part in loc:
        data = data[part]
    return data


def misplaced(source: Source, model: type[Model], loc: Loc, meant: set[Loc]) -> bool:
    """Report a field that is at home one level further out or in, as a fault of the indentation."""
    name, mark = str(loc[-1]), source.key_mark(loc)
    for end in range(len(loc) - 2, -1, -1):
        outer, home = loc[:end], value_at(source.data, loc[:end])
        if isinstance(home, dict) and name not in home and name in fields_at(model, outer):
            here = loc[-2] if isinstance(loc[-2], str) else loc[-3]
            source.report(mark, "wrong-level", name=name, here=here, sibling=loc[end])
            meant.add((*outer, name))
            _forget_twins_below(source, mark[0])
            return True
    beside, fields = value_at(source.data, loc[:-1]), set(fields_at(model, loc[:-1]))
    for sibling in (one for one in beside if one in fields):
        value = beside[sibling]
        inner: Loc = (*loc[:-1], sibling)
        if listed := isinstance(value, list) and bool(value):
            inner = (*inner, len(value) - 1)  # the last entry is the one just above
        below = value[-1] if listed else value
        room = below is None or (isinstance(below, dict) and name not in below)
        above = source.key_mark((*loc[:-1], sibling)) < mark
        if room and above and name in fields_at(model, inner):
            source.report(mark, "wrong-level-below", name=name, parent=sibling)
            meant |= {inner, (*inner, name)}
            return True
    return False


def _forget_twins_below(source: Source, line: int) -> None:
    """What stands on the lines below `line` only seems to stand twice."""
    codes = ("duplicate-key", "dash-missing")
    while twins := [p for p in source.problems if p.line == line + 1 and p.code in codes]:
        source.problems = [problem for problem in source.problems if problem not in twins]
        line += 1


def fields_at(model: type[Model], loc: Loc) -> list[str]:
    """The field names allowed at `loc` inside `model`."""
    for part in loc:
        if isinstance(part, str):
            inner = _model_in(get_type_hints(model).get(part))
            if inner is None:
                return []
            model = inner
    return model.names()


@kept
def all_fields(model: type[Model]) -> frozenset[str]:
    """The field names allowed anywhere in `model`."""
    hints = get_type_hints(model)
    inner = {found for name in model.model_fields if (found := _model_in(hints[name]))}
    return frozenset(model.names()).union(*(all_fields(found) for found in inner - {model}))


def _model_in(hint: Any) -> type[Model] | None:
    if isinstance(hint, type) and get_origin(hint) is None:
        return hint if issubclass(hint, Model) else None
    for inner in get_args(hint):
        if (found := _model_in(inner)) is not None:
            return found
    return None
