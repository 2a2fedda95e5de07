"""Bytes of one YAML file -> plain data, and where each part of it stands.

YAML is read through libyaml's *events*, not its loader: events cannot crash on deep nesting, and
they let us keep positions and refuse what would silently change the text (duplicate keys, aliases,
tags, `no` as a boolean, `10:30` as a number).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from playbook.problems import Problem

Loc = tuple[str | int, ...]
"""A path into the data, such as ("steps", 2, "title", "zh")."""
Mark = tuple[int, int]
"""Line and column, from 1."""

MAX_DEPTH = 32
MAX_BYTES = 1_000_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class Source:
    """One file as read: its data, the mark of every value and key in it, and what is wrong."""

    path: str
    text: str = ""
    data: Any = None
    values: dict[Loc, Mark] = field(default_factory=dict)
    keys: dict[Loc, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, mark: Mark, code: str, **words: object) -> None:
        """Note a problem of this file at `mark`."""
        self.problems.append(Problem(self.path, *mark, code, words))

    def value_mark(self, loc: Loc) -> Mark:
        """Where the value at `loc` stands, or the nearest thing around it."""
        while loc not in self.values and loc:
            loc = loc[:-1]
        return self.values.get(loc, (1, 1))

    def key_mark(self, loc: Loc) -> Mark:
        """Where the key that leads to `loc` stands, or the nearest thing around it."""
        return self.keys.get(loc) or self.value_mark(loc)


def read(path: str, raw: bytes) -> Source:
    """Read the bytes of one file. Never raises: whatever is wrong is in `.problems`."""
    source = Source(path)
    text = decode(source, raw)
    if text is None:
        return source
    source.text = text
    try:
        source.data = _Builder(source, yaml.parse(text, Loader=LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        source.report(place, "yaml-syntax", detail=error.problem or "")
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        source.report(place, "control-character", character=f"U+{ord(text[error.position]):04X}")
    return source


def decode(source: Source, raw: bytes) -> str | None:
    """UTF-8 text of `raw`, without its byte order mark; None and a problem if it is not that."""
    if len(raw) > MAX_BYTES:
        source.report((1, 1), "too-big", size=len(raw), limit=MAX_BYTES)
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        source.report((1, 1), "encoding", name="UTF-16")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        source.report((line, 1), "encoding", name="GBK")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Refused(yaml.MarkedYAMLError):
    """The file goes on being read only up to here."""


class _Builder:
    """Plain data from events, with a mark for every key and value."""

    def __init__(self, source: Source, events: Iterator[yaml.Event]) -> None:
        self.source = source
        self.events = events

    def document(self) -> Any:
        event = next(self.events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.source.report((1, 1), "empty-file")
            return None
        data = self.node(event, ())
        rest = [next(self.events), next(self.events)]
        if isinstance(rest[1], yaml.DocumentStartEvent):
            self.source.report(_mark(rest[1]), "two-documents")
        if not isinstance(data, dict):
            self.source.report(_mark(event), "not-a-mapping")
            return None
        return data

    def node(self, event: yaml.Event, loc: Loc) -> Any:
        mark = _mark(event)
        self.source.values[loc] = mark
        if isinstance(event, yaml.AliasEvent):
            self.source.report(mark, "alias", name=f"*{event.anchor}")
            return None
        assert isinstance(event, yaml.NodeEvent)
        if event.anchor:
            self.source.report(mark, "alias", name=f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            self.source.report(mark, "tag", tag=tag)
        if len(loc) > MAX_DEPTH:
            raise _Refused(problem="nested too deep", problem_mark=event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(loc)
        return scalar(event)

    def mapping(self, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            mark = _mark(event)
            if not isinstance(event, yaml.ScalarEvent):
                self.source.report(mark, "key-not-text")
                self.node(event, (*loc, "?"))
                self.node(next(self.events), (*loc, "?"))
                continue
            key = event.value
            place = (*loc, key)
            if key in data:
                self.source.report(mark, "duplicate-key", key=key, line=self.source.keys[place][0])
                self.node(next(self.events), (*loc, key, "?"))
                continue
            self.source.keys[place] = mark
            data[key] = self.node(next(self.events), place)
        return data

    def sequence(self, loc: Loc) -> list[Any]:
        data: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            data.append(self.node(event, (*loc, len(data))))
        return data


def scalar(event: Any) -> str | int | float | bool | None:
    """A scalar's value: only canonical numbers, true, false and null are not text."""
    text: str = event.value
    if event.style or not event.implicit[0]:  # quoted, or a block
        return text
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if DECIMAL.fullmatch(text):
        return float(text)
    return text


def _mark(event: yaml.Event) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
