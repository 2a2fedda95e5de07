"""`playbook texts`: what records say, out to translators as PO and back in."""

from __future__ import annotations

import argparse
import os
from collections.abc import Container, Iterator
from pathlib import Path

from playbook.check.base_prose import with_unwritten
from playbook.check.exchange import (
    Direction,
    faults,
    incoming,
    key,
    outgoing,
    rewritten,
    to_translate,
)
from playbook.check.file import Readings
from playbook.check.fix import Repair
from playbook.check.loader import gather, load
from playbook.check.lock import lock_with
from playbook.check.overlay import LOCK
from playbook.check.translations import TRANSLATIONS, Compared, compare, lock_text, read_lock
from playbook.check.undo import mend
from playbook.cli.output import FAILED, refuse, say, tell
from playbook.locale import po
from playbook.locale.languages import LANGUAGES, wanted
from playbook.problems.problem import Problem
from playbook.source.changes import is_change
from playbook.source.project import Project
from playbook.source.reader import read
from playbook.source.writing import write

ADVICE = (
    "What a translation has to keep: links, names between dollar signs, *stress*. Keywords are "
    "what readers type in search, a line each, as many as they need."
)


def texts(options: argparse.Namespace) -> int:
    """Write the texts of the team's files out to a new PO file, or read one back.

    Returns 0, or not if there is anything against it; then nothing is written. Raises OSError,
    and BadPlaybook if the data has errors.
    """
    project: Project = options.project
    before: Readings = {}
    book = load(project.data, project.base, before)
    way = Direction(wanted()[0], options.language)
    if way.target not in LANGUAGES or way.target == way.source:
        known = [code for code in LANGUAGES if code != way.source]
        return refuse(options, "not-into", given=way.target, known=", ".join(known))
    contents = gather(project.data, base=project.base, before=before)
    compared = to_translate(contents, read_lock(project.data) or {}, way.target)
    if options.out is None:
        return _read_back(options, compared, way)
    if options.out.exists():
        return refuse(options, "taken", path=options.out)
    entries = outgoing(compared, way)
    write(options.out, po.written(entries, way.target, ADVICE))
    empty, fuzzy = sum(not one.said for one in entries), sum(one.fuzzy for one in entries)
    print(say(options, "texts-out", path=options.out, count=len(entries), empty=empty, fuzzy=fuzzy))
    unwritten = with_unwritten(project, book).unwritten
    if pages := [f"{project.docs.name}/{uri}" for code, uri in unwritten if code == way.target]:
        print(say(options, "texts-prose", count=len(pages), paths=", ".join(pages)))
    return 0


def _read_back(options: argparse.Namespace, compared: list[Compared], way: Direction) -> int:
    project: Project = options.project
    where = Path(os.path.relpath(options.back, project.data.parent)).as_posix()
    try:
        entries = po.read(options.back.read_bytes(), way.target)
    except po.BadFile as bad:
        tell(options, [Problem(where, bad.line, 1, bad.code or "po-unreadable", bad.words)])
        return FAILED
    found = incoming(entries, compared, way, where)
    files = rewritten(project, found.changes, way.target)
    problems = [*found.problems, *faults(project, files, where)]
    if problems:
        tell(options, problems)
    if any(not problem.warning for problem in problems):
        refuse(options, "texts-refused")
        return FAILED
    repairs = [file.repair for file in files]
    repairs += [*_lock(project, repairs, found.settled), *_base_lock(project, repairs)]
    if not repairs:
        print(say(options, "texts-same"))
        return 0
    mend(repairs, project)
    for repair in repairs:
        print(say(options, "changed", path=repair.path))
    print(say(options, "texts-in", count=len(found.changes)))
    return 0


def _lock(project: Project, repairs: list[Repair], settled: Container[str]) -> Iterator[Repair]:
    """The lock as it will be, if there is one and it changes."""
    path = project.data / TRANSLATIONS
    if (noted := read_lock(project.data)) is None:
        return
    unwritten = {repair.path: repair.after.encode() for repair in repairs}
    compared = compare(gather(project.data, unwritten, project.base), noted)
    text = lock_text(compared, lambda one: key(one) in settled)
    if text.encode() != (raw := path.read_bytes()):
        yield Repair(path, raw, text)


def _base_lock(project: Project, repairs: list[Repair]) -> Iterator[Repair]:
    """What the base says where it is changed, as it will be noted, if that is not there yet."""
    data = {
        repair.path: repair.after.encode() for repair in repairs if repair.path.suffix == ".yml"
    }
    if project.base is None or not any(map(_is_change, data.values())):
        return
    path = project.data / LOCK
    raw = path.read_bytes() if path.exists() else None
    text = lock_with(project, data)
    if text.encode() != raw:
        yield Repair(path, raw, text)


def _is_change(raw: bytes) -> bool:
    return is_change(read("", raw))
