"""The check of the whole handbook, with one file as it is in the form and not yet on disk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from playbook.check.file import Readings
from playbook.check.loader import inspect
from playbook.check.prose import check_prose
from playbook.check.team_languages import team_languages
from playbook.locale.languages import speak
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem, in_order
from playbook.render.anchors import anchors_in_prose, anchors_of_records
from playbook.render.renderer import templates
from playbook.source.project import Project


class Checker:
    """Knows what it has read before: one file is all that changes from check to check."""

    def __init__(self) -> None:
        self.read: Readings = {}

    def inspect(
        self, project: Project, path: Path, raw: bytes
    ) -> tuple[Playbook | None, list[Problem]]:
        """What the handbook would be if the file at `path` held `raw`, and all that would be wrong.

        Nothing outside takes notice: of the team's languages, those on disk count again after it.
        """
        anchors_of = partial(anchors_of_records, cache_in=project.cache)
        try:
            book, problems = inspect(project.data, {path: raw}, project.base, self.read, anchors_of)
            if book and project.docs.is_dir():
                anchors_in = anchors_in_prose(book, cache_in=project.cache)
                problems += check_prose(project, book, templates(), anchors_in)
        finally:
            speak(team_languages(project.data, {}, project.base))
        return book, in_order(problems)


def told(problem: Problem, language: str) -> dict[str, Any]:
    """`problem` in the words of `language`, for the page."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "warning": problem.warning,
        "message": problem.message(language),
        "hint": problem.hint(language),
    }
