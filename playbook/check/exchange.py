"""Texts out to translators as PO, and what comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from playbook.check.contents import Contents
from playbook.check.fix import Repair
from playbook.check.loader import inspect
from playbook.check.own_texts import KEYWORDS, OwnText, texts_for
from playbook.check.translations import Compared, Noted, compare, digest
from playbook.kinds.team.numbers import CURRENCY
from playbook.locale import po
from playbook.locale.languages import spoken
from playbook.problems.problem import Problem, listed
from playbook.source.additions import add, with_change
from playbook.source.parser import Parser
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


def to_translate(contents: Contents, noted: Noted, language: str) -> list[Compared]:
    """All that can be said in `language`: the team's texts beside what is `noted` of them; of the
    base, what it does not say there; and keywords, which in no language are left behind by another,
    for each has those that its readers type."""
    own = {(one.text.key, one.text.field): one for one in compare(contents, noted)}
    return [
        own.get((text.key, text.field)) or Compared(text, {}, {})
        for text in texts_for(contents, language)
    ]


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
    quoted from another language stands as code on one side only. Nor is a currency: one language
    says that of two amounts once, another not at all. A fact may be named once for twice."""
    links = [f"({one.target})" for one in tokens(text) if one.target]
    stress = ["*…*" for one in tokens(text) if one.kind == "strong"]
    facts = {f"${found['name']}$" for found in named(text) if found["name"] != CURRENCY}
    return Counter([*links, *stress, *facts])


@dataclass(frozen=True)
class Rewritten:
    """A file of data with what has arrived for it; each of that with its line there."""

    repair: Repair
    arrived: list[tuple[int, Arrived]]


def rewritten(project: Project, changes: Iterable[Arrived], target: str) -> list[Rewritten]:
    """The files of data that the `changes` are for, with their sides in `target`. What stands in
    the base alone is said in a change of the base's file."""
    by_file: dict[Path, list[Arrived]] = {}
    for arrived in changes:
        by_file.setdefault(_file(project, arrived.text), []).append(arrived)
    return [_rewritten(path, there, target) for path, there in by_file.items()]


def _file(project: Project, text: OwnText) -> Path:
    """The team's file that says `text`, or is to say it."""
    if not text.source.shipped:
        return project.data.parent / text.source.path
    return project.data / f"{text.record}.yml"


def _rewritten(path: Path, there: list[Arrived], target: str) -> Rewritten:
    raw = path.read_bytes() if path.exists() else None
    typed = _begun(there[0].text) if raw is None else decode(raw).typed
    text = typed.removeprefix("\ufeff")
    own = [one for one in there if one.text.is_own]
    entries = [Entry(one.text.mark, target, _value(one)) for one in own]
    after, lines = with_entries(text, entries)
    new = [one for one in there if not one.text.is_own]
    after, now_at, new_lines = _with_change(after, new, target)
    arrived = [*zip(map(now_at, lines), own, strict=True), *zip(new_lines, new, strict=True)]
    head = typed[: len(typed) - len(text)]
    return Rewritten(Repair(path, raw, head + after), arrived)


def _begun(text: OwnText) -> str:
    """A change of the base's file that holds `text`, with nothing in it yet."""
    _, ident = text.key
    return f"id: {ident}\nchange: true\n" if ident else "change: true\n"


def _with_change(
    text: str, there: list[Arrived], target: str
) -> tuple[str, Callable[[int], int], list[int]]:
    """`text`, a change, with what has arrived for texts of the base alone; on which line what it
    said is then, and on which each of them."""
    change: dict[str, Any] = {}
    sides = {*spoken(), target}
    places = [
        add(change, one.text.source.data, (*one.text.loc, target), _value(one), sides)
        for one in there
    ]
    made, now_at = with_change(text, change)
    parser = Parser(made)
    parser.document()
    return made, now_at, [parser.values[place][0] for place in places]


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
