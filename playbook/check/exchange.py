"""Texts out to translators as PO, and what comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from playbook.check.contents import Contents
from playbook.check.fix import Repair
from playbook.check.loader import inspect
from playbook.check.own_texts import KEYWORDS, OwnText, own_keywords
from playbook.check.translations import Compared, digest
from playbook.locale import po
from playbook.problems.problem import Problem, listed
from playbook.source.project import Project
from playbook.source.scalars import Entry, with_entries
from playbook.text.encoding import decode
from playbook.text.fact_names import named
from playbook.text.markup import tokens


@dataclass(frozen=True)
class Direction:
    """From which language into which."""

    source: str
    target: str


@dataclass(frozen=True)
class Arrived:
    """An entry that says something new of a text."""

    entry: po.Entry
    text: OwnText


@dataclass(frozen=True)
class Incoming:
    """What a file of entries brings."""

    changes: list[Arrived] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    """The keys of texts that the translator has translated or found right as they are, and that
    are behind in no other language."""
    problems: list[Problem] = field(default_factory=list)
    """All that is not taken, and why."""


def outgoing(compared: Iterable[Compared], way: Direction) -> list[po.Entry]:
    """An entry for each text that says something in the source language. Its note says what stands
    there in the target language; one that may be out of date is fuzzy."""
    return [
        po.Entry(
            key(one),
            one.text.sides[way.source],
            said := one.text.sides.get(way.target, ""),
            fuzzy=way.target in one.stale,
            note=_note(said, way.target),
        )
        for one in compared
        if way.source in one.text.sides
    ]


def with_keywords(compared: Iterable[Compared], contents: Contents) -> list[Compared]:
    """The texts, and after those of a record its keywords: in no language are these left behind by
    another, for each has those that its readers type."""
    keywords = {one.record: Compared(one, {}, {}) for one in own_keywords(contents)}
    last = {one.record: one for one in compared}
    return [
        each
        for one in compared
        for each in (one, keywords.get(one.record))
        if each and (each is one or last[one.record] is one)
    ]


def key(one: Compared) -> str:
    """What its entry is called."""
    return f"{one.text.record}#{one.text.field}"


def _note(said: str, language: str) -> str:
    return f"{language}:{digest(said)}" if said else ""


def incoming(
    entries: Iterable[po.Entry], compared: Iterable[Compared], way: Direction, path: str
) -> Incoming:
    """What the `entries` of the file at `path` change or settle; whatever has changed here since
    they were written out is left as it is here."""
    texts = {key(one): one for one in compared}
    found = Incoming()
    for entry in entries:
        one = texts.get(entry.key)
        if one is None:
            words = {"name": entry.key}
            found.problems.append(Problem(path, entry.line, 1, "po-unknown", words, warning=True))
            continue
        is_new = entry.said != one.text.sides.get(way.target)
        if is_new and (problem := _refused(entry, one.text, way, path)):
            found.problems.append(problem)
            continue
        if is_new:
            found.changes.append(Arrived(entry, one.text))
        if entry.source == one.text.sides.get(way.source) and {*one.stale} <= {way.target}:
            found.settled.add(entry.key)
    return found


def _refused(entry: po.Entry, text: OwnText, way: Direction, path: str) -> Problem | None:
    """Why what an `entry` says cannot be taken."""
    here = text.sides.get(way.target, "")
    changed = [way.source] if entry.source != text.sides.get(way.source) else []
    if here and entry.note and entry.note != _note(here, way.target):
        changed.append(way.target)
    if changed:
        words = {"languages": listed(changed), "place": text.place_of(changed[0])}
        return Problem(path, entry.line, 1, "po-outdated", words, warning=True)
    if lost := [*(_marks(entry.source) - _marks(entry.said)).elements()]:
        return Problem(path, entry.line, 1, "po-lost", {"lost": listed(lost)})
    return None


def _marks(text: str) -> Counter[str]:
    """What a translation has to keep: links, names of facts, stress. Code is not among it: a term
    quoted from another language stands as code on one side only."""
    links = [f"({one.target})" for one in tokens(text) if one.target]
    stress = ["*…*" for one in tokens(text) if one.kind == "strong"]
    return Counter([*links, *stress, *(f"${found['name']}$" for found in named(text))])


@dataclass(frozen=True)
class Rewritten:
    """A file of data with what has arrived for it; each of that with its line there."""

    repair: Repair
    arrived: list[tuple[int, Arrived]]


def rewritten(project: Project, changes: Iterable[Arrived], target: str) -> list[Rewritten]:
    """The files of data that the `changes` are for, with their sides in `target`."""
    by_file: dict[str, list[Arrived]] = {}
    for arrived in changes:
        by_file.setdefault(arrived.text.source.path, []).append(arrived)
    return [
        _rewritten(project.data.parent / name, there, target) for name, there in by_file.items()
    ]


def _rewritten(path: Path, there: list[Arrived], target: str) -> Rewritten:
    raw = path.read_bytes()
    typed = decode(raw).typed
    text = typed.removeprefix("\ufeff")
    entries = [Entry(one.text.mark, target, _value(one)) for one in there]
    after, lines = with_entries(text, entries)
    head = typed[: len(typed) - len(text)]
    return Rewritten(Repair(path, raw, head + after), [*zip(lines, there, strict=True)])


def _value(one: Arrived) -> str | tuple[str, ...]:
    said = one.entry.said
    lines = [line.strip() for line in said.splitlines()]
    return tuple(filter(None, lines)) if one.text.field == KEYWORDS else said


def faults(project: Project, files: Iterable[Rewritten], path: str) -> Iterator[Problem]:
    """What would be wrong with the data if the `files` were there, or doubtful in what is new: at
    the line of the file at `path` that it came from. Data that was right before is supposed."""
    unwritten = {file.repair.path: file.repair.after.encode() for file in files}
    places = {
        file.repair.path.relative_to(project.data.parent).as_posix(): file.arrived for file in files
    }
    for problem in inspect(project.data, unwritten, base=project.base)[1]:
        there = places.get(problem.path, [])
        line, nearest = min(there, key=lambda one: abs(one[0] - problem.line), default=(0, None))
        if nearest and (line == problem.line or not problem.warning):
            yield replace(problem, path=path, line=nearest.entry.line, column=1)
        elif not problem.warning:
            yield problem
