"""What would be wrong with a handbook once files are written: nothing may be, by a command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playbook.check.loader import inspect
from playbook.problems.problem import Problem, in_order
from playbook.source.project import Project


def faults(project: Project, files: Mapping[Path, str | None]) -> list[Problem]:
    """What the check would say of the data of `project` if it held `files`, None for one that is
    gone."""
    unwritten = {
        path: None if text is None else text.encode()
        for path, text in files.items()
        if path.is_relative_to(project.data)
    }
    _, problems = inspect(project.data, unwritten, project.base, doubts=False)
    return in_order(problem for problem in problems if not problem.warning)
