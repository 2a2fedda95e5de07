"""`playbook translated`: which sides of texts are stale, and that they are not."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from contextlib import suppress

from playbook.check.file import Readings
from playbook.check.loader import gather, load
from playbook.check.translations import (
    compare,
    lock_faults,
    lock_text,
    read_lock,
    stale_sides,
    write_lock,
)
from playbook.cli.output import FAILED, refuse, say
from playbook.locale.languages import spoken
from playbook.model.playbook import Side
from playbook.problems.suggestions import nearest
from playbook.source.project import Project


def translated(options: argparse.Namespace) -> int:
    """Note that the sides of some records, or of all, agree; then list what is stale.

    Returns 1 if there is something stale, else 0. Raises OSError; BadPlaybook with all errors in
    the data.
    """
    project: Project = options.project
    before: Readings = {}
    load(project.data, project.base, before)
    noted = read_lock(project.data)
    if len(spoken()) < 2 or (noted is None and not options.all):
        return refuse(options, "one-language" if len(spoken()) < 2 else "not-begun")
    compared = compare(gather(project.data, base=project.base, before=before), noted or {})
    known = {one.record for one in compared}
    for given in options.records:
        if given not in known:
            near = nearest(given, known)[options.lang]
            return refuse(options, "no-texts-in", record=given, near=near)
    confirmed = known if options.all else {*options.records}
    write_lock(project.data, lock_text(compared, lambda one: one.record in confirmed))
    if confirmed:
        count = sum(one.record in confirmed for one in compared)
        print(say(options, "confirmed", count=count))
    stale = stale_sides(one for one in compared if one.record not in confirmed)
    for line in lines(options, stale):
        print(line)
    print(say(options, "stale-count", count=len(stale)))
    return FAILED if stale else 0


def lines(options: argparse.Namespace, stale: Iterable[Side]) -> Iterator[str]:
    """A line for each stale side."""
    for side in stale:
        words = {"place": side.place, "field": side.field, "language": side.language}
        yield say(options, "stale-side", **words)


def keep_up(project: Project, before: Readings) -> None:
    """Note texts that are new, or have changed in every language, if there is a lock.

    A folder that cannot be written to keeps its lock as it is, and so does a lock that is damaged:
    whoever restores it is to find what it said.
    """
    noted = read_lock(project.data)
    if noted is not None and not lock_faults(project.data):
        compared = compare(gather(project.data, base=project.base, before=before), noted)
        with suppress(OSError):
            write_lock(project.data, lock_text(compared, lambda _: False))
