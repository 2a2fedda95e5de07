"""`playbook delete` and `playbook eject`: leaving something out, and taking it over whole."""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml

from playbook.check.loader import gather, inspect
from playbook.check.lock import lock_with
from playbook.check.overlay import LOCK
from playbook.cli.output import refuse, say, tell
from playbook.edit.deleting import deleted, files_of
from playbook.edit.impossible import Impossible
from playbook.source.changes import Joined
from playbook.source.journal import write_all
from playbook.source.project import Project


def delete(options: argparse.Namespace) -> int:
    """Remove a record, a single file or a page, and leave it out of the base; then say what still
    names it. Returns 0, or not if there is no such thing. Raises OSError."""
    project: Project = options.project
    try:
        gone = deleted(project, options.place)
    except Impossible as why:
        return refuse(options, why.key, **why.words)
    write_all(gone.texts, project.journal)
    for path in gone.own:
        print(say(options, "deleted", path=path))
    if gone.shipped:
        print(say(options, "left-out", place=options.place))
    _, problems = inspect(project.data, base=project.base)
    if errors := [problem for problem in problems if not problem.warning]:
        tell(options, errors)
    return 0


def eject(options: argparse.Namespace) -> int:
    """Copy what the base says into the team's folder, whole, with the team's change if there is
    one. Returns 0, or not if there is nothing to copy. Raises OSError."""
    project: Project = options.project
    own, shipped = files_of(project, options.place)
    if not shipped:
        return refuse(options, "no-record", record=options.place)
    contents = gather(project.data, base=project.base)
    changes = {
        project.data.parent / source.path: source
        for source in contents.sources
        if isinstance(source, Joined)
    }
    if whole := [path for path in own if path not in changes]:
        return refuse(options, "taken", path=whole[0])
    copies = {path: _whole(changes.get(path), copy) for path, copy in shipped.items()}
    lock = {project.data / LOCK: lock_with(project, copies)}
    write_all({**copies, **lock}, project.journal)
    for path in copies:
        print(say(options, "changed", path=path))
    return 0


def _whole(change: Joined | None, copy: Path) -> bytes:
    """What the base says in the file `copy`, with the team's change."""
    if change is None:
        return copy.read_bytes()
    return yaml.safe_dump(change.data, allow_unicode=True, sort_keys=False, width=99).encode()
