"""`playbook new`: a file to start a record from."""

from __future__ import annotations

import argparse

from playbook.check.loader import load
from playbook.cli.output import FAILED, WRONG_USE, refuse, say, tell
from playbook.edit.impossible import Impossible
from playbook.edit.new_record import begun
from playbook.kinds import record_kinds
from playbook.problems.problem import BadPlaybook
from playbook.source.journal import write_all
from playbook.source.project import Project


def new(options: argparse.Namespace) -> int:
    """Write a new record, valid from the start and harmless to all others; never over an old one.

    Returns 0, or not if there is anything against it. Raises OSError, and then leaves nothing.
    """
    project: Project = options.project
    try:
        playbook = load(project.data, project.base)
    except BadPlaybook as bad:
        tell(options, bad.problems)
        return FAILED
    kind = next(kind for kind in record_kinds().values() if kind.singular == options.kind)
    try:
        files = begun(project, playbook, kind, options.id)
    except Impossible as why:
        return refuse(options, why.key, **why.words)
    except BadPlaybook as bad:
        tell(options, bad.problems)
        return WRONG_USE
    write_all(files, project.journal)
    for path, text in files.items():
        print(say(options, "wrote" if "draft: true" in text else "changed", path=path))
    return 0
