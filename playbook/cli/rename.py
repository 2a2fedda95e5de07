"""`playbook rename`: a record or a fact under another name, with everything that names it."""

from __future__ import annotations

import argparse

from playbook.check.loader import load
from playbook.cli.output import refuse, say
from playbook.edit.impossible import Impossible
from playbook.edit.renaming import renamed
from playbook.source.journal import write_all
from playbook.source.project import Project


def rename(options: argparse.Namespace) -> int:
    """Give a record another name, keep the old one as its alias, and follow it everywhere.

    Returns 0, or not if there is anything against it. Raises OSError; BadPlaybook with all errors
    in the data.
    """
    project: Project = options.project
    try:
        texts = renamed(project, load(project.data, project.base), options.record, options.name)
    except Impossible as why:
        return refuse(options, why.key, **why.words)
    write_all(texts, project.journal)
    for path in (path for path, text in texts.items() if text is not None):
        print(say(options, "changed", path=path))
    return 0
