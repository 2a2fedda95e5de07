"""Texts and lists of texts in YAML changed or added one by one: all else, comments and style too,
stays."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

import yaml

from playbook.problems.problem import Mark
from playbook.source.parser import BLOCK, Parser
from playbook.source.recovery import LOADER


class Entry(NamedTuple):
    """`key: value` in the mapping that holds the value at `beside`."""

    beside: Mark
    key: str
    value: str | tuple[str, ...]


class _Edit(NamedTuple):
    start: int
    end: int
    before: str
    value: str


def with_entries(text: str, entries: Iterable[Entry]) -> tuple[str, list[int]]:
    """`text` with each of the entries: in place of the key's value, or below the last text of its
    mapping if the key is not there yet. And the line of each."""
    mappings = dict(_mappings(yaml.compose(text, Loader=LOADER)))
    newline = "\r\n" if "\r\n" in text else "\n"
    edits = {entry: _edit(text, mappings[entry.beside], entry, newline) for entry in entries}
    made, done, lines = "", 0, {}
    for entry, edit in sorted(edits.items(), key=itemgetter(1)):
        made += text[done : edit.start] + edit.before
        lines[entry] = made.count("\n") + 1
        made, done = made + edit.value, edit.end
    return made + text[done:], [lines[entry] for entry in edits]


def _mappings(node: Any) -> Iterator[tuple[Mark, yaml.MappingNode]]:
    """Each mapping below `node`, by the place of every scalar and list in it."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            mark = value.start_mark
            if not isinstance(value, yaml.MappingNode):
                yield (mark.line + 1, mark.column + 1), node
            yield from _mappings(value)


def _edit(text: str, mapping: yaml.MappingNode, entry: Entry, newline: str) -> _Edit:
    flow = bool(mapping.flow_style)
    there = {key.value: value for key, value in mapping.value if isinstance(key.value, str)}
    if old := there.get(entry.key):
        start, end = old.start_mark.index, _end(text, old)
        if isinstance(entry.value, tuple):
            return _Edit(start, end, "", _list(entry.value, old, newline))
        new = _scalar(entry.value, text[start:end], old.style, flow, newline)
        return _Edit(start, end, "", new)
    key, last = next(
        (key, value)
        for key, value in reversed(mapping.value)
        if value.tag.endswith((":str", ":seq"))
    )
    new = (
        _list(entry.value, None, newline)
        if isinstance(entry.value, tuple)
        else _scalar(entry.value, "", None, flow, newline)
    )
    end = _end(text, last)
    if flow:
        return _Edit(end, end, f", {entry.key}: ", new)
    while end < len(text) and text[end] not in "\r\n":  # a comment stays where it is
        end += 1
    return _Edit(end, end, f"{newline}{' ' * key.start_mark.column}{entry.key}: ", new)


def _end(text: str, node: yaml.ScalarNode | yaml.SequenceNode) -> int:
    """Where what a keeper typed for `node` ends; of a block that is before the lines below it."""
    start, end = node.start_mark.index, node.end_mark.index
    block = node.style in BLOCK if isinstance(node, yaml.ScalarNode) else not node.flow_style
    return start + len(text[start:end].rstrip()) if block else int(end)


def _list(values: Iterable[str], old: yaml.SequenceNode | None, newline: str) -> str:
    """`values` as YAML, a line each if the `old` ones stood so."""
    if old is None or old.flow_style:
        return f"[{', '.join(scalar(one, flow=True) for one in values)}]"
    indent = f"{newline}{' ' * old.start_mark.column}"
    return indent.join(f"- {scalar(one, flow=False)}" for one in values)


@cache
def scalar(value: str, *, flow: bool) -> str:
    """`value` as YAML, in quotes only where it needs them."""
    return _scalar(value, "", None, flow, "\n")


def _scalar(value: str, old: str, style: str | None, flow: bool, newline: str) -> str:
    """`value` as YAML, as `old` was written if that can be."""
    double, single = json.dumps(value, ensure_ascii=False), "'" + value.replace("'", "''") + "'"
    ways = {'"': [double], "'": [single, double]}.get(style or "", [value, double])
    if style in BLOCK:
        head, *lines = old.splitlines()
        indent = " " * min(len(line) - len(line.lstrip()) for line in lines if line.strip())
        ways = [newline.join([head, *(indent + line for line in value.split("\n"))]), double]
    return next(way for way in ways if way == double or _reads_as(way, value, flow))


def _reads_as(written: str, value: str, flow: bool) -> bool:
    """Whether `written` is read as `value`, and leaves no doubt."""
    parser = Parser(f"{{k: {written}, l: 1}}" if flow else f"k: {written}\nl: 1\n")
    try:
        return parser.document() == {"k": value, "l": 1} and not parser.findings
    except yaml.YAMLError:
        return False
