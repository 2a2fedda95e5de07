"""Ids that two things share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from playbook.model.kind import Records
from playbook.model.playbook import Key
from playbook.problems.problem import Problem
from playbook.source.reader import Loc, Source

Place = tuple[Source, Loc]


def repeated_ids(source: Source) -> Iterator[Problem]:
    """Ids must differ among the entries of one list, such as the steps of a practice."""
    yield from _repeated_below(source.data, source, ())


def name_copies(sources: list[Source]) -> None:
    """Have what is said of a file under another's id say that it looks like a copy of that."""
    names = {source.path for source in sources}
    for source in sources:
        for number, problem in enumerate(source.problems):
            original = PurePosixPath(source.path).with_name(f"{problem.words.get('id')}.yml")
            if problem.code == "id-not-file" and original.as_posix() in names:
                source.problems[number] = replace(problem, code="id-of-copy")


def _repeated_below(data: object, source: Source, loc: Loc) -> Iterator[Problem]:
    if isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, dict | list):
                yield from _repeated_below(value, source, (*loc, key))
    elif isinstance(data, list):
        first: dict[str, Loc] = {}
        for number, entry in enumerate(data):
            if not isinstance(entry, dict | list):
                continue
            here: Loc = (*loc, number)
            yield from _repeated_below(entry, source, here)
            ident = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(ident, str):
                continue
            if ident in first:
                words = {"id": ident, "line": source.value_mark(first[ident])[0]}
                mark = source.value_mark((*here, "id"))
                yield Problem(source.path, *mark, "repeated-id", words)
            first.setdefault(ident, (*here, "id"))
        yield from _claimed(data, source, loc, first)


def _claimed(
    entries: list[object], source: Source, loc: Loc, first: dict[str, Loc]
) -> Iterator[Problem]:
    """Former ids in one list that another entry has: what was kept under them would be its."""
    for number, entry in enumerate(entries):
        former = entry.get("aliases") if isinstance(entry, dict) else None
        for position, alias in enumerate(former if isinstance(former, list) else ()):
            here: Loc = (*loc, number, "aliases", position)
            if isinstance(alias, str) and first.setdefault(alias, here)[len(loc)] != number:
                words = {"id": alias, "line": source.value_mark(first[alias])[0]}
                yield Problem(source.path, *source.value_mark(here), "repeated-id", words)


def shared_ids(records: Records) -> Iterator[Problem]:
    """An id names one thing: no alias may be another record's id."""
    first: dict[Key, Place] = {key: (source, ("id",)) for key, (_, source) in records.items()}
    for (kind, _), (record, source) in records.items():
        for number, alias in enumerate(record.aliases):
            yield from _claim((kind, alias), source, ("aliases", number), first)


def _claim(key: Key, source: Source, loc: Loc, first: dict[Key, Place]) -> Iterator[Problem]:
    if key in first:
        there, place = first[key]
        words = {"id": key[1], "first": there.place(place)}
        yield Problem(source.path, *source.value_mark(loc), "duplicate-id", words)
    first.setdefault(key, (source, loc))
