"""The check of the whole handbook, with one file as it is in the form and not yet on disk; and
first, that of the file alone, which takes no time."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from playbook.check.file import Readings, examine
from playbook.check.ids import repeated_ids
from playbook.check.loader import inspect
from playbook.check.plausibility import implausible_data
from playbook.check.prose import check_prose
from playbook.check.team_languages import team_languages
from playbook.locale.languages import speak
from playbook.model.kind import Kind
from playbook.model.playbook import Playbook
from playbook.problems.problem import Problem, in_order
from playbook.problems.report import plain
from playbook.render.anchors import anchors_in_prose, anchors_of_records
from playbook.render.renderer import templates
from playbook.source.project import Project


class Checker:
    """Knows what it has read before: one file is all that changes from check to check."""

    def __init__(self) -> None:
        self.read: Readings = {}

    def inspect(
        self, project: Project, unwritten: Mapping[Path, bytes | None]
    ) -> tuple[Playbook | None, list[Problem]]:
        """What the handbook would be if the files `unwritten` held that, None if they were not
        there, and all that would be wrong.

        Nothing outside takes notice: of the team's languages, those on disk count again after it.
        """
        anchors_of = partial(anchors_of_records, cache_in=project.cache)
        try:
            book, problems = inspect(project.data, unwritten, project.base, self.read, anchors_of)
            if book and project.docs.is_dir():
                anchors_in = anchors_in_prose(book, cache_in=project.cache)
                problems += check_prose(project, book, templates(), anchors_in)
        finally:
            speak(team_languages(project.data, {}, project.base))
        return book, in_order(problems)


def of_file(project: Project, kind: Kind, path: Path, raw: bytes) -> list[Problem]:
    """What is wrong with the file of `kind` at `path` whatever the others say, if it holds `raw`:
    its form, and the rules of its kind. Doubts are left to the check of the whole."""
    source, made = examine(path, project.data, raw)
    found = [*source.problems]
    if source.data is not None:
        found += [*repeated_ids(source), *implausible_data(source)]
    if made is not None:
        found += kind.check(made, source)
    return in_order(problem for problem in found if not problem.warning)


def told(problem: Problem, language: str) -> dict[str, Any]:
    """`problem` in the words of `language`, for the page."""
    return plain(problem, language) | {"warning": problem.warning}
