"""Data as flat fields, so that two versions of it can be told apart: `sections/front/checks/*`.

An entry with an id is named by it, whatever its place in the list; the order of the ids is a field
of its own, `*`. Any other list is one field.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playbook.problems.problem import Loc
from playbook.source.changes import LIST_WORDS, MARK, is_whole_text

ORDER = "*"
Field = tuple[str, Loc, Any]
"""The field's name, its place in the data, and its value."""


def fields(data: Any, name: str = "", loc: Loc = ()) -> Iterator[Field]:
    """Every field of `data`, which stands at `loc` and is called `name`."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from fields(value, f"{name}/{key}" if name else key, (*loc, key))
    elif ids := ids_of(data):
        yield f"{name}/{ORDER}", loc, ids
        for number, entry in enumerate(data):
            yield from fields(entry, f"{name}/{ids[number]}", (*loc, number))
    else:
        yield name, loc, data


def ids_of(data: Any) -> list[str]:
    """The ids of a list's entries; empty if not every entry has one."""
    entries = data if isinstance(data, list) else []
    found = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    return [str(ident) for ident in found] if None not in found else []


def entries(data: Any, name: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every entry of `data` that has an id, as a field, and what it is and was called."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from entries(value, f"{name}/{key}" if name else key)
    elif ids := ids_of(data):
        for ident, entry in zip(ids, data, strict=True):
            yield f"{name}/{ident}", {ident, *entry.get("aliases", ())}
            yield from entries(entry, f"{name}/{ident}")


def said(change: Any, name: str = "", loc: Loc = ()) -> Iterator[Field]:
    """Every field that `change` speaks of, and all that it is a part of; None for what is taken
    out."""
    yield name, loc, change
    if isinstance(change, dict) and change and change.keys() <= set(LIST_WORDS):
        for number, ident in enumerate(change.get("remove") or []):
            yield f"{name}/{ident}", (*loc, "remove", number), None
        for ident, inner in (change.get("change") or {}).items():
            yield from said(inner, f"{name}/{ident}", (*loc, "change", ident))
    elif isinstance(change, dict):
        for key, inner in change.items():
            yield from said(inner, f"{name}/{key}" if name else key, (*loc, key))
    elif ids := ids_of(change):
        yield f"{name}/{ORDER}", loc, ids
        for number, entry in enumerate(change):
            yield from said(entry, f"{name}/{ids[number]}", (*loc, number))


def touched(base: Any, change: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """What `base` says in the fields that `change` changes; None where it says nothing."""
    if (ids := ids_of(base)) and isinstance(change, dict):
        yield f"{name}/{ORDER}", ids
        named = {**dict.fromkeys(change.get("remove") or []), **(change.get("change") or {})}
        for ident, inner in named.items():
            if ident in ids:
                yield from touched(base[ids.index(ident)], inner, f"{name}/{ident}")
    elif isinstance(base, dict) and isinstance(change, dict) and not is_whole_text(base, change):
        for key, inner in change.items():
            if name or key not in (MARK, "id"):
                place = f"{name}/{key}" if name else key
                yield from touched(base.get(key), inner, place)
    elif base is None:
        yield name, None
    else:
        yield from ((field, value) for field, _, value in fields(base, name))
