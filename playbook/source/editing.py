"""Changing a few places of a YAML text: all else, comments too, stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playbook.problems.problem import Loc, Mark
from playbook.source.reader import Source


def replaced(text: str, places: Iterable[tuple[Mark, str, str]]) -> str:
    """`text` with the new word in place of the old one, at each mark (line, column, from 1).

    A place that holds another word, as one in quotes with an escape might, is left alone.
    """
    lines = text.split("\n")
    for (line, column), old, new in sorted(set(places), reverse=True):
        whole, start = lines[line - 1], column - 1
        start += whole[start : start + 1] in ("'", '"')
        if whole.startswith(old, start):
            lines[line - 1] = whole[:start] + new + whole[start + len(old) :]
    return "\n".join(lines)


def with_entry(source: Source, name: str, entry: str) -> str:
    """The text of `source` with one more `entry` in the list `name`, which is begun below the id
    or at the end if there is none."""
    lines, listed = list(source.lines), source.data.get(name)
    if listed is None:
        below = source.key_mark(("id",))[0] if "id" in source.data else len(lines.copy())
        if below == len(lines) and not lines[-1]:
            below -= 1
        lines.insert(below, f"{name}: [{entry}]")
        return "\n".join(lines)
    line, column = source.value_mark((name,))
    is_flow = lines[line - 1][column - 1] == "["
    if is_flow and not listed:
        lines[line - 1] = lines[line - 1][:column] + entry + lines[line - 1][column:].lstrip()
        return "\n".join(lines)
    last: Loc = (name, len(listed) - 1)
    number, column = source.value_mark(last)
    if is_flow:
        whole, start = lines[number - 1], column - 1
        end = start + len(re.split(r"\s*[,\]]", whole[start:], maxsplit=1)[0])
        lines[number - 1] = f"{whole[:end]}, {entry}{whole[end:]}"
    else:
        dash = lines[number - 1].rindex("-", 0, column)
        lines.insert(number, f"{' ' * dash}- {entry}")
    return "\n".join(lines)


def linked(text: str, kind: str, old: str, new: str) -> str:
    """`text` with every link of inline markup to kind/old leading to kind/new."""
    return re.sub(rf"\]\({kind}/{old}(?=[)#])", f"]({kind}/{new}", text)
