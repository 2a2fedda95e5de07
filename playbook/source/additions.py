"""What a team adds to its base, as a change that holds only what differs: made as plain data, then
put into the text of the team's file, all else of which stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

import yaml

from playbook.locale.languages import LANGUAGES
from playbook.problems.problem import Loc
from playbook.source.fields import ids_of
from playbook.source.recovery import LOADER
from playbook.source.scalars import scalar

WIDTH = 100
"""What is longer than a line of data stands below its key."""


def add(change: dict[str, Any], below: Any, loc: Loc, value: object, sides: Collection[str]) -> Loc:
    """Have `change` say `value` at `loc` of the data `below` it, and give the place in `change`.

    A list whose entries have no ids is there as a whole, in the languages `sides` alone.
    """
    step, *rest = loc
    if not rest:
        change[str(step)] = value
        return (step,)
    inner = below[step]
    if ids := ids_of(inner):
        number, *rest = rest
        name = ids[int(number)]
        entry = change.setdefault(str(step), {}).setdefault("change", {}).setdefault(name, {})
        return step, "change", name, *add(entry, inner[number], tuple(rest), value, sides)
    if isinstance(inner, list):
        at = change.setdefault(str(step), printed(inner, sides))
        for part in rest[:-1]:
            at = at[part]
        at[rest[-1]] = value
        return loc
    there = change.setdefault(str(step), {})
    return step, *add(there, inner, tuple(rest), value, sides)


def printed(data: Any, sides: Collection[str]) -> Any:
    """`data` without what it says in other languages."""
    if isinstance(data, list):
        return [printed(one, sides) for one in data]
    if not isinstance(data, dict):
        return deepcopy(data)
    unprinted = LANGUAGES.keys() - set(sides) if data.keys() & set(sides) else ()
    return {key: printed(one, sides) for key, one in data.items() if key not in unprinted}


class _Edit(NamedTuple):
    place: int
    text: str


def with_change(text: str, change: Mapping[str, Any]) -> tuple[str, Callable[[int], int]]:
    """`text`, a change of a file of the base, with what `change` says beside what it says; and on
    which line what stands on a line of `text` is then."""
    newline = "\r\n" if "\r\n" in text else "\n"
    made, done, more = "", 0, []
    top = yaml.compose(text, Loader=LOADER)
    assert isinstance(top, yaml.MappingNode)
    for edit in sorted(_edits(text, top, change, newline)):
        made, done = made + text[done : edit.place] + edit.text, edit.place
        more.append((text.count("\n", 0, edit.place) + 1, edit.text.count("\n")))
    return made + text[done:], lambda line: line + sum(count for at, count in more if at < line)


def _edits(
    text: str, node: yaml.MappingNode, change: Mapping[str, Any], newline: str
) -> Iterator[_Edit]:
    there = {str(key.value): value for key, value in node.value}
    new: dict[str, Any] = {}
    for key, value in change.items():
        if isinstance(there.get(key), yaml.MappingNode) and isinstance(value, dict):
            yield from _edits(text, there[key], value, newline)
        else:
            new[key] = value
    if not new:
        return
    if node.flow_style:
        begun = ", " if node.value else ""
        end = _end(text, node.value[-1][1]) if node.value else node.start_mark.index + 1
        yield _Edit(end, begun + _flow(new)[1:-1])
        return
    indent = " " * node.value[0][0].start_mark.column
    end = _end(text, node.value[-1][1])
    while end < len(text) and text[end] not in "\r\n":  # a comment stays where it is
        end += 1
    yield _Edit(end, "".join(f"{newline}{indent}{line}" for line in _block(new, len(indent))))


def _end(text: str, node: yaml.Node) -> int:
    """Where what was typed for `node` ends; of a block that is before the lines below it."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    return start + len(text[start:end].rstrip())


def _flow(value: Any) -> str:
    """`value` as YAML within a line."""
    if isinstance(value, dict):
        pairs = (f"{_flow(key)}: {_flow(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str):
        return scalar(value, flow=True)
    return "~" if value is None else str(value).lower()


def _block(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    """The lines of a mapping that stands `indent` characters in."""
    for key, inner in value.items():
        name = _flow(key)
        if isinstance(inner, dict) and not _fits(inner, indent + len(name) + 2):
            yield f"{name}:"
            yield from (f"  {one}" for one in _block(inner, indent + 2))
        elif isinstance(inner, list) and any(isinstance(one, dict) for one in inner):
            yield f"{name}:"
            for entry in inner:
                yield from _entry(entry, indent + 2)
        else:
            yield f"{name}: {scalar(inner, flow=False) if isinstance(inner, str) else _flow(inner)}"


def _entry(entry: Mapping[str, Any], indent: int) -> Iterator[str]:
    """The lines of an entry of a list."""
    if _fits(entry, indent + 2):
        yield f"  - {_flow(entry)}"
        return
    for number, one in enumerate(_block(entry, indent + 2)):
        yield f"    {one}" if number else f"  - {one}"


def _fits(value: Mapping[str, Any], indent: int) -> bool:
    """Whether `value` holds no more than a line, `indent` characters in, can show."""
    deep = any(isinstance(one, dict | list) for one in value.values())
    return not deep and indent + len(_flow(value)) <= WIDTH
